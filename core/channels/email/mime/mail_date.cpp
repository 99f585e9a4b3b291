// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mail_date.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace threadline {

namespace {

constexpr qint64 secondsPerDay = 86'400;
constexpr qint64 start1971 = 365 * secondsPerDay;

bool isPlausible(Timestamp at, Timestamp receivedAt)
{
    return at.seconds() >= start1971 &&
           (receivedAt.isNull() || at.seconds() <= receivedAt.seconds() + secondsPerDay);
}

} // namespace

std::optional<Timestamp> parsedMailDate(const QByteArray& value)
{
    if (value.isEmpty() || value.size() > 200) {
        return std::nullopt;
    }
    // RFC 822 allowed comments and space anywhere, also inside of a time.
    QByteArray text = collapsed(withoutComments(value));
    text.replace(" :", ":").replace(": ", ":");
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> date(
        g_mime_utils_header_decode_date(text.constData()), g_date_time_unref);
    if (!date) {
        return std::nullopt;
    }
    return Timestamp::fromSeconds(g_date_time_to_unix(date.get()));
}

Timestamp plausibleDate(const MailHeaders& headers, Timestamp receivedAt)
{
    const auto written = parsedMailDate(headers.first("date"));
    if (written && isPlausible(*written, receivedAt)) {
        return *written;
    }
    std::optional<Timestamp> newest;
    for (const QByteArray& field : headers.all("received")) {
        const auto at = parsedMailDate(field.mid(field.lastIndexOf(';') + 1).trimmed());
        if (at && isPlausible(*at, receivedAt)) {
            newest = std::max(newest.value_or(*at), *at);
        }
    }
    return newest.value_or(receivedAt);
}

} // namespace threadline
