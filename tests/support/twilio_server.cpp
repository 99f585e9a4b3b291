// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/twilio_server.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace threadline::test {

namespace {

using namespace Qt::Literals::StringLiterals;

/// "Fri, 24 May 2019 17:44:50 +0000"
QString rfc2822(qint64 seconds)
{
    return QLocale::c().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss"_s) + u" +0000"_s;
}

QByteArray json(const QByteArray& status, const QJsonObject& object)
{
    return ScriptedHttpServer::response(status, QJsonDocument(object).toJson(), "Content-Type: application/json\r\n");
}

QByteArray problem(int status, int code, const QString& words)
{
    return json(QByteArray::number(status) + " No",
                {{u"code"_s, code}, {u"message"_s, words}, {u"status"_s, status}, {u"more_info"_s, u"https://www.twilio.com/"_s}});
}

QString mediaSid(qsizetype which)
{
    return u"ME%1"_s.arg(which, 32, 16, QLatin1Char('0'));
}

QString dayOf(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date().toString(Qt::ISODate);
}

QString account()
{
    return u"/2010-04-01/Accounts/%1/"_s.arg(TwilioServer::accountSid());
}

} // namespace

TwilioServer::TwilioServer()
{
    m_http.answerBy([this](const ScriptedHttpServer::Request& request) { return answer(request); });
    m_elsewhere.answerBy([this](const ScriptedHttpServer::Request& request) -> std::optional<QByteArray> {
        m_leaks += request.head.toLower().contains("authorization") ? 1 : 0;
        return std::nullopt;
    });
}

QString TwilioServer::nextSid()
{
    return u"%1"_s.arg(++m_sids, 32, 16, QLatin1Char('0'));
}

QString TwilioServer::receive(const QString& from, const QString& to, const QString& body, qint64 at)
{
    return receive(from, to, body, at, {});
}

QString TwilioServer::receive(const QString& from, const QString& to, const QString& body, qint64 at,
                              const QList<std::pair<QString, QByteArray>>& files)
{
    const QString sid = (files.isEmpty() ? u"SM"_s : u"MM"_s) + nextSid();
    const QJsonObject message{{u"sid"_s, sid}, {u"account_sid"_s, accountSid()}, {u"from"_s, from}, {u"to"_s, to},
                              {u"body"_s, body}, {u"direction"_s, u"inbound"_s}, {u"status"_s, u"received"_s},
                              {u"date_created"_s, rfc2822(at)}, {u"date_sent"_s, rfc2822(at)}, {u"date_updated"_s, rfc2822(at)},
                              {u"num_media"_s, QString::number(files.size())}, {u"num_segments"_s, u"1"_s},
                              {u"error_code"_s, QJsonValue()}, {u"error_message"_s, QJsonValue()}};
    m_messages.append({message, at, files});
    std::stable_sort(m_messages.begin(), m_messages.end(), [](const Message& a, const Message& b) { return a.at > b.at; });
    return sid;
}

void TwilioServer::spoil(const QByteArray& response, int times)
{
    m_spoiled = response;
    m_spoils = times;
    m_beforeSpoil = 0;
}

void TwilioServer::spoilAfter(int requests, const QByteArray& response)
{
    spoil(response);
    m_beforeSpoil = requests;
}

std::optional<QByteArray> TwilioServer::answer(const ScriptedHttpServer::Request& request)
{
    if (m_spoils > 0 && m_beforeSpoil-- <= 0) {
        --m_spoils;
        return m_spoiled;
    }
    const QByteArray login = "authorization: basic " + (accountSid() + u':' + m_token).toUtf8().toBase64().toLower();
    if (!request.head.toLower().contains(login)) {
        return problem(401, 20003, u"Authenticate"_s);
    }
    const QUrl url = QUrl::fromEncoded(request.path, QUrl::StrictMode);
    if (!url.path().startsWith(account())) {
        return problem(404, 20404, u"The requested resource was not found"_s);
    }
    const QStringList parts = url.path().mid(account().size()).split(u'/');
    if (request.method == "POST" && parts == QStringList{u"Messages.json"_s}) {
        QByteArray form = request.body;
        return send(QUrlQuery(QString::fromLatin1(form.replace('+', ' '))));
    }
    if (parts == QStringList{u"Messages.json"_s}) {
        return page(url);
    }
    if (parts == QStringList{u"Calls.json"_s}) {
        return callPage(url);
    }
    if (parts.size() == 3 && parts[0] == u"Calls"_s && parts[2] == u"Recordings.json"_s) {
        return recordingsOf(parts[1]);
    }
    if (parts.size() == 2 && parts[0] == u"Recordings"_s) {
        return recording(parts[1]);
    }
    if (parts == QStringList{u"IncomingPhoneNumbers.json"_s}) {
        const QString number = QUrlQuery(url).queryItemValue(u"PhoneNumber"_s, QUrl::FullyDecoded);
        QJsonArray list;
        if (m_numbers.contains(number)) {
            list.append(QJsonObject{{u"phone_number"_s, number},
                                    {u"capabilities"_s, QJsonObject{{u"sms"_s, m_numbers.value(number)}, {u"voice"_s, true}}}});
        }
        return json("200 OK", {{u"incoming_phone_numbers"_s, list}});
    }
    return parts.size() >= 3 && parts[2].startsWith(u"Media"_s) ? media(parts)
                                                                : problem(404, 20404, u"The requested resource was not found"_s);
}

QByteArray TwilioServer::page(const QUrl& url) const
{
    const QUrlQuery query(url);
    const QString to = query.queryItemValue(u"To"_s, QUrl::FullyDecoded);
    const QString since = query.queryItemValue(u"DateSent>"_s, QUrl::FullyDecoded);
    QList<QJsonObject> all;
    for (const Message& message : m_messages) {
        if (message.json.value("to"_L1).toString() == to && (since.isEmpty() || dayOf(message.at) >= since)) {
            all.append(message.json);
        }
    }
    return pageOf(all, "messages", url);
}

QByteArray TwilioServer::callPage(const QUrl& url) const
{
    const QUrlQuery query(url);
    const auto wanted = [&](const QString& name, const QString& value) {
        const QString only = query.queryItemValue(name, QUrl::FullyDecoded);
        return only.isEmpty() || only == value;
    };
    const QString since = query.queryItemValue(u"StartTime>"_s, QUrl::FullyDecoded);
    QList<QJsonObject> all;
    for (const Call& call : m_calls) {
        if (wanted(u"To"_s, call.to) && wanted(u"From"_s, call.from) && wanted(u"ParentCallSid"_s, call.parent)
            && (since.isEmpty() || dayOf(call.at) >= since)) {
            const bool counts = call.status == u"completed"_s;
            all.append({{u"sid"_s, call.sid}, {u"account_sid"_s, accountSid()}, {u"from"_s, call.from}, {u"to"_s, call.to},
                        {u"direction"_s, call.inbound ? u"inbound"_s : u"outbound-api"_s}, {u"status"_s, call.status},
                        {u"start_time"_s, rfc2822(call.at)}, {u"date_created"_s, rfc2822(call.at)},
                        {u"duration"_s, counts ? QJsonValue(QString::number(call.seconds)) : QJsonValue()},
                        {u"parent_call_sid"_s, call.parent.isEmpty() ? QJsonValue() : QJsonValue(call.parent)},
                        {u"caller_name"_s, call.callerName}});
        }
    }
    return pageOf(all, "calls", url);
}

QByteArray TwilioServer::pageOf(const QList<QJsonObject>& all, const QByteArray& name, const QUrl& url) const
{
    const QUrlQuery query(url);
    const QString asked = query.queryItemValue(u"PageSize"_s);
    const int size = std::clamp(asked.isEmpty() ? 50 : asked.toInt(), 1, pageSize);
    // The token names the entry after which the next page begins: what comes in meanwhile moves nothing.
    const QString token = query.queryItemValue(u"PageToken"_s);
    qsizetype from = 0;
    while (!token.isEmpty() && from < all.size() && all[from].value("sid"_L1).toString() != token.mid(2)) {
        ++from;
    }
    from += token.isEmpty() ? 0 : 1;
    QJsonArray shown;
    for (qsizetype i = from; i < all.size() && i < from + size; ++i) {
        shown.append(all[i]);
    }
    QJsonValue next;
    if (from + size < all.size()) {
        QUrlQuery after(url);
        after.removeAllQueryItems(u"PageToken"_s);
        after.addQueryItem(u"PageToken"_s, u"PA"_s + shown.last().toObject().value("sid"_L1).toString());
        next = url.path() + u'?' + after.toString(QUrl::FullyEncoded);
    }
    return json("200 OK", {{QString::fromLatin1(name), shown}, {u"next_page_uri"_s, next}, {u"page_size"_s, size}});
}

QString TwilioServer::call(Call call)
{
    call.sid = u"CA"_s + nextSid();
    m_calls.append(call);
    std::stable_sort(m_calls.begin(), m_calls.end(), [](const Call& a, const Call& b) { return a.at > b.at; });
    return call.sid;
}

void TwilioServer::endCall(const QString& sid, const QString& status, int seconds)
{
    for (Call& call : m_calls) {
        if (call.sid == sid) {
            call.status = status;
            call.seconds = seconds;
        }
    }
}

QByteArray TwilioServer::recordingsOf(const QString& sid) const
{
    QJsonArray list;
    for (const Call& call : m_calls) {
        if (call.sid == sid && !call.recording.isEmpty()) {
            list.append(QJsonObject{{u"sid"_s, u"RE"_s + sid.mid(2)}, {u"call_sid"_s, sid}, {u"status"_s, u"completed"_s}});
        }
    }
    return json("200 OK", {{u"recordings"_s, list}});
}

QByteArray TwilioServer::recording(const QString& name)
{
    for (const Call& call : m_calls) {
        if (name == u"RE"_s + call.sid.mid(2) + u".mp3"_s) {
            return ScriptedHttpServer::response("200 OK", call.recording);
        }
    }
    return problem(404, 20404, u"The requested resource was not found"_s);
}

QByteArray TwilioServer::media(const QStringList& parts)
{
    const auto message = std::find_if(m_messages.begin(), m_messages.end(), [&](const Message& one) {
        return one.json.value("sid"_L1).toString() == parts[1];
    });
    if (message == m_messages.end()) {
        return problem(404, 20404, u"The requested resource was not found"_s);
    }
    if (parts[2] == u"Media.json"_s) {
        QJsonArray list;
        for (qsizetype i = 0; i < message->files.size(); ++i) {
            list.append(QJsonObject{{u"sid"_s, mediaSid(i)}, {u"content_type"_s, message->files[i].first}});
        }
        return json("200 OK", {{u"media_list"_s, list}});
    }
    const qsizetype which = parts.value(3).mid(2).toInt(nullptr, 16);
    if (which >= message->files.size()) {
        return problem(404, 20404, u"The requested resource was not found"_s);
    }
    const QByteArray place = "/" + parts[1].toUtf8() + parts[3].toUtf8();
    m_elsewhere.answer(place, ScriptedHttpServer::response("200 OK", message->files[which].second));
    return ScriptedHttpServer::response("307 Temporary Redirect", {}, "Location: " + m_elsewhere.url(place).toEncoded() + "\r\n");
}

QByteArray TwilioServer::send(const QUrlQuery& form)
{
    const QStringList known{u"To"_s, u"From"_s, u"Body"_s};
    const auto items = form.queryItems(QUrl::FullyDecoded);
    for (const auto& [name, value] : items) {
        if (!known.contains(name)) {
            return problem(400, 21000, u"There is no parameter "_s + name);
        }
    }
    if (m_refusal.first != 0) {
        return problem(m_refusal.first, m_refusal.second, u"No."_s);
    }
    m_sent.append({form.queryItemValue(u"To"_s, QUrl::FullyDecoded), form.queryItemValue(u"From"_s, QUrl::FullyDecoded),
                   form.queryItemValue(u"Body"_s, QUrl::FullyDecoded)});
    return json("201 CREATED", {{u"sid"_s, u"SM"_s + nextSid()}, {u"status"_s, u"queued"_s}, {u"direction"_s, u"outbound-api"_s}});
}

} // namespace threadline::test
