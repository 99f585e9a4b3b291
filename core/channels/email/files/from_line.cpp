// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/from_line.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace threadline {

namespace {

constexpr std::array weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// From 1; 0 when it is none of them.
template <class Names>
int placeIn(const Names& names, const QByteArray& word)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](const char* name) {
        return word.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

bool isNumber(const QByteArray& word)
{
    return !word.isEmpty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isWord(const QByteArray& word)
{
    return std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '(' || c == ')';
    });
}

struct DateParts
{
    int year = 0;
    int month = 0;
    int day = 0;
    QTime time;
    int offsetSeconds = 0;

    /// False when the word belongs to no date.
    bool take(const QByteArray& word)
    {
        if (const int named = placeIn(months, word); named > 0 && month == 0) {
            month = named;
        } else if (word.contains(':') && !time.isValid()) {
            const QString text = QString::fromLatin1(word);
            time = QTime::fromString(text, QStringLiteral("h:m:s"));
            time = time.isValid() ? time : QTime::fromString(text, QStringLiteral("h:m"));
            return time.isValid();
        } else if (isNumber(word) && word.size() <= 2 && day == 0) {
            day = word.toInt();
        } else if (isNumber(word) && word.size() == 4 && year == 0) {
            year = word.toInt();
        } else if (word.size() == 5 && (word.front() == '+' || word.front() == '-') &&
                   isNumber(word.mid(1))) {
            const int seconds = word.mid(1, 2).toInt() * 3600 + word.mid(3).toInt() * 60;
            offsetSeconds = word.front() == '-' ? -seconds : seconds;
        } else {
            return isWord(word);
        }
        return true;
    }

    std::optional<Timestamp> moment() const
    {
        const QDate date(year, month, day);
        if (!date.isValid() || !time.isValid()) {
            return std::nullopt;
        }
        const QDateTime local(date, time, Qt::UTC);
        return Timestamp::fromSeconds(local.toSecsSinceEpoch() - offsetSeconds);
    }
};

} // namespace

std::optional<Timestamp> fromLineTime(QByteArrayView line)
{
    constexpr qsizetype longest = 1000;
    if (!line.startsWith("From ") || line.size() > longest) {
        return std::nullopt;
    }
    const QByteArrayList words = line.sliced(5).toByteArray().simplified().split(' ');
    const auto isWeekday = [](const QByteArray& word) {
        return placeIn(weekdays, word.endsWith(',') ? word.chopped(1) : word) > 0;
    };
    // The last one: a sender may be called Sun.
    const auto weekday = std::find_if(words.crbegin(), words.crend(), isWeekday);
    if (weekday == words.crend()) {
        return std::nullopt;
    }
    DateParts parts;
    for (auto word = weekday.base(); word != words.cend(); ++word) {
        if (*word == "remote") { // "remote from HOST", of UUCP
            break;
        }
        if (!parts.take(*word)) {
            return std::nullopt;
        }
    }
    return parts.moment();
}

bool isHeaderLine(QByteArrayView line)
{
    constexpr qsizetype longestName = 200;
    const qsizetype colon = line.first(std::min(line.size(), longestName)).indexOf(':');
    if (colon <= 0) {
        return false;
    }
    const QByteArray name =
        line.first(colon).toByteArray().trimmed(); // "Subject :" is obsolete, and read
    return !name.isEmpty() && !QByteArrayView(" \t").contains(line.front()) &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > 32 && c < 127; });
}

} // namespace threadline
