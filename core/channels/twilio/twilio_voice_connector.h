// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of one number of a Twilio account as a channel (https://www.twilio.com/docs/voice/api/call-resource): who called
// whom when and how long, whether they spoke, and what was recorded. Nothing is sent over it.
//
// Calls to the number and calls from it are two lists. The cursor has a round (twilio_round.h) for each, "to" and "from",
// "list": which one is gone through now, "calls": how many came in all. A call is here when it has ended; one that
// lasts longer than a day is missed.
//
// Thread: the network thread. The token is read in a thread that may wait.
#pragma once

#include "core/channels/answer.h"
#include "core/channels/channel_connector.h"
#include "core/channels/twilio/twilio_call_receiving.h"

#include <memory>

namespace threadline {

class TwilioRound;

class TwilioVoiceConnector final : public ChannelConnector
{
    Q_OBJECT

public:
    /// `askEach`: whether a call has ended.
    TwilioVoiceConnector(const TwilioSettings& settings, TwilioApi::TokenReader token, std::shared_ptr<const Clock> clock,
                         std::chrono::milliseconds askEach = std::chrono::seconds(15), QObject* parent = nullptr);
    ~TwilioVoiceConnector() override;

    Capabilities capabilities() const override { return {}; }
    QFuture<Expected<void>> check() override;
    QFuture<Expected<QString>> ownAddress() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing, std::function<Expected<void>()> beforeHandover) override;
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

private:
    using PageDone = std::function<void(const Expected<TwilioCallPage>&)>;

    void askForPage(const QString& list, const TwilioRound& round, PageDone done);
    void askIfNews(const QString& list, const QJsonObject& cursor, quint64 round, const Answer<void>& answer);

    const Expected<QString> m_sid;
    const Expected<QString> m_number; ///< ours
    const std::chrono::milliseconds m_askEach;
    std::shared_ptr<const Clock> m_clock;
    TwilioApi* m_api;                 // owned by this
    TwilioCallReceiving* m_receiving; // owned by this
    quint64 m_watchRound = 0;
};

} // namespace threadline
