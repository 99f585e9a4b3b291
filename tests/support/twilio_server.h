// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a connector sees of Twilio's API, in the test's thread: messages listed newest first in pages, their files behind
// a redirect to another place, sending by form, errors as Twilio writes them. It keeps to the description of the API
// where the connector does, and refuses what that does not name.
#pragma once

#include "tests/support/scripted_http_server.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace threadline::test {

class TwilioServer
{
public:
    TwilioServer();

    static QString accountSid() { return QStringLiteral("AC00000000000000000000000000000001"); }
    static QString token() { return QStringLiteral("s3cret-token"); }
    QUrl url() const { return m_http.url({}); }

    /// Somebody writes to us; its sid. `at`: seconds since 1970.
    QString receive(const QString& from, const QString& to, const QString& body, qint64 at);
    /// The same with files: their types and bytes.
    QString receive(const QString& from, const QString& to, const QString& body, qint64 at,
                    const QList<std::pair<QString, QByteArray>>& files);
    /// A call between two numbers; its sid. `answer`: what its legs or its list say (Call::status).
    struct Call
    {
        QString from;
        QString to;
        bool inbound = true;
        QString status = QStringLiteral("completed");
        qint64 at = 0;
        int seconds = 0;
        QString parent = {};
        QByteArray recording = {}; ///< empty: none
        QString callerName = {};
        QString sid = {};
    };
    QString call(Call call);
    void endCall(const QString& sid, const QString& status, int seconds);
    /// Those who may be written from.
    void own(const QString& number, bool sms = true) { m_numbers.insert(number, sms); }
    /// The next so many requests get this response instead; empty: the line is cut.
    void spoil(const QByteArray& response, int times = 1);
    /// The request after so many others likewise, once.
    void spoilAfter(int requests, const QByteArray& response);
    /// Errors for what is sent from now on: HTTP status and Twilio's code.
    void refuseSending(int status, int code) { m_refusal = {status, code}; }
    void changeToken(const QString& token) { m_token = token; }

    struct Sent
    {
        QString to;
        QString from;
        QString body;
    };
    const QList<Sent>& sent() const { return m_sent; }
    const QByteArrayList& requests() const { return m_http.requests(); }
    /// Requests that carried the login to a place that is not Twilio's.
    int leaks() const { return m_leaks; }
    int pageSize = 3; ///< at most

private:
    struct Message
    {
        QJsonObject json;
        qint64 at = 0;
        QList<std::pair<QString, QByteArray>> files;
    };

    std::optional<QByteArray> answer(const ScriptedHttpServer::Request& request);
    QByteArray page(const QUrl& url) const;
    QByteArray callPage(const QUrl& url) const;
    QByteArray recordingsOf(const QString& call) const;
    QByteArray recording(const QString& name);
    /// The part of `all` that is asked for, and where the next is.
    QByteArray pageOf(const QList<QJsonObject>& all, const QByteArray& name, const QUrl& url) const;
    QByteArray media(const QStringList& parts);
    QByteArray send(const QUrlQuery& form);
    QString nextSid();

    ScriptedHttpServer m_http;
    ScriptedHttpServer m_elsewhere; ///< where the files lie
    QList<Message> m_messages;
    QList<Call> m_calls; ///< the newest first
    QHash<QString, bool> m_numbers;
    QList<Sent> m_sent;
    QString m_token = token();
    QByteArray m_spoiled;
    int m_spoils = 0;
    int m_beforeSpoil = 0;
    std::pair<int, int> m_refusal{0, 0};
    int m_sids = 0;
    int m_leaks = 0;
};

} // namespace threadline::test
