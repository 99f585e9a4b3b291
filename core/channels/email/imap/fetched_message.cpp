// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/fetched_message.h"

#include <QDate>

#include <array>

namespace threadline {

namespace {

constexpr std::array<QByteArrayView, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                "jul", "aug", "sep", "oct", "nov", "dec"};

MessageFlags flagsOf(const ImapValue& list)
{
    MessageFlags flags;
    for (const ImapValue& flag : list.items) {
        flags.seen = flags.seen || flag.isAtom("\\Seen");
        flags.flagged = flags.flagged || flag.isAtom("\\Flagged");
        flags.answered = flags.answered || flag.isAtom("\\Answered");
    }
    return flags;
}

/// Two digits at `at`; -1 when they are not. A space may stand for the first.
int twoDigits(QByteArrayView text, qsizetype at)
{
    const char high = text[at] == ' ' ? '0' : text[at];
    const char low = text[at + 1];
    if (high < '0' || high > '9' || low < '0' || low > '9') {
        return -1;
    }
    return (high - '0') * 10 + (low - '0');
}

} // namespace

Timestamp imapDate(QByteArrayView text)
{
    constexpr qsizetype length = 26; // "dd-Mon-yyyy hh:mm:ss +zzzz"
    if (text.size() != length) {
        return {};
    }
    const auto month = std::find_if(months.begin(), months.end(), [&](QByteArrayView name) {
        return name.compare(text.sliced(3, 3), Qt::CaseInsensitive) == 0;
    });
    const int century = twoDigits(text, 7);
    const int year = twoDigits(text, 9);
    const std::array clock{twoDigits(text, 12), twoDigits(text, 15), twoDigits(text, 18),
                           twoDigits(text, 22), twoDigits(text, 24)};
    const QDate date(century * 100 + year, static_cast<int>(month - months.begin()) + 1,
                     twoDigits(text, 0));
    const bool plausible = std::none_of(clock.begin(), clock.end(), [](int n) { return n < 0; });
    if (month == months.end() || century < 0 || year < 0 || !plausible || !date.isValid()) {
        return {};
    }
    const qint64 days = date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    const qint64 local = days * 86'400 + clock[0] * 3'600 + clock[1] * 60 + clock[2];
    const qint64 offset = (clock[3] * 60 + clock[4]) * 60;
    return Timestamp::fromSeconds(text[21] == '-' ? local + offset : local - offset);
}

std::optional<FetchedMessage> takeFetched(ImapResponse& response)
{
    if (response.name != "FETCH" || response.values.size() != 1 ||
        !response.values.front().isList()) {
        return std::nullopt;
    }
    FetchedMessage message;
    auto& items = response.values.front().items;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        const ImapValue& name = items[i];
        ImapValue& value = items[i + 1];
        if (name.isAtom("UID")) {
            message.uid = static_cast<quint32>(value.number().value_or(0));
        } else if (name.isAtom("FLAGS")) {
            message.flags = flagsOf(value);
        } else if (name.isAtom("INTERNALDATE")) {
            message.internalDate = imapDate(value.bytes);
        } else if (name.isAtom("RFC822.SIZE")) {
            message.size = value.number();
        } else if (name.isAtom("MODSEQ") && !value.items.empty()) {
            message.modSeq = value.items.front().number().value_or(0);
        } else if (name.bytes.size() > 4 &&
                   QByteArrayView(name.bytes).first(5).compare("BODY[", Qt::CaseInsensitive) == 0 &&
                   value.kind == ImapValue::Kind::String) {
            message.section = std::move(value.bytes);
        }
    }
    return message;
}

} // namespace threadline
