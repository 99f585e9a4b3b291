// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/room.h"

#include "core/async/run_on.h"
#include "core/async/when_finished.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/message_writing.h"
#include "core/xmpp/namespaces.h"
#include "core/xmpp/stanza_failure.h"

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;
using Remedy = Error::Remedy;

constexpr std::chrono::seconds patience{30};
constexpr qsizetype mostOccupants = 10'000;

Error notInside()
{
    return {Remedy::Retry, u"The room has not been entered, so nothing was said."_s};
}

Error silent()
{
    return {Remedy::InDoubt, u"The room did not repeat what was said, so it is not known whether the others have it."_s};
}

QString theRoom()
{
    return u"The room"_s;
}

} // namespace

XmppRoom::XmppRoom(XmppClient& client, const QString& jid, QString nick, XmppArchivePlace from, QObject* parent)
    : QObject(parent), m_client(client), m_jid(bareJid(jid)), m_nick(std::move(nick)), m_history(client, m_jid, std::move(from)),
      m_enterWatch(this)
{
    m_enterWatch.setSingleShot(true);
    m_enterWatch.setInterval(patience);
    connect(&m_enterWatch, &QTimer::timeout, this, [this] {
        entering(Error{Remedy::Retry, u"The room did not answer in time; try again later."_s});
    });
    connect(&client, &XmppClient::message, this, &XmppRoom::onMessage);
    connect(&client, &XmppClient::presence, this, &XmppRoom::onPresence);
    connect(&client, &XmppClient::offline, this, &XmppRoom::onOffline);
    connect(&client, &XmppClient::online, this, [this] {
        if (m_staying) {
            askWhetherThere();
        }
    });
    connect(&m_history, &XmppArchiveFollower::message, this, &XmppRoom::onHistory);
}

XmppRoom::~XmppRoom()
{
    blockSignals(true);
    if (m_inside) {
        sendPresence(u"unavailable"_s);
    }
    const Error error{Remedy::Cancelled, u"The room was left."_s};
    entering(error);
    const QStringList open = m_saying.keys();
    for (const QString& id : open) {
        uttered(id, error);
    }
}

QFuture<Expected<void>> XmppRoom::create(const RoomSettings& settings)
{
    m_creating = settings;
    return enter();
}

QFuture<Expected<void>> XmppRoom::enter()
{
    if (m_inside) {
        return readyFuture(Expected<void>());
    }
    if (m_jid.isEmpty() || m_nick.isEmpty()) {
        return readyFuture(Expected<void>(Error{Remedy::Rejected, u"This is no address of a room: write it like room@rooms.example.org."_s}));
    }
    if (m_entering) {
        return m_entering->future();
    }
    m_entering = std::make_shared<QPromise<Expected<void>>>();
    m_entering->start();
    const auto future = m_entering->future();
    if (!m_client.isOnline()) {
        entering(notInside());
    } else if (m_creating) {
        m_enterWatch.start();
        sendPresence({});
    } else {
        askWhetherThere();
    }
    return future;
}

/// Whoever enters a room that does not exist makes it (7.1), so it is asked for first.
void XmppRoom::askWhetherThere()
{
    m_enterWatch.start();
    whenFinished(m_client.ask(m_jid, XmlElement::make("query", infoNs)), this,
                 [this](const Expected<XmlElement>& answer) {
                     // A room may keep to itself what it is; entering says more.
                     if (answer || !saysNotFound(answer.error())) {
                         sendPresence({});
                     } else {
                         entering(Error{Remedy::Rejected, u"The room does not exist."_s});
                     }
                 });
}

void XmppRoom::leave()
{
    m_staying = false;
    if (m_inside) {
        sendPresence(u"unavailable"_s);
    }
    getOut({Remedy::Cancelled, u"The room was left."_s});
}

void XmppRoom::sendPresence(const QString& type)
{
    XmlElement stanza = XmlElement::make("presence", clientNs);
    stanza.set("to", m_jid + u'/' + m_nick);
    if (type.isEmpty()) {
        stanza.add("x", roomNs).add("history", roomNs).set("maxstanzas", u"0"_s); // the archive is exact
    } else {
        stanza.set("type", type);
    }
    m_client.send(stanza);
}

void XmppRoom::entering(Expected<void> outcome)
{
    m_enterWatch.stop();
    const bool failed = !outcome;
    if (!failed) {
        m_inside = true;
        m_staying = true;
    } else if (outcome.error().remedy != Remedy::Retry) {
        m_creating.reset();
    }
    const auto waiting = std::exchange(m_entering, nullptr);
    if (failed && m_staying && !waiting) {
        onEnded(outcome.error()); // nobody asked: it was after a break
    } else if (!failed) {
        m_history.begin();
        Q_EMIT entered();
    }
    if (waiting) {
        waiting->addResult(outcome);
        waiting->finish();
    }
}

void XmppRoom::configure()
{
    whenFinished(m_client.ask(m_jid, XmlElement::make("query", roomOwnerNs)), this, [this](const Expected<XmlElement>& answer) {
        const XmlElement* form = answer ? answer->child("x", dataNs) : nullptr;
        const auto filled = !answer ? Expected<XmlElement>(answer.error())
                                    : roomConfiguration(form ? *form : XmlElement{}, m_creating.value_or(RoomSettings{}));
        if (!filled) {
            destroy({}); // a locked room is of use to nobody
            entering(filled.error());
            return;
        }
        XmlElement query = XmlElement::make("query", roomOwnerNs);
        query.children.push_back(*filled);
        whenFinished(m_client.ask(m_jid, query, true), this, [this](const Expected<XmlElement>& done) {
            m_creating.reset();
            entering(done ? Expected<void>() : Expected<void>(done.error()));
        });
    });
}

QFuture<Expected<void>> XmppRoom::askRoom(const XmlElement& payload)
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    m_client.ask(m_jid, payload, true).then([promise](const Expected<XmlElement>& answer) {
        promise->addResult(answer ? Expected<void>() : Expected<void>(answer.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Expected<void>> XmppRoom::destroy(const QString& reason)
{
    XmlElement query = XmlElement::make("query", roomOwnerNs);
    XmlElement& order = query.add("destroy", roomOwnerNs);
    if (!reason.isEmpty()) {
        order.add("reason", roomOwnerNs, reason);
    }
    return askRoom(query);
}

QFuture<Expected<void>> XmppRoom::setAffiliation(const QString& jid, RoomAffiliation affiliation, const QString& reason)
{
    XmlElement query = XmlElement::make("query", roomAdminNs);
    XmlElement& item = query.add("item", roomAdminNs);
    item.set("jid", bareJid(jid)).set("affiliation", roomAffiliationName(affiliation));
    if (!reason.isEmpty()) {
        item.add("reason", roomAdminNs, reason);
    }
    return askRoom(query);
}

QFuture<Expected<void>> XmppRoom::invite(const QString& jid, const QString& reason)
{
    XmlElement stanza = XmlElement::make("message", clientNs);
    stanza.set("to", m_jid).set("id", m_client.newId());
    XmlElement& invite = stanza.add("x", roomUserNs).add("invite", roomUserNs);
    invite.set("to", bareJid(jid));
    if (!reason.isEmpty()) {
        invite.add("reason", roomUserNs, reason);
    }
    return m_client.deliver(stanza);
}

QFuture<Expected<QString>> XmppRoom::say(const XmppText& text)
{
    return utter(text.id, messageStanza(m_jid, "groupchat", text));
}

QFuture<Expected<QString>> XmppRoom::react(const XmppReactions& reactions)
{
    const QString id = m_client.newId();
    return utter(id, reactionsStanza(m_jid, "groupchat", id, reactions));
}

QFuture<Expected<QString>> XmppRoom::utter(const QString& id, const XmlElement& stanza)
{
    if (!m_inside) {
        return readyFuture(Expected<QString>(notInside()));
    }
    if (id.isEmpty() || m_saying.contains(id)) {
        return readyFuture(Expected<QString>(Error{Remedy::Rejected, u"A message needs an id of its own."_s}));
    }
    auto promise = std::make_shared<QPromise<Expected<QString>>>();
    promise->start();
    m_saying.insert(id, promise);
    m_client.send(stanza);
    QTimer::singleShot(patience, this, [this, id] { uttered(id, silent()); });
    return promise->future();
}

void XmppRoom::uttered(const QString& id, Expected<QString> outcome)
{
    if (const Said waiting = m_saying.take(id)) {
        if (!outcome && outcome.error().remedy == Remedy::InDoubt) {
            m_inDoubt.insert(id);
        }
        waiting->addResult(std::move(outcome));
        waiting->finish();
    }
}

void XmppRoom::sendChatState(ChatState state)
{
    if (m_inside) {
        m_client.send(chatStateStanza(m_jid, "groupchat", state));
    }
}

void XmppRoom::setSubject(const QString& subject)
{
    XmlElement stanza = XmlElement::make("message", clientNs);
    stanza.set("to", m_jid).set("type", u"groupchat"_s).set("id", m_client.newId());
    stanza.add("subject", clientNs, subject);
    m_client.send(stanza);
}

void XmppRoom::onMessage(const XmlElement& stanza)
{
    if (const auto back = bounce(stanza); back && back->from == m_jid) {
        uttered(back->id, stanzaFailure(stanza, theRoom()));
        return;
    }
    auto message = roomMessage(stanza, m_jid, {m_client.bareJid(), m_client.clock().now()});
    if (!message || !m_inside) {
        return;
    }
    const QString nick = jidResource(message->from);
    message->realJid = m_occupants.value(nick).realJid;
    message->outgoing = nick == m_nick;
    if (message->subject) {
        m_subject = *message->subject;
        Q_EMIT subjectChanged(m_subject);
        return;
    }
    if (message->chatState && !message->outgoing && !nick.isEmpty()) {
        Q_EMIT chatStateChanged(nick, *message->chatState);
    }
    if (!message->body.isEmpty() || message->reactions || message->attachment.isValid()) {
        const bool ours = message->outgoing;
        const QString id = message->id;
        const QString archiveId = message->archiveId;
        m_history.take(*message);
        if (ours) {
            uttered(id, archiveId);
        }
    }
}

void XmppRoom::onHistory(XmppMessage message)
{
    if (jidResource(message.from) == m_nick && m_inDoubt.remove(message.id)) {
        message.outgoing = true;
    }
    Q_EMIT received(message);
}

void XmppRoom::onPresence(const XmlElement& stanza)
{
    if (bareJid(stanza.attribute("from")) != m_jid) {
        return;
    }
    if (stanza.attribute("type") == u"error"_s) {
        if (m_enterWatch.isActive()) {
            entering(stanzaFailure(stanza, theRoom()));
        }
        return;
    }
    const auto presence = roomPresence(stanza, m_jid);
    if (!presence) {
        return;
    }
    const RoomOccupant& occupant = presence->occupant;
    if (presence->gone) {
        m_occupants.remove(occupant.nick);
    } else if (m_occupants.size() < mostOccupants || m_occupants.contains(occupant.nick)) {
        m_occupants.insert(occupant.nick, occupant);
    }
    const bool self = presence->self || occupant.nick == m_nick;
    if (self) {
        onOwnPresence(*presence);
    }
    Q_EMIT occupantsChanged();
}

void XmppRoom::onOwnPresence(const RoomPresence& presence)
{
    if (presence.destroyed) {
        const QString sentence = presence.ended ? presence.ended->sentence : QString();
        Q_EMIT destroyed(sentence);
    }
    if (presence.gone && !presence.newNick.isEmpty()) {
        m_nick = presence.newNick;
    } else if (presence.gone) {
        onEnded(presence.ended.value_or(Error{Remedy::Retry, u"The room was left."_s}));
    } else if (!m_inside && m_enterWatch.isActive()) {
        m_nick = presence.occupant.nick; // the server may have changed it
        if (presence.created && m_creating) {
            configure();
        } else if (presence.created) {
            destroy({}); // it vanished between the question and the entering
            entering(Error{Remedy::Rejected, u"The room does not exist."_s});
        } else if (m_creating) {
            m_creating.reset();
            sendPresence(u"unavailable"_s);
            entering(Error{Remedy::Rejected, u"There is a room of this name already: choose another one."_s});
        } else {
            entering({});
        }
    }
}

void XmppRoom::onOffline()
{
    const Error lost{Remedy::Retry, u"The line to the chat server was lost; the room is entered again when it is back."_s};
    if (m_entering) {
        entering(lost);
    }
    m_enterWatch.stop();
    getOut(lost);
}

/// The room has put us out, or does not let us in again.
void XmppRoom::onEnded(const Error& why)
{
    if (why.remedy != Remedy::Retry) {
        m_staying = false;
    }
    getOut(why);
    if (m_staying && m_client.isOnline()) {
        QTimer::singleShot(patience / 10, this, [this] {
            if (m_staying && !m_inside && !m_enterWatch.isActive() && m_client.isOnline()) {
                askWhetherThere();
            }
        });
    }
}

void XmppRoom::getOut(const Error& why)
{
    const bool was = std::exchange(m_inside, false);
    m_history.pause();
    m_occupants.clear();
    const QStringList open = m_saying.keys();
    for (const QString& id : open) {
        uttered(id, silent());
    }
    if (was || why.remedy != Remedy::Retry) {
        Q_EMIT left(why);
    }
}

} // namespace threadline
