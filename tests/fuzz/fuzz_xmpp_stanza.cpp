// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever a server or a stranger sends: no crash, no hang, and every value keeps what its header promises. What
// does not come from our own account or from the room is never taken for theirs.
#include "core/xmpp/jid.h"
#include "core/xmpp/message_parsing.h"
#include "core/xmpp/room_parsing.h"
#include "core/xmpp/stanza_failure.h"
#include "core/xmpp/upload_slot.h"

#include <cstdlib>

using namespace threadline;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check(const XmppMessage& message, const XmppReader& reader)
{
    require(message.body.size() <= XmppMessageLimits::body);
    require(message.id.size() <= XmppMessageLimits::id && message.archiveId.size() <= XmppMessageLimits::id);
    require(message.at <= reader.now && message.at.us > 0);
    require(message.attachment.isEmpty() || message.attachment.scheme().startsWith(QLatin1String("http")));
    require(!message.reactions || message.reactions->emoji.size() <= XmppMessageLimits::emoji);
    require(bareJid(message.from) == message.from.section(u'/', 0, 0));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto stanza = readXmlElement(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!stanza) {
        return 0;
    }
    const XmppReader me{QStringLiteral("me@a"), Timestamp::fromSeconds(1'795'348'800)};
    const QString room = QStringLiteral("r@b");
    const QString from = bareJid(stanza->attribute("from"));
    if (const auto message = directMessage(*stanza, me)) {
        check(*message, me);
        // From elsewhere only what they say themselves.
        require(stanza->attribute("from").isEmpty() || from == me.account || message->from == from);
    }
    if (const auto message = roomMessage(*stanza, room, me)) {
        check(*message, me);
        require(from == room && message->realJid.isEmpty());
    }
    for (const QString& archive : {me.account, room}) {
        if (const auto entry = archived(*stanza, archive, me)) {
            require(from == archive || (archive == me.account && stanza->attribute("from").isEmpty()));
            if (entry->message) {
                check(*entry->message, me);
            }
        }
    }
    if (const auto presence = roomPresence(*stanza, room)) {
        require(from == room && !presence->occupant.nick.isEmpty());
    }
    invitation(*stanza);
    bounce(*stanza);
    stanzaFailure(*stanza, room);
    (void)roomConfiguration(*stanza, {});
    if (const auto slot = uploadSlot(*stanza)) {
        require(slot->put.scheme() == QLatin1String("https") && slot->get.scheme() == QLatin1String("https"));
    }
    return 0;
}
