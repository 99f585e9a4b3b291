// SPDX-License-Identifier: GPL-3.0-or-later
//
// From messages to what the history stores: the files of each are fetched before the next. A file that cannot be had
// after several tries is named in the text instead, so that it stands in nobody's way.
//
// Thread: the network thread. Destroying it ends what is under way; `done` is not called then.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/patience.h"
#include "core/channels/twilio/twilio_api.h"
#include "core/channels/twilio/twilio_message.h"

namespace threadline {

class TwilioReceiving final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Expected<QList<Delivered>>&)>;

    TwilioReceiving(TwilioApi& api, ChannelName channel, const Clock& clock, QObject* parent = nullptr);

    /// One at a time. An error: nothing of these may count as seen.
    void receive(const QList<TwilioMessage>& messages, Done done);

private:
    struct Work;

    void next(const std::shared_ptr<Work>& work);
    void nextFile(const std::shared_ptr<Work>& work);
    void onFile(const std::shared_ptr<Work>& work, const TwilioMedia& media, const Expected<QByteArray>& bytes);

    TwilioApi& m_api;
    ChannelName m_channel;
    const Clock& m_clock;
    Patience m_patience; ///< with files, by their sids
};

} // namespace threadline
