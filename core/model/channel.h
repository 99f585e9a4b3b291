// SPDX-License-Identifier: GPL-3.0-or-later
//
// A channel is known by a short lower-case name that is stored in the log. The set is open: a new
// channel brings its own name and the rest of the program carries it as it is. These are the ones
// the sample data and the first connectors use.
#pragma once

#include <QString>
#include <QStringList>

namespace threadline {

using ChannelName = QString;

namespace channel {
inline const ChannelName email = QStringLiteral("email");
inline const ChannelName whatsapp = QStringLiteral("whatsapp");
inline const ChannelName sms = QStringLiteral("sms");
inline const ChannelName voice = QStringLiteral("voice");
inline const ChannelName webchat = QStringLiteral("webchat");
inline const ChannelName telegram = QStringLiteral("telegram");
inline const ChannelName bluesky = QStringLiteral("bluesky");
inline const ChannelName review = QStringLiteral("review");
inline const ChannelName visit = QStringLiteral("visit"); ///< at our counter, or of us at theirs
inline const ChannelName delivery = QStringLiteral("delivery");
inline const ChannelName invoice = QStringLiteral("invoice");
inline const ChannelName internal = QStringLiteral("internal"); ///< notes of the team

/// Those that a customer can be on.
inline QStringList known()
{
    return {email, whatsapp, sms, voice, webchat, telegram, bluesky, review, visit, delivery, invoice};
}
} // namespace channel

} // namespace threadline
