// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Telegram bot as a channel: getUpdates in, sendMessage and sendDocument out
// (https://core.telegram.org/bots/api). Telegram keeps what customers write for 24 hours; there is no history
// before the first message that a bot was sent, nothing tells of a message that was deleted, and bots are not
// told when somebody types.
//
// Asking for updates from an offset makes Telegram forget those before it, so Pulled::storeFirst is always
// set. The cursor is {"offset": the next update, "at": seconds of the last one, "messages": how many came}.
// After a week without updates Telegram numbers them anew, anywhere: after six days we ask without an offset.
//
// Thread: the network thread. The token is read, and beforeHandover called, in threads that may wait.
#pragma once

#include "core/channels/answer.h"
#include "core/channels/channel_connector.h"
#include "core/channels/telegram/telegram_receiving.h"

#include <QThreadPool>

#include <list>
#include <memory>

namespace threadline {

class TelegramConnector final : public ChannelConnector
{
    Q_OBJECT

public:
    TelegramConnector(TelegramSettings settings, TelegramApi::TokenReader token, std::shared_ptr<const Clock> clock,
                      QObject* parent = nullptr);
    ~TelegramConnector() override;

    Capabilities capabilities() const override;
    QFuture<Expected<void>> check() override;
    QFuture<Expected<QString>> ownAddress() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing, std::function<Expected<void>()> beforeHandover) override;
    /// Refused: nobody can ask Telegram that.
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

private:
    QJsonObject updatesFrom(const QJsonObject& cursor, int waitSeconds) const;
    void receive(const QJsonObject& cursor, const QList<TelegramUpdate>& updates, const Answer<Pulled>& answer);
    void keepWatching(const QJsonObject& cursor, quint64 round, const Answer<void>& answer);
    void watchAgain(const QJsonObject& cursor, quint64 round, const Answer<void>& answer, const QDeadlineTimer& soonest);

    std::shared_ptr<const Clock> m_clock;
    TelegramApi* m_api;             // owned by this
    TelegramReceiving* m_receiving; // owned by this
    struct Ahead
    {
        QJsonObject cursor;
        QList<TelegramUpdate> updates;
    };
    std::optional<Ahead> m_ahead; ///< what watch() saw, for the pull() that follows
    quint64 m_watchRound = 0;
    QThreadPool m_handovers; ///< one thread
    std::list<Answer<Receipt>> m_leaving; ///< may have left in part
};

} // namespace threadline
