// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person fills in to add a number of a Twilio account, and how it becomes the settings of an account on channel
// "sms", "whatsapp" or "voice" (the keys of core/channels/twilio/twilio_settings.h: sid, number, server).
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

/// Where a sentence about the form belongs.
enum class NumberField { Number, Sid, Token, General };

struct NumberProblem
{
    NumberField field = NumberField::General;
    QString sentence;

    friend bool operator==(const NumberProblem&, const NumberProblem&) = default;
};

struct NumberForm
{
    ChannelName channel;
    QString number;
    QString sid;
    QString token;
    QString ownName;
    QString server; ///< empty: Twilio's own

    AccountRequest request() const;
    /// What is missing before it can be tried; nothing when it is complete.
    std::optional<NumberProblem> missing() const;

    friend bool operator==(const NumberForm&, const NumberForm&) = default;
};

/// Which field an error of the check speaks of.
NumberField fieldOf(const Error& error);

} // namespace threadline
