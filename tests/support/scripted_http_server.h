// SPDX-License-Identifier: GPL-3.0-or-later
//
// A web server on 127.0.0.1 that says what it is told, in the test's own thread: for clients that
// are asynchronous. HTTP/1.1, one request per connection.
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>

namespace threadline::test {

class ScriptedHttpServer
{
public:
    ScriptedHttpServer(); ///< listens; fails the test when it cannot
    ~ScriptedHttpServer();

    /// What to say to the next request of `path` (with its query) that has no answer yet; the last
    /// one is repeated. An unknown path gets 404, an empty answer closes the connection.
    void answer(const QByteArray& path, const QByteArray& response);
    /// Takes requests of `path` and never answers.
    void keepSilent(const QByteArray& path);
    void speakAgain(const QByteArray& path);

    QUrl url(const QByteArray& path) const;
    const QByteArrayList& requests() const { return m_requests; } ///< their paths, in order
    const QByteArrayList& bodies() const { return m_bodies; }     ///< one for each request
    struct Request
    {
        QByteArray method;
        QByteArray path; ///< with its query
        QByteArray head; ///< the lines before the body
        QByteArray body;
    };
    /// Asked first; nothing: it goes by the answers above. An empty response closes the connection.
    void answerBy(std::function<std::optional<QByteArray>(const Request&)> give) { m_give = std::move(give); }

    /// Called with each request before it is answered.
    void onRequest(std::function<void(const QByteArray& path, const QByteArray& body)> look) { m_look = std::move(look); }

    /// A whole response: "200 OK", more header lines each ended by CRLF, and the body.
    static QByteArray response(const QByteArray& status, const QByteArray& body,
                               const QByteArray& moreHeaders = {});

private:
    void read(QTcpSocket* socket);

    QHash<QByteArray, QByteArrayList> m_answers;
    QByteArrayList m_silent;
    QByteArrayList m_requests;
    QByteArrayList m_bodies;
    std::function<void(const QByteArray&, const QByteArray&)> m_look;
    std::function<std::optional<QByteArray>(const Request&)> m_give;
    QHash<QTcpSocket*, QByteArray> m_arriving;
    QTcpServer m_server; ///< last: its sockets use what is above
};

} // namespace threadline::test
