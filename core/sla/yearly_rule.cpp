// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/yearly_rule.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace threadline {

namespace {

constexpr qsizetype maxRuleBytes = 500;

struct IteratorFree
{
    void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

Error badRule(int line, const QString& why)
{
    return {Error::Remedy::Corrupt,
            QStringLiteral("The repeat rule on line %1 of the calendar file cannot be used: %2.").arg(QString::number(line), why)};
}

icaltimetype icalDate(const QDate& date)
{
    icaltimetype time = icaltime_null_time(); // icaltime_null_date() has the hour -1, which is the day before
    time.is_date = 1;
    time.year = date.year();
    time.month = date.month();
    time.day = date.day();
    return time;
}

} // namespace

Expected<YearlyDates> yearlyDates(const QByteArray& rule, const QDate& start, const QDate& from, const QDate& end, int line)
{
    const QByteArray upper = rule.trimmed().toUpper();
    if (upper.size() > maxRuleBytes) {
        return badRule(line, QStringLiteral("it is too long"));
    }
    for (const char* part : {"BYHOUR", "BYMINUTE", "BYSECOND"}) {
        if (upper.contains(part)) {
            return badRule(line, QStringLiteral("it names a time of day for an event that lasts all day"));
        }
    }
    if (upper.contains("RSCALE")) {
        return badRule(line, QStringLiteral("it counts in another calendar than the Gregorian"));
    }
    icalerror_clear_errno();
    icalrecurrencetype parsed = icalrecurrencetype_from_string(upper.constData());
    if (parsed.freq == ICAL_NO_RECURRENCE || icalerrno != ICAL_NO_ERROR) {
        return badRule(line, QStringLiteral("it is no repeat rule"));
    }
    if (parsed.freq != ICAL_YEARLY_RECURRENCE) {
        return YearlyDates{false, {}, 0};
    }
    const std::unique_ptr<icalrecur_iterator, IteratorFree> iterator(icalrecur_iterator_new(parsed, icalDate(start)));
    if (!iterator) {
        return badRule(line, QStringLiteral("it falls on no day at all"));
    }
    YearlyDates found;
    found.looked = std::max(0, end.year() - start.year());
    for (; found.looked < maxOccurrences; ++found.looked) {
        const icaltimetype time = icalrecur_iterator_next(iterator.get());
        const QDate date(time.year, time.month, time.day);
        if (icaltime_is_null_time(time) || !date.isValid() || date >= end) {
            return found;
        }
        if (date >= from) {
            found.dates.append(date);
        }
    }
    return badRule(line, QStringLiteral("it falls on too many days"));
}

std::optional<int> durationDays(const QByteArray& duration)
{
    const icaldurationtype parsed = icaldurationtype_from_string(duration.left(40).constData());
    const bool days = !icaldurationtype_is_bad_duration(parsed) && !icaldurationtype_is_null_duration(parsed)
                      && parsed.is_neg == 0 && parsed.hours == 0 && parsed.minutes == 0 && parsed.seconds == 0;
    if (!days || parsed.weeks > 52 || parsed.days > 366 || parsed.weeks * 7 + parsed.days > 366) {
        return std::nullopt;
    }
    return static_cast<int>(parsed.weeks * 7 + parsed.days);
}

} // namespace threadline
