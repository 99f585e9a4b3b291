// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_arrival.h"

#include "core/channels/plausible_moment.h"
#include "core/channels/web_chat/web_chat_visit.h"
#include "core/model/id.h"
#include "core/xmpp/jid.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 conversationSeconds = 86'400;
const QString prefix = channel::webchat + u':';

bool isVisitor(const QString& person)
{
    return !person.contains(u'@');
}

QString shownName(const QString& person)
{
    return isVisitor(person) ? u"Visitor %1"_s.arg(person.left(4).toUpper()) : person;
}

void addContext(Arrival& arrival, const WebChatVisit& visit)
{
    const auto add = [&arrival](const QString& key, const QJsonValue& value) {
        if (value != QJsonValue(QString())) {
            arrival.details.insert(key, value);
        }
    };
    add(u"page"_s, visit.page.toString());
    add(u"page_title"_s, visit.title);
    add(u"order"_s, visit.order);
    if (!visit.email.isEmpty()) {
        QJsonObject given{{u"email"_s, visit.email}};
        if (visit.proven) {
            given.insert(u"vouched"_s, true);
        }
        add(u"given"_s, given);
    }
    if (visit.left) {
        add(u"left"_s, true);
        if (!visit.email.isEmpty()) {
            add(u"answer_by"_s,
                QJsonObject{{u"channel"_s, channel::email}, {u"address"_s, visit.email}});
        }
    }
}

QByteArray textOf(const XmppMessage& message)
{
    QString text = message.body;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (message.bodyCut) {
        text += u"\n[The message was longer and was cut here.]"_s;
    }
    return text.toUtf8();
}

} // namespace

QString webChatAddress(const QString& person)
{
    return prefix + person;
}

QString webChatPerson(const QString& address)
{
    const QString trimmed = address.trimmed();
    return trimmed.startsWith(prefix) ? trimmed.mid(prefix.size()) : QString();
}

QString webChatSpeaker(const QString& jid, const QMap<QString, QString>& form,
                       const WebChatReader& reader, const WebChatPeople& people)
{
    if (jidDomain(jid) != reader.visitors) {
        return jid;
    }
    const QString named = webChatVisit(form, {}).visitor;
    if (!named.isEmpty()) {
        return named;
    }
    const QString known = people.personAt(jid);
    return known.isEmpty() ? jid : known;
}

bool isFromOutbox(const QString& id, const QString& account)
{
    const qsizetype at = id.indexOf(u'@');
    return at > 0 && InteractionId::fromText(id.left(at)) &&
           QStringView(id).mid(at + 1) == jidDomain(account);
}

std::optional<Arrival> webChatArrival(const XmppArchived& entry, const WebChatReader& reader,
                                      WebChatPeople& people)
{
    if (!entry.message || entry.message->body.trimmed().isEmpty()) {
        return {};
    }
    const XmppMessage& message = *entry.message;
    const QString other = message.outgoing ? message.to : message.from;
    if (other.isEmpty() || other == reader.account ||
        (message.outgoing && isFromOutbox(message.id, reader.account))) {
        return {};
    }
    const Timestamp at = plausibleMoment(message.at, reader.now);
    const QString person = webChatSpeaker(
        other, message.outgoing ? QMap<QString, QString>() : message.form, reader, people);
    people.met(other, person, at);

    Arrival arrival;
    arrival.externalKey = "webchat:" + reader.account.toUtf8() + ':' + entry.id.toUtf8();
    arrival.messageId = arrival.externalKey;
    arrival.channel = channel::webchat;
    arrival.at = at;
    arrival.text = textOf(message);
    arrival.conversationSeconds = conversationSeconds;
    arrival.customerIdentity = {Identity::Kind::Handle, webChatAddress(person)};
    const Party customer{shownName(person), webChatAddress(person)};
    if (message.outgoing) {
        arrival.direction = Direction::Outbound;
        arrival.from = {{}, reader.account};
        arrival.to = {customer};
        return arrival;
    }
    const WebChatVisit visit = jidDomain(other) == reader.visitors
                                   ? webChatVisit(message.form, reader.siteKey)
                                   : WebChatVisit();
    arrival.from = customer;
    if (!visit.name.isEmpty()) {
        arrival.from.name = visit.name;
        arrival.customerName = visit.name;
    }
    addContext(arrival, visit);
    if (!message.replaces.isEmpty()) {
        arrival.details.insert(u"edited"_s, true);
    }
    return arrival;
}

} // namespace threadline
