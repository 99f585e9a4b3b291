// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include "tests/support/catch.h"

#include <QHostAddress>
#include <QTimer>

#include <sys/socket.h>

namespace threadline::test {

FaultProxy::FaultProxy(quint16 serverPort)
    : m_serverPort(serverPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::onConnection);
    REQUIRE(m_server.listen(QHostAddress::LocalHost));
}

void FaultProxy::onConnection()
{
    while (QTcpSocket* accepted = m_server.nextPendingConnection()) {
        ++m_connections;
        accepted->setParent(nullptr);
        auto& line = m_lines.emplace_back(
            Line{std::unique_ptr<QTcpSocket>(accepted), std::make_unique<QTcpSocket>()});
        QTcpSocket* client = line.client.get();
        QTcpSocket* server = line.server.get();
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_serverPort);
        connect(client, &QTcpSocket::readyRead, this,
                [this, client, server] { pass(*client, *server, false); });
        connect(server, &QTcpSocket::readyRead, this,
                [this, client, server] { pass(*server, *client, true); });
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    }
}

void FaultProxy::pass(QTcpSocket& from, QTcpSocket& to, bool fromServer)
{
    QByteArray bytes = from.readAll();
    if (m_silent) {
        return;
    }
    if (fromServer) {
        m_fromServer += bytes.size();
        if (m_cutAfter >= 0) {
            const bool enough = bytes.size() >= m_cutAfter;
            bytes.truncate(m_cutAfter);
            m_cutAfter -= bytes.size();
            to.write(bytes);
            if (enough) {
                ++m_cuts;
                m_cutAfter = --m_cutsLeft > 0 ? m_cutEach : -1;
                to.flush();
                cut();
            }
            return;
        }
    }
    if (m_delay.count() == 0) {
        to.write(bytes);
    } else {
        QTimer::singleShot(m_delay, &to, [&to, bytes] { to.write(bytes); });
    }
}

void FaultProxy::closeHalf()
{
    for (const Line& line : m_lines) {
        if (line.client->state() == QAbstractSocket::ConnectedState) {
            ::shutdown(static_cast<int>(line.client->socketDescriptor()), SHUT_WR);
        }
    }
}

void FaultProxy::cutAfter(qint64 bytes, int times)
{
    m_cutEach = m_cutAfter = bytes;
    m_cutsLeft = times;
}

void FaultProxy::cut()
{
    for (const Line& line : m_lines) {
        line.client->abort();
        line.server->abort();
    }
}

} // namespace threadline::test
