// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/xmpp_client.h"

#include "core/model/id.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/namespaces.h"
#include "core/xmpp/stanza_failure.h"
#include "core/xmpp/strophe_line.h"

#include <QDeadlineTimer>

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;
using State = XmppClient::Status::State;

/// Time that does not jump with the clock.
qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

bool needsAPerson(const Error& error)
{
    return error.remedy == Error::Remedy::Reauthenticate || error.remedy == Error::Remedy::Rejected;
}

Error notOnline()
{
    return {Error::Remedy::Retry, u"There is no line to the chat server just now."_s};
}

Error cancelled()
{
    return {Error::Remedy::Cancelled, u"The chat account was closed."_s};
}

Error lostMeanwhile(bool changes)
{
    return changes ? Error{Error::Remedy::InDoubt, u"The line to the chat server was lost before it had answered."_s}
                   : Error{Error::Remedy::Retry, u"The line to the chat server was lost before it had answered; try again."_s};
}

template <class T>
void finish(QPromise<T>& promise, T result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

XmppClient::XmppClient(XmppAccess access, const Clock& clock, NameLookup& names, XmppTimings timings, QObject* parent)
    : QObject(parent), m_access(std::move(access)), m_clock(clock), m_names(names), m_timings(timings), m_retry(this),
      m_loginWatch(this), m_lineWatch(this)
{
    m_access.jid = threadline::bareJid(m_access.jid);
    m_bareJid = m_access.jid;
    m_retry.setSingleShot(true);
    m_loginWatch.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &XmppClient::attempt);
    connect(&m_loginWatch, &QTimer::timeout, this, [this] {
        LineSigns signs;
        signs.systemError = ETIMEDOUT;
        const bool named = !m_access.host.isEmpty();
        lose(lineFailure(signs, named ? m_access.host : jidDomain(m_access.jid),
                         named ? m_access.namedPort() : m_access.usualPort()));
    });
    connect(&m_lineWatch, &QTimer::timeout, this, &XmppClient::watchLine);
}

XmppClient::~XmppClient()
{
    blockSignals(true);
    closeLine();
    failAll(cancelled());
    finishStart(cancelled());
}

QFuture<Expected<void>> XmppClient::start()
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    if (m_access.jid.isEmpty()) {
        const Error error{Error::Remedy::Rejected, u"This is no address of a chat account: write it like name@example.org."_s};
        tell(State::Off, error);
        finish(*promise, Expected<void>(error));
    } else if (isOnline()) {
        finish(*promise, Expected<void>());
    } else {
        m_starting.push_back(promise);
        if (m_status.state != State::Connecting) {
            m_delay.reset();
            attempt();
        }
    }
    return promise->future();
}

void XmppClient::stop()
{
    m_retry.stop();
    const bool was = isOnline();
    closeLine();
    tell(State::Off, {});
    if (was) {
        Q_EMIT offline();
    }
    failAll(cancelled());
    finishStart(cancelled());
}

void XmppClient::attempt()
{
    m_retry.stop();
    tell(State::Connecting, m_status.problem);
    m_loginWatch.start(m_timings.login);
    m_lookup = std::make_unique<XmppServerLookup>(m_names);
    m_lookup->find(m_access, [this](const Expected<QList<XmppAddress>>& addresses) {
        m_lookup.release()->deleteLater(); // it is just calling
        if (addresses) {
            connectTo(*addresses);
        } else {
            lose(addresses.error());
        }
    });
}

void XmppClient::connectTo(const QList<XmppAddress>& addresses)
{
    m_line = std::make_unique<XmppLine>(m_access, addresses);
    connect(m_line.get(), &XmppLine::opened, this, &XmppClient::onOpened);
    connect(m_line.get(), &XmppLine::received, this, &XmppClient::onStanza);
    connect(m_line.get(), &XmppLine::ended, this, &XmppClient::lose);
}

void XmppClient::onOpened(const QString& jid)
{
    m_loginWatch.stop();
    m_delay.reset();
    m_jid = normalJid(jid);
    m_bareJid = threadline::bareJid(jid);
    m_heardMs = nowMs();
    m_pinged = false;
    m_lineWatch.start(std::max(std::chrono::milliseconds(50), m_timings.patience / 4));
    tell(State::Online, {});
    // What is written from another program of the same account is history too. A server without it says no.
    ask({}, XmlElement::make("enable", carbonsNs), true);
    send(XmlElement::make("presence", clientNs));
    finishStart({});
    Q_EMIT online();
}

void XmppClient::onStanza(const XmlElement& stanza)
{
    m_heardMs = nowMs();
    m_pinged = false;
    if (stanza.is("iq", clientNs)) {
        const QString type = stanza.attribute("type");
        if (type == u"result"_s || type == u"error"_s) {
            onAnswer(stanza);
        } else {
            onQuestion(stanza);
        }
    } else if (stanza.is("message", clientNs)) {
        if (stanza.attribute("type") == u"error"_s) {
            onMessageError(stanza);
        }
        Q_EMIT message(stanza);
    } else if (stanza.is("presence", clientNs)) {
        Q_EMIT presence(stanza);
    }
}

void XmppClient::onAnswer(const XmlElement& stanza)
{
    const auto found = m_questions.find(stanza.attribute("id"));
    if (found == m_questions.end()) {
        return;
    }
    // Our server may answer for itself as nobody, as our account or under its own name.
    const QString from = normalJid(stanza.attribute("from"));
    const bool ours = from.isEmpty() || from == m_bareJid || from == m_jid || from == jidDomain(m_bareJid);
    if (found->to.isEmpty() || found->to == m_bareJid ? !ours : from != found->to) {
        return;
    }
    const Question question = m_questions.take(stanza.attribute("id"));
    if (stanza.attribute("type") == u"error"_s && question.message.isEmpty()) {
        const QString whom = question.to.isEmpty() ? u"The chat server"_s : question.to;
        finish(*question.promise, Expected<XmlElement>(stanzaFailure(stanza, whom)));
    } else {
        finish(*question.promise, Expected<XmlElement>(stanza.children.empty() ? XmlElement{} : stanza.children.front()));
    }
}

/// Others may ask whether we are there; for everything else there is one polite answer (RFC 6120, 8.2.3).
void XmppClient::onQuestion(const XmlElement& stanza)
{
    const QString id = stanza.attribute("id");
    const QString from = stanza.attribute("from");
    if (id.isEmpty()) {
        return;
    }
    XmlElement answer = XmlElement::make("iq", clientNs);
    answer.set("id", id);
    if (!from.isEmpty()) {
        answer.set("to", from);
    }
    if (stanza.child("ping", pingNs)) {
        answer.set("type", u"result"_s);
    } else {
        answer.set("type", u"error"_s);
        answer.add("error", clientNs).set("type", u"cancel"_s).add("service-unavailable", "urn:ietf:params:xml:ns:xmpp-stanzas");
    }
    send(answer);
}

void XmppClient::onMessageError(const XmlElement& stanza)
{
    const QString id = stanza.attribute("id");
    for (auto each = m_questions.begin(); each != m_questions.end(); ++each) {
        if (!id.isEmpty() && each->message == id) {
            const Question question = *each;
            m_questions.erase(each);
            finish(*question.promise, Expected<XmlElement>(stanzaFailure(stanza, threadline::bareJid(stanza.attribute("from")))));
            return;
        }
    }
}

QFuture<Expected<XmlElement>> XmppClient::ask(const QString& to, const XmlElement& payload, bool set)
{
    return askWith({normalJid(to), set, {}, std::make_shared<QPromise<Expected<XmlElement>>>(), nowMs()}, payload);
}

QFuture<Expected<XmlElement>> XmppClient::askWith(Question question, const XmlElement& payload)
{
    question.promise->start();
    auto future = question.promise->future();
    if (!isOnline()) {
        finish(*question.promise, Expected<XmlElement>(notOnline()));
        return future;
    }
    const QString id = newId();
    XmlElement iq = XmlElement::make("iq", clientNs);
    iq.set("id", id).set("type", question.set ? u"set"_s : u"get"_s);
    if (!question.to.isEmpty()) {
        iq.set("to", question.to);
    }
    iq.children.push_back(payload);
    m_questions.insert(id, std::move(question));
    m_line->send(iq);
    return future;
}

void XmppClient::send(const XmlElement& stanza)
{
    if (isOnline()) {
        m_line->send(stanza);
    }
}

QFuture<Expected<void>> XmppClient::deliver(const XmlElement& message)
{
    const auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    send(message);
    // `message` marks the question as one that changes something: when the line is lost, the message is in doubt.
    const auto asked = askWith({{}, false, message.attribute("id"), std::make_shared<QPromise<Expected<XmlElement>>>(), nowMs()},
                               XmlElement::make("ping", pingNs));
    QFuture<Expected<XmlElement>>(asked).then([promise](const Expected<XmlElement>& answer) {
        finish(*promise, answer ? Expected<void>() : Expected<void>(answer.error()));
    });
    return promise->future();
}

QString XmppClient::newId() const
{
    return newUuid(m_clock.now()).toString(QUuid::WithoutBraces);
}

void XmppClient::watchLine()
{
    const qint64 now = nowMs();
    QList<Question> late;
    for (auto each = m_questions.begin(); each != m_questions.end();) {
        if (now - each->askedMs >= m_timings.request.count() && each->message.isEmpty()) {
            late.append(*each);
            each = m_questions.erase(each);
        } else {
            ++each;
        }
    }
    for (const Question& each : late) {
        const QString whom = each.to.isEmpty() ? u"The chat server"_s : each.to;
        finish(*each.promise, Expected<XmlElement>(Error{each.set ? Error::Remedy::InDoubt : Error::Remedy::Retry,
                                                         u"%1 did not answer in time; try again later."_s.arg(whom)}));
    }
    if (m_pinged && now - m_heardMs >= (m_timings.quiet + m_timings.patience).count()) {
        lose({Error::Remedy::Retry, u"The chat server \"%1\" does not answer any more; it will be tried again."_s.arg(
                                        m_access.host.isEmpty() ? jidDomain(m_access.jid) : m_access.host)});
    } else if (!m_pinged && now - m_heardMs >= m_timings.quiet.count()) {
        m_pinged = true;
        ask({}, XmlElement::make("ping", pingNs));
    }
}

void XmppClient::lose(const Error& error)
{
    const bool was = isOnline();
    closeLine();
    if (needsAPerson(error)) {
        tell(State::Off, error);
    } else {
        m_retry.start(m_delay.next());
        tell(State::Waiting, error);
    }
    if (was) {
        Q_EMIT offline();
    }
    failAll({});
    finishStart(error);
}

void XmppClient::closeLine()
{
    m_loginWatch.stop();
    m_lineWatch.stop();
    m_lookup.reset();
    if (m_line) {
        m_line->disconnect(this);
        m_line.reset();
    }
}

/// An error without a sentence: each as it befits a lost line.
void XmppClient::failAll(const Error& error)
{
    const auto open = std::exchange(m_questions, {});
    for (const Question& each : open) {
        finish(*each.promise,
               Expected<XmlElement>(error.sentence.isEmpty() ? lostMeanwhile(each.set || !each.message.isEmpty()) : error));
    }
}

void XmppClient::tell(State state, const Error& problem)
{
    const Status status{state, problem};
    if (status != m_status) {
        m_status = status;
        Q_EMIT statusChanged(m_status);
    }
}

void XmppClient::finishStart(Expected<void> outcome)
{
    const auto waiting = std::exchange(m_starting, {});
    for (const auto& each : waiting) {
        finish(*each, outcome);
    }
}

} // namespace threadline
