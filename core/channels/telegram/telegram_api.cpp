// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_api.h"

#include "core/async/when_finished.h"

#include <QJsonDocument>
#include <QtConcurrentRun>

namespace threadline {

namespace {

using namespace std::chrono_literals;

HttpBody asBody(const QJsonObject& arguments)
{
    return {QJsonDocument(arguments).toJson(QJsonDocument::Compact), "application/json"};
}

HttpLimits limitsOf(std::chrono::milliseconds time, qint64 bytes, int attempts)
{
    HttpLimits limits;
    limits.time = time;
    limits.bodyBytes = bytes;
    limits.attempts = attempts;
    return limits;
}

constexpr qint64 answerBytes = 16 << 20; // a hundred of the longest messages, with room
constexpr qint64 fileBytes = 21 << 20;   // what a bot may fetch, and a little

} // namespace

TelegramApi::TelegramApi(TelegramSettings settings, TokenReader token, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_readToken(std::move(token))
    , m_clock(clock)
    , m_quietUntil(0)
    , m_http(networkHttpClient(clock))
{
}

QUrl TelegramApi::address(const QString& token, const QString& method) const
{
    QUrl url = m_settings.server;
    QString path = url.path();
    if (path.endsWith(QLatin1Char('/'))) {
        path.chop(1);
    }
    url.setPath(path + QStringLiteral("/bot") + token + QLatin1Char('/') + method);
    return url;
}

void TelegramApi::withToken(std::function<void(const Expected<QString>&)> then)
{
    if (m_token) {
        then(*m_token);
        return;
    }
    const auto read = [reader = m_readToken]() -> Expected<QString> {
        const auto token = reader();
        if (!token) {
            return token.error();
        }
        const QString trimmed = token->trimmed();
        const auto valid = botOfToken(trimmed);
        return valid ? Expected<QString>(trimmed) : valid.error();
    };
    whenFinished(QtConcurrent::run(read), this, [this, then = std::move(then)](const Expected<QString>& token) {
        if (token) {
            m_token = *token;
        }
        then(token);
    });
}

std::optional<Error> TelegramApi::quiet() const
{
    if (m_quietUntil.hasExpired()) {
        return std::nullopt;
    }
    TelegramReply wait;
    wait.readable = true;
    wait.code = 429;
    wait.retryAfterSeconds = (m_quietUntil.remainingTime() + 999) / 1000;
    return telegramProblem(wait);
}

Expected<QJsonValue> TelegramApi::judged(const HttpReply& http, bool told)
{
    const TelegramReply reply = readTelegramReply(http.status, http.body);
    if (reply.ok) {
        return reply.result;
    }
    if (reply.code == 429) {
        m_quietUntil.setRemainingTime(std::max<qint64>(reply.retryAfterSeconds, 1) * 1000, Qt::PreciseTimer);
    }
    const Error problem = telegramProblem(reply);
    if (problem.remedy == Error::Remedy::Reauthenticate) {
        m_token.reset();
    }
    const bool refused = reply.isRefused() || http.status == 429;
    if (told && !refused) {
        return Error{Error::Remedy::InDoubt,
                     QStringLiteral("Telegram's server answered with trouble of its own (%1)").arg(http.status)};
    }
    return problem;
}

void TelegramApi::bot(Done<qint64> done)
{
    withToken([done = std::move(done)](const Expected<QString>& token) {
        done(token ? botOfToken(*token) : Expected<qint64>(token.error()));
    });
}

void TelegramApi::ask(const QString& method, const QJsonObject& arguments, Done<QJsonValue> done)
{
    withToken([this, method, arguments, done = std::move(done)](const Expected<QString>& token) {
        if (const auto wait = quiet(); wait || !token) {
            done(wait ? *wait : token.error());
            return;
        }
        // Once: how long to wait after a 429 stands in the body, where HTTP does not look.
        whenFinished(m_http->ask(address(*token, method), asBody(arguments), limitsOf(30s, answerBytes, 1)), this,
                     [this, done](const Expected<HttpReply>& reply) {
                         done(reply ? judged(*reply, false) : Expected<QJsonValue>(reply.error()));
                     });
    });
}

void TelegramApi::askAndWait(const QString& method, const QJsonObject& arguments, std::chrono::seconds wait,
                             Done<QJsonValue> done)
{
    withToken([this, method, arguments, wait, done = std::move(done)](const Expected<QString>& token) {
        if (const auto pause = quiet(); pause || !token) {
            done(pause ? *pause : token.error());
            return;
        }
        m_waiting = networkHttpClient(m_clock);
        const HttpLimits limits = limitsOf(wait + 20s, answerBytes, 1);
        whenFinished(m_waiting->ask(address(*token, method), asBody(arguments), limits), this,
                     [this, done](const Expected<HttpReply>& reply) {
                         done(reply ? judged(*reply, false) : Expected<QJsonValue>(reply.error()));
                     });
    });
}

void TelegramApi::abandonWaiting()
{
    m_waiting.reset();
}

void TelegramApi::tell(const QString& method, const HttpBody& body, Done<QJsonValue> done)
{
    withToken([this, method, body, done = std::move(done)](const Expected<QString>& token) {
        if (const auto wait = quiet(); wait || !token) {
            done(wait ? *wait : token.error());
            return;
        }
        whenFinished(m_http->tell(address(*token, method), body, limitsOf(300s, answerBytes, 1)), this,
                     [this, done](const Expected<HttpReply>& reply) {
                         done(reply ? judged(*reply, true) : Expected<QJsonValue>(reply.error()));
                     });
    });
}

void TelegramApi::download(const QString& path, Done<QByteArray> done)
{
    withToken([this, path, done = std::move(done)](const Expected<QString>& token) {
        if (!token) {
            done(token.error());
            return;
        }
        QUrl url = m_settings.server;
        url.setPath(url.path() + QStringLiteral("/file/bot") + *token + QLatin1Char('/') + path);
        whenFinished(m_http->get(url, limitsOf(300s, fileBytes, 3)), this,
                     [done](const Expected<HttpReply>& reply) {
                         if (!reply) {
                             done(reply.error());
                         } else if (!reply->isSuccess()) {
                             const bool later = reply->status >= 500 || reply->status == 429;
                             done(Error{later ? Error::Remedy::Retry : Error::Remedy::Rejected,
                                        QStringLiteral("Telegram did not give the file (%1).").arg(reply->status)});
                         } else {
                             done(reply->body);
                         }
                     });
    });
}

} // namespace threadline
