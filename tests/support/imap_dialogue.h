// SPDX-License-Identifier: GPL-3.0-or-later
//
// An IMAP server that follows a script written the way the RFCs write theirs:
//
//     S: * OK ready
//     C: A1 CAPABILITY
//     S: * CAPABILITY IMAP4rev1 IDLE
//     S: A1 OK done
//
// "C:" is what the client has to say; its tag stands for whatever tag the client uses. "S:" is
// said at once; lines end in CRLF on the wire, so literals are written as lines with their size
// counted by hand. "S-" is said without a line end. "X:" closes the connection.
//
// Lives in the test's thread; its event loop has to run. One connection after the other, each with
// its own script.
#pragma once

#include <QHash>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace threadline::test {

class ImapDialogue final : public QObject
{
    Q_OBJECT

public:
    explicit ImapDialogue(const QByteArrayList& scripts);
    explicit ImapDialogue(const QByteArray& script)
        : ImapDialogue(QByteArrayList{script})
    {
    }

    quint16 port() const { return m_server.serverPort(); }
    /// Whether every line of every script was reached and nothing else was said.
    bool isComplete() const;
    /// What was expected and what came instead; empty while all is well.
    std::string problem() const;
    /// Says something more, outside of the script.
    void say(const QByteArray& line);

private:
    void onConnection();
    void onReadyRead();
    void speak();
    void hear(const QByteArray& line);

    QTcpServer m_server;
    QTcpSocket* m_client = nullptr;
    QList<QByteArrayList> m_scripts;
    QByteArrayList m_lines; ///< of the script under way, what is left
    QHash<QByteArray, QByteArray> m_tags;
    QByteArray m_heard;
    QByteArray m_problem;
};

} // namespace threadline::test
