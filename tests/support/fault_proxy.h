// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bad line: a TCP proxy on 127.0.0.1 that passes bytes on to a server until it is told to cut or
// to hold them. Lives in the test's thread; its event loop has to run.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <vector>

namespace threadline::test {

class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    explicit FaultProxy(quint16 serverPort);

    quint16 port() const { return m_server.serverPort(); }
    /// Resets the connection after so many more bytes from the server, and those that are made then likewise, so many
    /// times in all.
    void cutAfter(qint64 bytes, int times = 1);
    void cutNoMore() { m_cutAfter = -1; }
    /// That cutAfter() made.
    int cuts() const { return m_cuts; }
    /// Resets all connections now.
    void cut();
    /// From now on nothing passes in either direction, as on a line that died without a word.
    void goSilent() { m_silent = true; }
    /// New connections pass again; what was swallowed on the old ones stays lost.
    void speakAgain() { m_silent = false; }
    /// Each way, from now on.
    void delay(std::chrono::milliseconds each) { m_delay = each; }
    /// The server says no more, and takes what comes, as a router that lost half of a connection.
    void closeHalf();
    qint64 bytesFromServer() const { return m_fromServer; }
    int connections() const { return m_connections; }

private:
    struct Line
    {
        std::unique_ptr<QTcpSocket> client;
        std::unique_ptr<QTcpSocket> server;
    };

    void onConnection();
    void pass(QTcpSocket& from, QTcpSocket& to, bool fromServer);

    QTcpServer m_server;
    quint16 m_serverPort;
    std::vector<Line> m_lines;
    std::chrono::milliseconds m_delay{0};
    qint64 m_cutAfter = -1; ///< of the bytes to come
    qint64 m_cutEach = 0;
    int m_cutsLeft = 0;
    int m_cuts = 0;
    qint64 m_fromServer = 0;
    int m_connections = 0;
    bool m_silent = false;
};

} // namespace threadline::test
