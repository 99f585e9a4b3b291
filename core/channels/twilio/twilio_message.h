// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages of Twilio's Message resource (https://www.twilio.com/docs/messaging/api/message-resource) as values, and
// what comes in as the history stores it. Pure; any thread. What is missing or of another type is left empty, never
// guessed; what has no sid is no message.
#pragma once

#include "core/model/arrival.h"
#include "core/model/expected.h"

#include <QJsonObject>

#include <optional>

namespace threadline {

struct TwilioMessage
{
    QString sid;  ///< "SM…", "MM…"
    bool inbound = false;
    QString from; ///< as Twilio writes addresses
    QString to;
    QString body;
    Timestamp at;   ///< when it was sent, or made when it was not sent yet; null: neither can be read
    QString status; ///< "queued", "sent", "delivered", "undelivered", "failed", "received", …
    int errorCode = 0;
    int media = 0; ///< how many files it has
};

struct TwilioPage
{
    QList<TwilioMessage> messages; ///< the newest first
    QString next; ///< where the next page is, relative to the server; empty: there is none
};

struct TwilioMedia
{
    QString sid;
    QString type; ///< "image/jpeg"
};

/// Nothing when it is none, for instance cut short.
std::optional<TwilioPage> readTwilioPage(const QByteArray& json);
std::optional<QList<TwilioMedia>> readTwilioMedia(const QByteArray& json);
/// The message that was just made; nothing when the answer has none.
std::optional<TwilioMessage> readTwilioMessage(const QByteArray& json);

/// A message that came in. `notes`: what stands for files that cannot be had.
Arrival twilioArrival(const TwilioMessage& message, const ChannelName& channel, const QList<ArrivedFile>& files,
                      const QStringList& notes, Timestamp now);

} // namespace threadline
