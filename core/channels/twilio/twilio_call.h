// SPDX-License-Identifier: GPL-3.0-or-later
//
// Twilio's Call and Recording resources (https://www.twilio.com/docs/voice/api/call-resource) as values, and a call as the
// history stores it. Pure; any thread. What is missing or of another type is left empty, never guessed.
#pragma once

#include "core/model/arrival.h"

#include <optional>

namespace threadline {

struct TwilioCall
{
    QString sid;
    QString parent; ///< of the call that made this one; empty: none
    bool inbound = false;
    QString from;
    QString to;
    QString callerName; ///< where the number's owner pays for it
    Timestamp at;       ///< when it began; null: nobody knows
    qint64 seconds = 0;
    QString status; ///< "completed", "busy", "no-answer", "failed", "canceled"; the others are of calls under way

    bool hasEnded() const;
    bool wasTaken() const { return status == QLatin1String("completed"); }
};

struct TwilioCallPage
{
    QList<TwilioCall> calls; ///< the newest first
    QString next; ///< where the next page is, relative to the server; empty: there is none
};

/// Nothing when it is none, for instance cut short.
std::optional<TwilioCallPage> readTwilioCalls(const QByteArray& json);
/// The sids of those that are there to be fetched.
std::optional<QStringList> readTwilioRecordings(const QByteArray& json);

/// A call that has ended. `legs`: the calls that an incoming one made on its way to a person; when there were some and
/// nobody took one, or it only left a recording, the customer spoke to nobody.
Arrival twilioCallArrival(const TwilioCall& call, const QList<TwilioCall>& legs, const QList<ArrivedFile>& recordings,
                          const QStringList& notes, Timestamp now);

} // namespace threadline
