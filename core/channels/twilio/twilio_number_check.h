// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a number is the account's and can what it is wanted for. Thread: the network thread.
#pragma once

#include "core/channels/twilio/twilio_api.h"

namespace threadline {

/// `capability`: "sms" or "voice", as the number's resource has it
/// (https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource).
void checkTwilioNumber(TwilioApi& api, const QString& number, const char* capability,
                       std::function<void(const Expected<void>&)> done);

} // namespace threadline
