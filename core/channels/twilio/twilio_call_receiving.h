// SPDX-License-Identifier: GPL-3.0-or-later
//
// From calls to what the history stores: of each it is asked which legs it had and what was recorded, one call after the
// other.
//
// Thread: the network thread. Destroying it ends what is under way; `done` is not called then.
#pragma once

#include "core/channels/channel_connector.h"
#include "core/channels/patience.h"
#include "core/channels/twilio/twilio_api.h"
#include "core/channels/twilio/twilio_call.h"

namespace threadline {

class TwilioCallReceiving final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Expected<QList<Delivered>>&)>;

    TwilioCallReceiving(TwilioApi& api, const Clock& clock, QObject* parent = nullptr);

    /// One at a time; calls that have ended. An error: nothing of these may count as seen.
    void receive(const QList<TwilioCall>& calls, Done done);

private:
    struct Work;

    void next(const std::shared_ptr<Work>& work);
    void askForRecordings(const std::shared_ptr<Work>& work);
    void nextRecording(const std::shared_ptr<Work>& work);
    void deliver(const std::shared_ptr<Work>& work);

    TwilioApi& m_api;
    const Clock& m_clock;
    Patience m_patience; ///< with files, by their sids
};

} // namespace threadline
