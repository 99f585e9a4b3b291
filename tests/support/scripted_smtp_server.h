// SPDX-License-Identifier: GPL-3.0-or-later
//
// A submission server that misbehaves as it is told, for the faults that a real one cannot be made
// to show. Plain SMTP on 127.0.0.1; one connection; its own thread, so that the test may block.
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <future>
#include <thread>

namespace threadline::test {

class ScriptedSmtpServer
{
public:
    /// When a line that begins with `asked` comes, say `answer` (without its last CRLF; empty: say
    /// nothing) and perhaps hang up. Turns are taken in order; of the mail itself, lines that are
    /// not asked for are passed over.
    struct Turn
    {
        QByteArray asked; ///< empty: the greeting, on connecting
        QByteArray answer;
        bool hangsUp = false;
    };

    explicit ScriptedSmtpServer(QList<Turn> turns);
    ~ScriptedSmtpServer();
    ScriptedSmtpServer(const ScriptedSmtpServer&) = delete;
    ScriptedSmtpServer& operator=(const ScriptedSmtpServer&) = delete;

    /// The usual turns of a session up to and with the answer to DATA.
    static QList<Turn> upToData();

    quint16 port() const { return m_port; }
    /// How many turns have been taken.
    int turnsTaken() const { return m_turnsTaken; }
    /// Waits for the session's end; all that the client has said.
    QByteArray received();

private:
    void serve(std::stop_token stop, QList<Turn> turns);

    std::promise<quint16> m_listening;
    std::atomic<int> m_turnsTaken{0};
    QByteArray m_received; ///< of m_thread until it has ended
    quint16 m_port = 0;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace threadline::test
