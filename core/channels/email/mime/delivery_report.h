// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a bounce says about a mail of ours (RFC 3464, RFC 3463), so that it can be tied to it.
#pragma once

#include "core/channels/email/mime/body_reader.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace threadline {

struct FailedDelivery
{
    QString recipient;  ///< the address that was not reached; empty when the bounce does not say
    QString status;     ///< RFC 3463, e.g. "5.1.1"; empty when unknown
    QString diagnostic; ///< the other server's own words
    QString originalMessageId; ///< of the mail that failed, without angle brackets
    QStringList alsoFailed;    ///< further recipients of the same mail
};

/// The outcomes a message/delivery-status can report (RFC 3464, 2.3.3).
enum class DeliveryOutcome { Failed, Delayed, Delivered };

/// What the machine-readable part says: Failed when any recipient failed; nothing without one.
std::optional<DeliveryOutcome> deliveryOutcome(const MailBody& body);

/// Reads a bounce: the delivery-status part, else X-Failed-Recipients and the text itself.
FailedDelivery readFailedDelivery(const MailHeaders& headers, const MailBody& body);

/// {"recipient":…, "status":…, "diagnostic":…, "original_message_id":…}; what is unknown is left
/// out. "recipients" lists all of them when there are several.
QJsonObject toJson(const FailedDelivery& failed);

} // namespace threadline
