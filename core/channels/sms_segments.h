// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a text goes over SMS: in letters of the GSM 7-bit alphabet, 160 of them or 153 in each of several parts, or, as soon
// as one letter is in neither that alphabet nor its extension (whose letters count twice), in UCS-2 with 70 or 67 UTF-16
// units. A letter is never divided between two parts. 3GPP TS 23.038, 6.2.1; TS 23.040, 9.2.3.24.1. Pure; any thread.
#pragma once

#include <QString>

namespace threadline {

struct SmsSegments
{
    int count = 0;     ///< 0: there is no text
    QString outside = {}; ///< the first letter that makes it UCS-2; empty: it is GSM-7
    int left = 0;      ///< units that still fit into the last one

    friend bool operator==(const SmsSegments&, const SmsSegments&) = default;
};

SmsSegments smsSegments(const QString& text);

} // namespace threadline
