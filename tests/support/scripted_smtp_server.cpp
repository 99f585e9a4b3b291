// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_smtp_server.h"

#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace threadline::test {

namespace {

constexpr int tickMs = 20; // how soon the end of the test is noticed
constexpr int patienceMs = 60'000;

/// One line with its end; empty when the client has left or the test has ended.
QByteArray readLine(QTcpSocket& socket, const std::stop_token& stop)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!socket.canReadLine()) {
        if (stop.stop_requested() || deadline.hasExpired()) {
            return {};
        }
        socket.waitForReadyRead(tickMs);
        if (socket.state() != QAbstractSocket::ConnectedState && !socket.canReadLine()) {
            return {};
        }
    }
    return socket.readLine();
}

void say(QTcpSocket& socket, const QByteArray& text)
{
    socket.write(text + "\r\n");
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(patienceMs)) {
    }
}

} // namespace

ScriptedSmtpServer::ScriptedSmtpServer(QList<Turn> turns)
    : m_thread([this, turns = std::move(turns)](std::stop_token stop) { serve(stop, turns); })
{
    m_port = m_listening.get_future().get();
}

ScriptedSmtpServer::~ScriptedSmtpServer() = default;

QList<ScriptedSmtpServer::Turn> ScriptedSmtpServer::upToData()
{
    return {
        {"", "220 mail.test ESMTP"},   {"EHLO", "250-mail.test\r\n250 AUTH PLAIN LOGIN"},
        {"AUTH PLAIN", "334 "},        {"", "235 2.7.0 welcome"}, // whatever the credentials are
        {"MAIL FROM", "250 2.1.0 ok"}, {"RCPT TO", "250 2.1.5 ok"},
        {"DATA", "354 go ahead"}};
}

QByteArray ScriptedSmtpServer::received()
{
    if (m_thread.joinable()) {
        m_thread.join();
    }
    return m_received;
}

void ScriptedSmtpServer::serve(std::stop_token stop, QList<Turn> turns)
{
    QTcpServer listener;
    const bool listens = listener.listen(QHostAddress::LocalHost);
    m_listening.set_value(listens ? listener.serverPort() : quint16(0));
    const QDeadlineTimer deadline(patienceMs);
    while (listens && !listener.hasPendingConnections()) {
        if (stop.stop_requested() || deadline.hasExpired()) {
            return;
        }
        listener.waitForNewConnection(tickMs);
    }
    const std::unique_ptr<QTcpSocket> socket(listener.nextPendingConnection());
    bool inMail = false;
    for (const auto& turn : turns) {
        while (m_turnsTaken > 0) { // the greeting waits for nothing
            const QByteArray line = readLine(*socket, stop);
            if (line.isEmpty()) {
                return;
            }
            m_received += line;
            if (line.startsWith(turn.asked)) {
                break;
            }
            if (!inMail) {
                say(*socket, "503 5.5.1 the script does not expect this");
            }
        }
        ++m_turnsTaken;
        if (!turn.answer.isEmpty()) {
            say(*socket, turn.answer);
        }
        inMail = turn.answer.startsWith("354") || (inMail && turn.asked != ".\r\n");
        if (turn.hangsUp) {
            socket->abort();
            return;
        }
    }
    for (QByteArray line = readLine(*socket, stop); !line.isEmpty();
         line = readLine(*socket, stop)) {
        m_received += line;
        if (line.startsWith("QUIT")) {
            say(*socket, "221 2.0.0 bye");
        }
    }
}

} // namespace threadline::test
