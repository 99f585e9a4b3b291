// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_http_server.h"

#include "tests/support/catch.h"

#include <QTcpSocket>

namespace threadline::test {

ScriptedHttpServer::ScriptedHttpServer()
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        QTcpSocket* socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    REQUIRE(m_server.listen(QHostAddress::LocalHost));
}

ScriptedHttpServer::~ScriptedHttpServer() = default;

void ScriptedHttpServer::answer(const QByteArray& path, const QByteArray& response)
{
    m_answers[path].append(response);
}

void ScriptedHttpServer::keepSilent(const QByteArray& path)
{
    m_silent.append(path);
}

QUrl ScriptedHttpServer::url(const QByteArray& path) const
{
    return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) +
                             path);
}

QByteArray ScriptedHttpServer::response(const QByteArray& status, const QByteArray& body,
                                        const QByteArray& moreHeaders)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\nConnection: close\r\n" + moreHeaders + "\r\n" + body;
}

void ScriptedHttpServer::read(QTcpSocket* socket)
{
    const QByteArray head = socket->peek(64 << 10);
    if (!head.contains("\r\n\r\n")) {
        return;
    }
    socket->readAll();
    const QByteArray path = head.split(' ').value(1);
    m_requests.append(path);
    if (m_silent.contains(path)) {
        return;
    }
    auto& answers = m_answers[path];
    socket->write(answers.isEmpty() ? response("404 Not Found", "nothing here") : answers.first());
    if (answers.size() > 1) {
        answers.removeFirst();
    }
    socket->disconnectFromHost();
}

} // namespace threadline::test
