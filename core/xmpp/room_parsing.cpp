// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/room_parsing.h"

#include "core/model/names.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/namespaces.h"

#include <QSet>

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;
using Remedy = Error::Remedy;

constexpr std::array affiliationNames{
    std::pair{RoomAffiliation::None, "none"},     std::pair{RoomAffiliation::Outcast, "outcast"},
    std::pair{RoomAffiliation::Member, "member"}, std::pair{RoomAffiliation::Admin, "admin"},
    std::pair{RoomAffiliation::Owner, "owner"},
};

RoomAffiliation affiliationOf(const QString& name)
{
    return names::valueOf(affiliationNames, name).value_or(RoomAffiliation::None);
}

/// XEP-0045, 9.2, 9.1, 9.4, 10.9 and 17.
Error whyEnded(const XmlElement& user, const QSet<int>& codes)
{
    if (const XmlElement* destroyed = user.child("destroy", roomUserNs)) {
        const QString reason = destroyed->childText("reason", roomUserNs).simplified().left(300);
        return {Remedy::Rejected, reason.isEmpty() ? u"The room was closed."_s : u"The room was closed: %1"_s.arg(reason)};
    }
    if (codes.contains(301)) {
        return {Remedy::Rejected, u"This account was banned from the room: ask its owner."_s};
    }
    if (codes.contains(321) || codes.contains(322)) {
        return {Remedy::Rejected, u"This account is no member of the room any more: ask its owner."_s};
    }
    if (codes.contains(332)) {
        return {Remedy::Retry, u"The room's server is going down; it will be tried again."_s};
    }
    if (codes.contains(307)) {
        return {Remedy::Rejected, u"This account was sent out of the room: ask its owner."_s};
    }
    return {Remedy::Retry, u"The room was left."_s};
}

} // namespace

QString roomAffiliationName(RoomAffiliation affiliation)
{
    return names::nameOf(affiliationNames, affiliation);
}

std::optional<RoomPresence> roomPresence(const XmlElement& stanza, const QString& room)
{
    const QString from = stanza.attribute("from");
    const QString type = stanza.attribute("type");
    const XmlElement* user = stanza.child("x", roomUserNs);
    if (!stanza.is("presence", clientNs) || bareJid(from) != room || jidResource(from).isEmpty() || !user ||
        (!type.isEmpty() && type != u"unavailable"_s)) {
        return {};
    }
    RoomPresence presence;
    presence.gone = !type.isEmpty();
    presence.occupant.nick = jidResource(normalJid(from));
    QSet<int> codes;
    for (const XmlElement& each : user->children) {
        if (each.is("status", roomUserNs) && codes.size() < 32) {
            codes.insert(each.attribute("code").toInt());
        }
    }
    if (const XmlElement* item = user->child("item", roomUserNs)) {
        presence.occupant.realJid = bareJid(item->attribute("jid"));
        presence.occupant.affiliation = affiliationOf(item->attribute("affiliation"));
        presence.occupant.moderator = item->attribute("role") == u"moderator"_s;
        presence.newNick = presence.gone && codes.contains(303) ? jidResource(u"x/"_s + item->attribute("nick")) : QString();
    }
    presence.self = codes.contains(110);
    presence.created = presence.self && codes.contains(201);
    presence.destroyed = presence.gone && user->child("destroy", roomUserNs);
    if (presence.gone && (presence.self || presence.destroyed) && presence.newNick.isEmpty()) {
        presence.ended = whyEnded(*user, codes);
    }
    return presence;
}

Expected<XmlElement> roomConfiguration(const XmlElement& form, const RoomSettings& settings)
{
    struct Wanted
    {
        QString field;
        QString value;
        QString without; ///< what the server then cannot do; empty: it goes without
    };
    const QList<Wanted> all{
        {u"muc#roomconfig_membersonly"_s, u"1"_s, u"keep strangers out of a room"_s},
        {u"muc#roomconfig_persistentroom"_s, u"1"_s, u"keep a room when everybody has left"_s},
        {u"muc#roomconfig_publicroom"_s, u"0"_s, {}},
        {u"muc#roomconfig_whois"_s, u"moderators"_s, {}},
        {u"muc#roomconfig_allowinvites"_s, u"0"_s, {}},
        {u"muc#roomconfig_roomname"_s, settings.title, {}},
        // Servers do not agree on its name.
        {u"muc#roomconfig_enablearchiving"_s, u"1"_s, {}},
        {u"muc#roomconfig_mam"_s, u"1"_s, {}},
        {u"mam"_s, u"1"_s, {}},
    };
    QSet<QString> offered;
    for (const XmlElement& field : form.children) {
        if (field.is("field", dataNs)) {
            offered.insert(field.attribute("var"));
        }
    }
    XmlElement filled = XmlElement::make("x", dataNs);
    filled.set("type", u"submit"_s);
    const auto fill = [&filled](const QString& field, const QString& value) {
        XmlElement& made = filled.add("field", dataNs);
        made.set("var", field);
        made.add("value", dataNs, value);
    };
    fill(u"FORM_TYPE"_s, u"http://jabber.org/protocol/muc#roomconfig"_s);
    for (const Wanted& each : all) {
        if (offered.contains(each.field)) {
            fill(each.field, each.value);
        } else if (!each.without.isEmpty()) {
            return Error{Remedy::Unsupported, u"This chat server cannot %1: rooms need another server."_s.arg(each.without)};
        }
    }
    return filled;
}

} // namespace threadline
