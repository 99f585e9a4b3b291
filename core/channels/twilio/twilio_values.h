// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all of Twilio's resources are made of. Pure; any thread.
#pragma once

#include "core/model/channel.h"
#include "core/model/customer.h"
#include "core/model/timestamp.h"

#include <QJsonValue>

namespace threadline {

/// Names stand in addresses; what is none of Twilio's is empty.
QString twilioSid(const QJsonValue& value);
/// "Fri, 24 May 2019 17:44:50 +0000"; null when it is none.
Timestamp twilioMoment(const QJsonValue& value);
/// Whose a number is. Companies write under a name or a short number, which is nobody's phone; what has no sender is of
/// nobody else: `sid`.
Identity twilioIdentity(const QString& number, const QString& sid, const ChannelName& channel);
/// "twilio:SM…": what is known by this sid, in whichever list it is seen.
QByteArray twilioKey(const QString& sid);

} // namespace threadline
