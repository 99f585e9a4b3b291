// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose words a forwarded mail carries: the first From line of the block that Gmail, Outlook, Apple
// Mail and Thunderbird put above what they forward ("---------- Forwarded message ---------",
// "Anfang der weitergeleiteten Nachricht:", "-------- Message transféré --------", …; the words are
// core/markup/quote_marks.h's). Any thread, linear in the text.
#pragma once

#include "core/model/customer.h"

#include <optional>

namespace threadline {

struct ForwardedSender
{
    Identity identity; ///< a mail address; its value as typedMailAddress() gives it
    QString name;      ///< as written; may be empty
    QString line;      ///< the From line, for a person to see

    friend bool operator==(const ForwardedSender&, const ForwardedSender&) = default;
};

/// Nothing when the mail forwards nothing, or says only a name.
///
/// Outlook writes the same block above what it answers and what it forwards; there the mail's own
/// subject decides (FW:, WG:, TR:, RV: … in front). What stands in a quote forwards nothing.
std::optional<ForwardedSender> forwardedSender(QStringView text, QStringView subject);

} // namespace threadline
