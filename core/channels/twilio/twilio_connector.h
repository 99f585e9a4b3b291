// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sender of a Twilio account, an SMS or WhatsApp number, as a channel
// (https://www.twilio.com/docs/messaging/api/message-resource). Twilio calls nobody back here: it is asked. It keeps
// messages as long as the account wants, so all history comes, newest first.
//
// Twilio lists messages by when they were sent, the newest first, and filters by day only. A round of pages goes back until
// an hour before the newest message that is here (all the way at the first time) and only then moves on; what of the last
// hour is here already is known by its sid. The cursor is {"up_to": seconds of the newest message when the last round
// ended, "recent": the sids of the hour before it, and in the middle of a round "page", "newest" and "coming", the sids
// it has brought, "messages": how many came in all}.
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
    struct Sender
    {
        ChannelName channel; ///< "sms" or "whatsapp"
        QString address;     ///< as twilio_settings.h has it
        std::chrono::milliseconds askEach{15'000}; ///< whether something came
    };

    TwilioConnector(Sender sender, TwilioSettings settings, TwilioApi::TokenReader token,
                    std::shared_ptr<const Clock> clock, QObject* parent = nullptr);
    ~TwilioConnector() override;

    Capabilities capabilities() const override;
    QFuture<Expected<void>> check() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing, std::function<Expected<void>()> beforeHandover) override;
    /// Refused: Twilio gives a message its name only when it has it.
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

private:
    using PageDone = std::function<void(const Expected<TwilioPage>&)>;

    void askForPage(const QJsonObject& cursor, PageDone done);
    void askIfNews(const QJsonObject& cursor, quint64 round, const Answer<void>& answer);
    void post(const Outgoing& outgoing, const Answer<Receipt>& answer);

    Sender m_sender;
    std::shared_ptr<const Clock> m_clock;
    TwilioApi* m_api;             // owned by this
    TwilioReceiving* m_receiving; // owned by this
    quint64 m_watchRound = 0;
    QThreadPool m_handovers; ///< one thread
    std::list<Answer<Receipt>> m_leaving; ///< may have left
};

} // namespace threadline
