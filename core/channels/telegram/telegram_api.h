// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calling the methods of a bot (https://core.telegram.org/bots/api#making-requests). The token stands in
// every address, so no address is ever logged or shown; it is read again after it was refused.
//
// Thread: the network thread; the token is read in Qt's thread pool. A bot that was told to wait (429) is
// not asked again before: calls end with Retry at once. Destroying it cancels what is under way; something
// told is in doubt then.
#pragma once

#include "core/channels/telegram/telegram_reply.h"
#include "core/channels/telegram/telegram_settings.h"
#include "core/net/clock.h"
#include "core/net/http_client.h"

#include <QDeadlineTimer>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>

namespace threadline {

class TelegramApi final : public QObject
{
    Q_OBJECT

public:
    /// Called on a thread that may wait.
    using TokenReader = std::function<Expected<QString>()>;
    template <class T>
    using Done = std::function<void(Expected<T>)>;

    /// `clock` outlives it.
    TelegramApi(TelegramSettings settings, TokenReader token, const Clock& clock, QObject* parent = nullptr);

    /// The bot's own number, from its token.
    void bot(Done<qint64> done);
    /// Asks what changes nothing.
    void ask(const QString& method, const QJsonObject& arguments, Done<QJsonValue> done);
    /// getUpdates that waits on the server for so long; abandoned by abandonWaiting().
    void askAndWait(const QString& method, const QJsonObject& arguments, std::chrono::seconds wait, Done<QJsonValue> done);
    void abandonWaiting();
    /// Tells what must not be done twice: leaves once (HttpClient::tell).
    void tell(const QString& method, const HttpBody& body, Done<QJsonValue> done);
    /// The bytes of a file: `path` as getFile gives it.
    void download(const QString& path, Done<QByteArray> done);

private:
    void withToken(std::function<void(const Expected<QString>&)> then);
    QUrl address(const QString& token, const QString& method) const;
    /// A wait the server asked for that is not over.
    std::optional<Error> quiet() const;
    Expected<QJsonValue> judged(const HttpReply& reply, bool told);

    TelegramSettings m_settings;
    TokenReader m_readToken;
    const Clock& m_clock;
    std::optional<QString> m_token;
    QDeadlineTimer m_quietUntil;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<HttpClient> m_waiting; ///< the long poll's own, to be thrown away
};

} // namespace threadline
