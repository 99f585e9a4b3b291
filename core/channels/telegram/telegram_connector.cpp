// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_connector.h"

#include "core/async/when_finished.h"
#include "core/channels/telegram/telegram_sending.h"

#include <QJsonArray>
#include <QTimer>
#include <QtConcurrentRun>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int waitSeconds = 50; // what Telegram allows at most
constexpr int pauseMilliseconds = 1000;
constexpr qint64 offsetLastsSeconds = 6 * 86'400;

Error garbage()
{
    return {Error::Remedy::Retry,
            u"What Telegram sent is no list of updates; nothing of it was taken and it is asked again."_s};
}

} // namespace

TelegramConnector::TelegramConnector(TelegramSettings settings, TelegramApi::TokenReader token,
                                     std::shared_ptr<const Clock> clock, QObject* parent)
    : ChannelConnector(parent)
    , m_clock(std::move(clock))
    , m_api(new TelegramApi(std::move(settings), std::move(token), *m_clock, this))
    , m_receiving(new TelegramReceiving(*m_api, *m_clock, this))
    , m_handovers(this)
{
    m_handovers.setMaxThreadCount(1);
}

TelegramConnector::~TelegramConnector()
{
    m_handovers.waitForDone();
    for (const Answer<Receipt>& answer : m_leaving) {
        answer.give(Error{Error::Remedy::InDoubt, u"the account was closed while Telegram was being told"_s});
    }
    delete m_receiving; // before what they use
    delete m_api;
}

Capabilities TelegramConnector::capabilities() const
{
    Capabilities capabilities;
    capabilities.send = true;
    capabilities.attachments = true;
    capabilities.maxFileBytes = telegramFileBytes;
    capabilities.maxLength = telegramTextLength;
    capabilities.counting = Capabilities::Counting::Utf16Units;
    return capabilities;
}

// --- receiving -----------------------------------------------------------------------------------

QJsonObject TelegramConnector::updatesFrom(const QJsonObject& cursor, int wait) const
{
    QJsonObject arguments{{u"limit"_s, int{TelegramUpdateLimits::updates}},
                          {u"timeout"_s, wait},
                          {u"allowed_updates"_s, QJsonArray{u"message"_s, u"edited_message"_s}}};
    const qint64 age = m_clock->now().seconds() - cursor.value("at"_L1).toInteger();
    if (cursor.contains("offset"_L1) && age < offsetLastsSeconds) {
        arguments.insert(u"offset"_s, cursor.value("offset"_L1));
    }
    return arguments;
}

QFuture<Expected<Pulled>> TelegramConnector::pull(const QJsonObject& cursor)
{
    const Answer<Pulled> answer;
    ++m_watchRound;
    m_api->abandonWaiting();
    if (const auto ahead = std::exchange(m_ahead, std::nullopt); ahead && ahead->cursor == cursor) {
        receive(cursor, ahead->updates, answer);
        return answer.future();
    }
    m_api->ask(u"getUpdates"_s, updatesFrom(cursor, 0), [this, cursor, answer](const Expected<QJsonValue>& result) {
        if (!result) {
            answer.give(result.error());
            return;
        }
        const auto updates = readTelegramUpdates(*result);
        if (!updates) {
            answer.give(garbage());
            return;
        }
        receive(cursor, *updates, answer);
    });
    return answer.future();
}

void TelegramConnector::receive(const QJsonObject& cursor, const QList<TelegramUpdate>& updates,
                                const Answer<Pulled>& answer)
{
    const bool all = updates.size() < TelegramUpdateLimits::updates;
    m_receiving->receive(updates, [this, cursor, all, answer](const Expected<ReceivedUpdates>& received) {
        if (!received) {
            answer.give(received.error());
            return;
        }
        Pulled pulled;
        pulled.delivered = received->delivered;
        pulled.failures = received->failures;
        pulled.storeFirst = true;
        pulled.caughtUp = all && received->complete;
        const qint64 messages = cursor.value("messages"_L1).toInteger() + pulled.delivered.size();
        pulled.progress = {messages, messages, {}};
        pulled.cursor = cursor;
        if (received->lastUpdate > 0) {
            pulled.cursor = {{u"offset"_s, received->lastUpdate + 1},
                             {u"at"_s, m_clock->now().seconds()},
                             {u"messages"_s, messages}};
        }
        answer.give(pulled);
    });
}

QFuture<Expected<void>> TelegramConnector::watch(const QJsonObject& cursor)
{
    const Answer<void> answer;
    keepWatching(cursor, ++m_watchRound, answer);
    return answer.future();
}

void TelegramConnector::keepWatching(const QJsonObject& cursor, quint64 round, const Answer<void>& answer)
{
    const QDeadlineTimer soonest(pauseMilliseconds);
    m_api->askAndWait(u"getUpdates"_s, updatesFrom(cursor, waitSeconds), std::chrono::seconds(waitSeconds),
                      [this, cursor, round, answer, soonest](const Expected<QJsonValue>& result) {
                          if (round != m_watchRound) {
                              return;
                          }
                          const auto updates = result ? readTelegramUpdates(*result) : std::nullopt;
                          if (!updates) {
                              answer.give(result ? garbage() : result.error());
                          } else if (updates->isEmpty()) {
                              watchAgain(cursor, round, answer, soonest);
                          } else {
                              m_ahead = {cursor, *updates};
                              answer.give({});
                          }
                      });
}

/// A server that does not let one wait is not asked without a pause.
void TelegramConnector::watchAgain(const QJsonObject& cursor, quint64 round, const Answer<void>& answer,
                                   const QDeadlineTimer& soonest)
{
    QTimer::singleShot(std::chrono::milliseconds(soonest.remainingTime()), this, [this, cursor, round, answer] {
        if (round == m_watchRound) {
            keepWatching(cursor, round, answer);
        }
    });
}

// --- sending -------------------------------------------------------------------------------------

QFuture<Expected<Receipt>> TelegramConnector::send(const Outgoing& outgoing,
                                                   std::function<Expected<void>()> beforeHandover)
{
    const Answer<Receipt> answer;
    m_api->bot([this, outgoing, answer, beforeHandover = std::move(beforeHandover)](const Expected<qint64>& bot) {
        if (!bot) {
            answer.give(bot.error());
            return;
        }
        const auto prepare = [outgoing, number = *bot, beforeHandover]() -> Expected<QList<TelegramCall>> {
            auto calls = telegramCalls(outgoing, number);
            if (!calls) {
                return calls;
            }
            const auto allowed = beforeHandover();
            return allowed ? calls : Expected<QList<TelegramCall>>(allowed.error());
        };
        whenFinished(QtConcurrent::run(&m_handovers, prepare), this,
                     [this, answer](const Expected<QList<TelegramCall>>& calls) {
                         if (!calls) {
                             answer.give(calls.error());
                             return;
                         }
                         const auto leaving = m_leaving.insert(m_leaving.end(), answer);
                         sendTelegramCalls(*m_api, *calls, [this, leaving](const Expected<Receipt>& receipt) {
                             const Answer<Receipt> toTell = *leaving;
                             m_leaving.erase(leaving);
                             toTell.give(receipt);
                         });
                     });
    });
    return answer.future();
}

QFuture<Expected<bool>> TelegramConnector::find(const QByteArray&)
{
    const Answer<bool> answer;
    answer.give(Error{Error::Remedy::Unsupported,
                      u"Telegram cannot be asked whether a message was sent: look into the chat, or ask the customer."_s});
    return answer.future();
}

QFuture<Expected<void>> TelegramConnector::fileCopy(const Outgoing&)
{
    const Answer<void> answer;
    answer.give({});
    return answer.future();
}

// --- checking ------------------------------------------------------------------------------------

QFuture<Expected<void>> TelegramConnector::check()
{
    const Answer<void> answer;
    m_api->ask(u"getMe"_s, {}, [this, answer](const Expected<QJsonValue>& me) {
        if (!me) {
            answer.give(me.error());
            return;
        }
        m_api->ask(u"getWebhookInfo"_s, {}, [answer](const Expected<QJsonValue>& webhook) {
            if (!webhook) {
                answer.give(webhook.error());
                return;
            }
            const bool set = !webhook->toObject().value("url"_L1).toString().isEmpty();
            TelegramReply conflict;
            conflict.readable = true;
            conflict.code = 409;
            conflict.description = u"webhook"_s;
            answer.give(set ? Expected<void>(telegramProblem(conflict)) : Expected<void>());
        });
    });
    return answer.future();
}

QFuture<Expected<QString>> TelegramConnector::ownAddress()
{
    const Answer<QString> answer;
    m_api->ask(u"getMe"_s, {}, [answer](const Expected<QJsonValue>& me) {
        if (!me) {
            answer.give(me.error());
            return;
        }
        const QString name = me->toObject().value("username"_L1).toString();
        answer.give(name.isEmpty() ? Expected<QString>(Error{Error::Remedy::Rejected,
                                                             u"Telegram did not say what this bot is called: name it."_s})
                                   : Expected<QString>(u'@' + name));
    });
    return answer.future();
}

} // namespace threadline
