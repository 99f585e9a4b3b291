// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sender of a Twilio account, an SMS or WhatsApp number, as a channel
// (https://www.twilio.com/docs/messaging/api/message-resource). Twilio calls nobody back here: it is asked. It keeps
// messages as long as the account wants, so all history comes, newest first.
//
// The cursor is that of a round (twilio_round.h) with "messages": how many came in all.
//
// Files cannot leave: Twilio fetches them from a public address, and a desk has none.
//
// Thread: the network thread. The token is read, and beforeHandover called, in threads that may wait.
#pragma once

#include "core/channels/answer.h"
#include "core/channels/channel_connector.h"
#include "core/channels/twilio/twilio_receiving.h"

#include <QThreadPool>
#include <QTimer>

#include <list>
#include <memory>

namespace threadline {

class TwilioConnector final : public ChannelConnector
{
    Q_OBJECT

public:
    /// `channel`: "sms" or "whatsapp". `askEach`: whether something came.
    TwilioConnector(ChannelName channel, const TwilioSettings& settings, TwilioApi::TokenReader token,
                    std::shared_ptr<const Clock> clock, std::chrono::milliseconds askEach = std::chrono::seconds(15),
                    QObject* parent = nullptr);
    ~TwilioConnector() override;

    Capabilities capabilities() const override;
    QFuture<Expected<void>> check() override;
    /// The sender, from the number as it was typed.
    QFuture<Expected<QString>> ownAddress() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing, std::function<Expected<void>()> beforeHandover) override;
    /// Refused: Twilio gives a message its name only when it has it.
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

private:
    using PageDone = std::function<void(const Expected<TwilioPage>&)>;

    Expected<void> isComplete() const;
    void askForPage(const QJsonObject& cursor, PageDone done);
    void askIfNews(const QJsonObject& cursor, quint64 round, const Answer<void>& answer);
    void post(const Outgoing& outgoing, const Answer<Receipt>& answer);

    const ChannelName m_channel;
    const Expected<QString> m_sid;
    const Expected<QString> m_address; ///< ours, as Twilio writes it
    const std::chrono::milliseconds m_askEach;
    std::shared_ptr<const Clock> m_clock;
    TwilioApi* m_api;             // owned by this
    TwilioReceiving* m_receiving; // owned by this
    quint64 m_watchRound = 0;
    QThreadPool m_handovers; ///< one thread
    std::list<Answer<Receipt>> m_leaving; ///< may have left
};

} // namespace threadline
