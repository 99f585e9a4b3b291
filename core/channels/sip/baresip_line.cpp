// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/baresip_line.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Error retry(const QString& sentence)
{
    return {Error::Remedy::Retry, sentence};
}

Error notBaresip(const QString& place)
{
    return retry(
        u"What listens on %1 is not baresip's control socket: see ctrl_tcp_listen in baresip's config."_s
            .arg(place));
}

Error cutOff(const QString& place)
{
    return retry(u"The line to baresip on %1 was cut; it is made again."_s.arg(place));
}

} // namespace

BaresipLine::BaresipLine(const SipControl& control, Pace pace, QObject* parent)
    : QObject(parent)
    , m_control(control)
    , m_pace(pace)
    , m_wait(pace.firstWait)
{
    for (QTimer* timer : {&m_retry, &m_overdue, &m_steady}) {
        timer->setSingleShot(true);
    }
    connect(&m_retry, &QTimer::timeout, this, &BaresipLine::connectNow);
    connect(&m_steady, &QTimer::timeout, this, [this] { m_wait = m_pace.firstWait; });
    connect(&m_overdue, &QTimer::timeout, this, [this] {
        const bool connected = m_socket.state() == QAbstractSocket::ConnectedState;
        lose(connected
                 ? (m_isOpen
                        ? retry(u"baresip on %1 answers no more; the line is made again."_s.arg(
                              place()))
                        : notBaresip(place()))
                 : retry(u"%1 does not answer."_s.arg(place())));
    });
    connect(&m_socket, &QTcpSocket::connected, this, &BaresipLine::greet);
    connect(&m_socket, &QTcpSocket::readyRead, this, &BaresipLine::read);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError) {
            lose(
                retry(
                    u"Nothing listens on %1: start baresip with its module ctrl_tcp, and see ctrl_tcp_listen in its config."_s
                        .arg(place())),
                true);
        } else {
            lose(m_isOpen ? cutOff(place()) : notBaresip(place()));
        }
    });
}

BaresipLine::~BaresipLine()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void BaresipLine::open()
{
    if (!std::exchange(m_isWanted, true)) {
        connectNow();
    }
}

void BaresipLine::connectNow()
{
    m_reader = {};
    m_tokens = 0;
    m_overdue.start(m_pace.answerWithin);
    m_socket.connectToHost(m_control.host, m_control.port);
}

void BaresipLine::greet()
{
    m_isRefused = false;
    ask(u"reginfo"_s, {}, [this](const Expected<BaresipAnswer>& answer) {
        if (!answer) {
            return;
        }
        const auto accounts = readAccountList(answer->words);
        if (!accounts) {
            lose(notBaresip(place()));
            return;
        }
        m_accounts = *accounts;
        listCalls();
    });
}

void BaresipLine::listCalls()
{
    ask(u"listcalls"_s, {}, [this](const Expected<BaresipAnswer>& answer) {
        if (!answer) {
            return;
        }
        const auto calls = readCallList(answer->words);
        if (!calls) {
            lose(retry(
                u"baresip on %1 does not tell its calls: load its module menu."_s.arg(place())));
            return;
        }
        m_isOpen = true;
        m_problem.reset();
        m_steady.start(m_pace.steady);
        Q_EMIT opened(*calls);
    });
}

void BaresipLine::ask(const QString& command, const QString& params, Done done)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState) {
        done(m_problem.value_or(retry(u"There is no line to baresip on %1 yet."_s.arg(place()))));
        return;
    }
    const QString token = QString::number(++m_tokens);
    m_asked.append({token, std::move(done)});
    m_socket.write(toNetstring(baresipCommand(command, params, token)));
    expectAnswer();
}

void BaresipLine::expectAnswer()
{
    if (m_asked.isEmpty()) {
        m_overdue.stop();
    } else {
        m_overdue.start(m_pace.answerWithin);
    }
}

void BaresipLine::read()
{
    if (!m_reader.feed(m_socket.readAll())) {
        lose(m_isOpen
                 ? retry(u"What baresip said could not be understood; the line is made again."_s)
                 : notBaresip(place()));
        return;
    }
    const QByteArrayList strings = m_reader.take();
    for (const QByteArray& string : strings) {
        const auto message = readBaresipMessage(string);
        if (!message) {
            lose(
                m_isOpen
                    ? retry(u"What baresip said could not be understood; the line is made again."_s)
                    : notBaresip(place()));
            return;
        }
        if (const auto* event = std::get_if<BaresipEvent>(&*message)) {
            Q_EMIT happened(*event);
            continue;
        }
        const auto& answer = std::get<BaresipAnswer>(*message);
        const auto asked = std::find_if(m_asked.begin(), m_asked.end(),
                                        [&](const auto& one) { return one.first == answer.token; });
        if (asked == m_asked.end()) {
            continue;
        }
        const Done done = asked->second;
        m_asked.erase(asked);
        expectAnswer();
        done(answer);
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            return; // it made the line be given up
        }
    }
}

void BaresipLine::lose(const Error& why, bool refused)
{
    m_overdue.stop();
    m_steady.stop();
    m_isOpen = false;
    m_isRefused = refused;
    m_problem = why;
    m_socket.blockSignals(true);
    m_socket.abort();
    m_socket.blockSignals(false);
    m_retry.start(m_wait);
    m_wait = std::min(m_wait * 2, m_pace.longestWait);
    const auto asked = std::exchange(m_asked, {});
    for (const auto& [token, done] : asked) {
        done(why);
    }
    Q_EMIT lost();
}

} // namespace threadline
