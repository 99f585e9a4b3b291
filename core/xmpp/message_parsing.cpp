// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/message_parsing.h"

#include "core/xmpp/jid.h"
#include "core/xmpp/namespaces.h"
#include "core/xmpp/stanza_failure.h"

#include <QSet>

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;

/// An id that can be kept and compared, else none.
QString idOf(const QString& text)
{
    return text.size() <= XmppMessageLimits::id ? text : QString();
}

QString cutTo(const QString& text, qsizetype limit)
{
    qsizetype length = std::min(text.size(), limit);
    if (length < text.size() && length > 0 && text[length - 1].isHighSurrogate()) {
        --length;
    }
    return text.left(length);
}

std::optional<ChatState> chatStateOf(const XmlElement& stanza)
{
    for (const auto& [state, name] : chatStateNames) {
        if (stanza.child(name, chatStatesNs)) {
            return state;
        }
    }
    return {};
}

std::optional<XmppReactions> reactionsOf(const XmlElement& stanza)
{
    const XmlElement* reactions = stanza.child("reactions", reactionsNs);
    if (!reactions || idOf(reactions->attribute("id")).isEmpty()) {
        return {};
    }
    constexpr qsizetype longestEmoji = 32; // families and flags are sequences of many characters
    XmppReactions found{reactions->attribute("id"), {}};
    for (const XmlElement& each : reactions->children) {
        const QString emoji = each.text.trimmed();
        if (each.is("reaction", reactionsNs) && !emoji.isEmpty() && emoji.size() <= longestEmoji && !found.emoji.contains(emoji) &&
            found.emoji.size() < XmppMessageLimits::emoji) {
            found.emoji.append(emoji);
        }
    }
    return found;
}

QUrl attachmentOf(const XmlElement& stanza)
{
    const XmlElement* data = stanza.child("x", outOfBandNs);
    const QString text = data ? data->childText("url", outOfBandNs).trimmed() : QString();
    if (text.isEmpty() || text.size() > XmppMessageLimits::url) {
        return {};
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    return url.isValid() && web && !url.host().isEmpty() ? url : QUrl();
}

/// XEP-0359, 5: only what the archive itself has stamped counts.
QString archiveIdOf(const XmlElement& stanza, const QString& archive)
{
    for (const XmlElement& each : stanza.children) {
        if (each.is("stanza-id", stanzaIdNs) && bareJid(each.attribute("by")) == archive) {
            return idOf(each.attribute("id"));
        }
    }
    return {};
}

Timestamp believed(const QString& stamp, Timestamp now)
{
    const auto at = fromRfc3339(stamp);
    return at && !at->isNull() && *at < now && at->us > 0 ? *at : now;
}

/// When it was said, if one of `servers` says that it kept it (XEP-0203, 3).
Timestamp saidAt(const XmlElement& stanza, const QStringList& servers, Timestamp now)
{
    for (const XmlElement& each : stanza.children) {
        if (each.is("delay", delayNs) && servers.contains(bareJid(each.attribute("from")))) {
            return believed(each.attribute("stamp"), now);
        }
    }
    return now;
}

/// What is the same wherever a message was said.
XmppMessage contentOf(const XmlElement& stanza)
{
    XmppMessage message;
    const QString origin = stanza.child("origin-id", stanzaIdNs) ? stanza.child("origin-id", stanzaIdNs)->attribute("id") : QString();
    message.id = idOf(stanza.attribute("id").isEmpty() ? origin : stanza.attribute("id"));
    const QString body = stanza.childText("body", clientNs);
    message.body = cutTo(body, XmppMessageLimits::body);
    message.bodyCut = message.body.size() < body.size();
    if (const XmlElement* replace = stanza.child("replace", correctionNs)) {
        message.replaces = idOf(replace->attribute("id"));
    }
    message.reactions = reactionsOf(stanza);
    message.chatState = chatStateOf(stanza);
    message.attachment = attachmentOf(stanza);
    message.form = submittedForm(stanza);
    if (const XmlElement* received = stanza.child("received", receiptsNs)) {
        message.received = idOf(received->attribute("id"));
    }
    message.wantsReceipt = stanza.child("request", receiptsNs) != nullptr;
    return message;
}

bool isError(const XmlElement& stanza)
{
    return stanza.attribute("type") == u"error"_s;
}

/// Between two, without regard to when and in which archive.
std::optional<XmppMessage> said(const XmlElement& stanza, const XmppReader& reader)
{
    const QString from = stanza.attribute("from").isEmpty() ? reader.account : bareJid(stanza.attribute("from"));
    if (!stanza.is("message", clientNs) || isError(stanza) || from.isEmpty() || stanza.attribute("type") == u"groupchat"_s) {
        return {};
    }
    XmppMessage message = contentOf(stanza);
    message.from = from;
    message.to = stanza.attribute("to").isEmpty() ? reader.account : bareJid(stanza.attribute("to"));
    message.outgoing = message.from == reader.account;
    return message;
}

std::optional<XmppMessage> saidInRoom(const XmlElement& stanza, const QString& room, const XmppReader& reader)
{
    if (!stanza.is("message", clientNs) || stanza.attribute("type") != u"groupchat"_s || bareJid(stanza.attribute("from")) != room) {
        return {};
    }
    XmppMessage message = contentOf(stanza);
    message.from = normalJid(stanza.attribute("from"));
    message.received.clear(); // XEP-0184, 5.3: not in rooms
    message.wantsReceipt = false;
    if (const XmlElement* subject = stanza.child("subject", clientNs); subject && !stanza.child("body", clientNs)) {
        message.subject = cutTo(subject->text, XmppMessageLimits::subject);
    }
    message.at = reader.now;
    return message;
}

const XmlElement* forwardedIn(const XmlElement& wrapper)
{
    const XmlElement* forwarded = wrapper.child("forwarded", forwardNs);
    return forwarded ? forwarded->child("message", clientNs) : nullptr;
}

/// The wrapper when this is a copy, whoever sent it.
const XmlElement* carbonIn(const XmlElement& stanza)
{
    const XmlElement* sent = stanza.child("sent", carbonsNs);
    return sent ? sent : stanza.child("received", carbonsNs);
}

bool isOwn(const XmlElement& stanza, const QString& account)
{
    const QString from = stanza.attribute("from");
    return from.isEmpty() || normalJid(from) == account; // with a resource it is another program, not the server
}

} // namespace

std::optional<XmppMessage> directMessage(const XmlElement& stanza, const XmppReader& reader)
{
    if (stanza.child("result", archiveNs) || (stanza.is("message", clientNs) && invitation(stanza))) {
        return {};
    }
    const XmlElement* inner = &stanza;
    if (const XmlElement* carbon = carbonIn(stanza)) {
        inner = isOwn(stanza, reader.account) ? forwardedIn(*carbon) : nullptr;
        if (!inner || carbonIn(*inner)) {
            return {};
        }
    }
    auto message = said(*inner, reader);
    if (message) {
        message->archiveId = archiveIdOf(*inner, reader.account);
        message->at = saidAt(*inner, {reader.account, jidDomain(reader.account)}, reader.now);
    }
    return message;
}

std::optional<XmppMessage> roomMessage(const XmlElement& stanza, const QString& room, const XmppReader& reader)
{
    auto message = saidInRoom(stanza, room, reader);
    if (message) {
        message->archiveId = archiveIdOf(stanza, room);
        message->at = saidAt(stanza, {room, jidDomain(room)}, reader.now);
    }
    return message;
}

std::optional<XmppBounce> bounce(const XmlElement& stanza)
{
    const QString from = bareJid(stanza.attribute("from"));
    const QString id = idOf(stanza.attribute("id"));
    if (!stanza.is("message", clientNs) || !isError(stanza) || id.isEmpty()) {
        return {};
    }
    return XmppBounce{from, id, stanzaFailure(stanza, from.isEmpty() ? u"The chat server"_s : from)};
}

QMap<QString, QString> submittedForm(const XmlElement& stanza)
{
    const XmlElement* form = stanza.child("x", dataNs);
    if (!form || form->attribute("type") != u"submit"_s) {
        return {};
    }
    QMap<QString, QString> fields;
    for (const XmlElement& each : form->children) {
        const QString name = each.attribute("var");
        const QString value = each.childText("value", dataNs);
        const bool fits = !name.isEmpty() && name.size() <= XmppMessageLimits::fieldName && value.size() <= XmppMessageLimits::fieldValue;
        if (each.is("field", dataNs) && fits && !fields.contains(name) && fields.size() < XmppMessageLimits::fields) {
            fields.insert(name, value);
        }
    }
    return fields;
}

std::optional<XmppInvitation> invitation(const XmlElement& stanza)
{
    const XmlElement* user = stanza.child("x", roomUserNs);
    const XmlElement* invite = user ? user->child("invite", roomUserNs) : nullptr;
    const QString room = bareJid(stanza.attribute("from"));
    if (!stanza.is("message", clientNs) || isError(stanza) || !invite || room.isEmpty() ||
        !jidResource(stanza.attribute("from")).isEmpty()) {
        return {};
    }
    const QString from = invite->attribute("from");
    return XmppInvitation{room, bareJid(from) == room ? normalJid(from) : bareJid(from),
                          cutTo(invite->childText("reason", roomUserNs), XmppMessageLimits::subject)};
}

std::optional<XmppArchived> archived(const XmlElement& stanza, const QString& archive, const XmppReader& reader)
{
    const XmlElement* result = stanza.child("result", archiveNs);
    const bool ours = archive == reader.account;
    const bool fromArchive = ours ? isOwn(stanza, archive) : normalJid(stanza.attribute("from")) == archive;
    if (!stanza.is("message", clientNs) || isError(stanza) || !result || !fromArchive || idOf(result->attribute("id")).isEmpty()) {
        return {};
    }
    XmppArchived found{result->attribute("queryid"), result->attribute("id"), {}};
    const XmlElement* inner = forwardedIn(*result);
    if (!inner) {
        return found;
    }
    found.message = ours ? said(*inner, reader) : saidInRoom(*inner, archive, reader);
    if (found.message) {
        found.message->archiveId = found.id;
        const XmlElement* delay = result->child("forwarded", forwardNs)->child("delay", delayNs);
        found.message->at = delay ? believed(delay->attribute("stamp"), reader.now) : reader.now;
        if (!ours) {
            // The archive shows it only to those who may see it (XEP-0313, 5.1.2), and takes out what the writer put there.
            const XmlElement* user = inner->child("x", roomUserNs);
            const XmlElement* item = user ? user->child("item", roomUserNs) : nullptr;
            found.message->realJid = item ? bareJid(item->attribute("jid")) : QString();
            found.message->outgoing = !found.message->realJid.isEmpty() && found.message->realJid == reader.account;
        }
    }
    return found;
}

} // namespace threadline
