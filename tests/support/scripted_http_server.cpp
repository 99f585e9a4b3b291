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
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
            m_arriving.remove(socket);
            socket->deleteLater();
        });
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

void ScriptedHttpServer::speakAgain(const QByteArray& path)
{
    m_silent.removeAll(path);
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
    QByteArray& arrived = m_arriving[socket];
    arrived += socket->readAll();
    const qsizetype headEnd = arrived.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return;
    }
    const QByteArray head = arrived.first(headEnd);
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    const qint64 length = at < 0 ? 0 : head.mid(at + 17).split('\r').first().trimmed().toLongLong();
    if (arrived.size() - headEnd - 4 < length) {
        return;
    }
    const QByteArray path = head.split(' ').value(1);
    m_requests.append(path);
    m_bodies.append(arrived.mid(headEnd + 4));
    m_arriving.remove(socket);
    if (m_look) {
        m_look(path, m_bodies.last());
    }
    if (m_silent.contains(path)) {
        return;
    }
    const Request request{head.split(' ').first(), path, head, m_bodies.last()};
    if (const auto given = m_give ? m_give(request) : std::nullopt) {
        socket->write(*given);
        socket->disconnectFromHost();
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
