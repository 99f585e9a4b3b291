// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm_rooms/room_server.h"

#include "core/xmpp/jid.h"

namespace threadline {

namespace {
using namespace Qt::Literals::StringLiterals;
} // namespace

QString RoomServer::secretKey() const
{
    return u"rooms/"_s + access.jid;
}

std::optional<RoomServer> readRoomServer(Database& database)
{
    Statement row =
        database.prepare("SELECT address, service, host, port, direct_tls, certificates FROM room_server");
    if (!row.step()) {
        return std::nullopt;
    }
    RoomServer server;
    server.access.jid = row.text(0);
    server.service = row.text(1);
    server.access.host = row.text(2);
    server.access.port = static_cast<quint16>(row.integer(3));
    server.access.directTls = row.integer(4) != 0;
    server.access.certificates = row.bytes(5);
    return server;
}

void writeRoomServer(Database& database, const RoomServer& server)
{
    const XmppAccess& access = server.access;
    database
        .statement("INSERT OR REPLACE INTO room_server(one, address, service, host, port, direct_tls, certificates) "
                   "VALUES(1, ?, ?, ?, ?, ?, ?)")
        .run(access.jid, server.service, access.host, qint64{access.port}, access.directTls, access.certificates);
}

void forgetRoomServer(Database& database)
{
    database.execute("DELETE FROM room_server");
}

Expected<QString> checkedChatAddress(const QString& typed)
{
    const QString address = bareJid(typed.trimmed());
    return address.contains(u'@') && !address.contains(u' ')
               ? Expected<QString>(address)
               : Error{Error::Remedy::Rejected,
                       u"\"%1\" is not a chat address: write it like ola@chat.example."_s.arg(typed)};
}

Expected<RoomServer> checkedRoomServer(const RoomServer& typed)
{
    RoomServer server = typed;
    const auto address = checkedChatAddress(typed.access.jid);
    if (!address) {
        return address.error();
    }
    server.access.jid = *address;
    server.service = typed.service.trimmed().toLower();
    if (server.service.isEmpty() || server.service.contains(u'@') || server.service.contains(u'/')
        || server.service.contains(u' ')) {
        return Error{Error::Remedy::Rejected,
                     u"\"%1\" is no place for rooms: write it like rooms.chat.example."_s.arg(typed.service)};
    }
    return server;
}

} // namespace threadline
