// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/river_bands.h"

#include <QDateTime>

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 day = 86'400'000'000;

enum class Unit { Day, Month, Year };

QDate nextStart(QDate date, Unit unit)
{
    switch (unit) {
    case Unit::Day:
        return date.addDays(1);
    case Unit::Month:
        return QDate(date.year(), date.month(), 1).addMonths(1);
    case Unit::Year:
        return QDate(date.year() + 1, 1, 1);
    }
    return date.addDays(1);
}

QString called(QDate date, Unit unit, const QLocale& locale)
{
    switch (unit) {
    case Unit::Day:
        return locale.toString(date, QStringLiteral("d MMM"));
    case Unit::Month:
        return date.month() == 1 ? QString::number(date.year())
                                 : locale.toString(date, QStringLiteral("MMM"));
    case Unit::Year:
        return QString::number(date.year());
    }
    return {};
}

Timestamp startOf(QDate date, const QTimeZone& zone)
{
    return {date.startOfDay(zone).toMSecsSinceEpoch() * 1000};
}

} // namespace

double RiverScale::yOf(Timestamp moment) const
{
    const auto span = double(std::max<qint64>(1, to.us - from.us));
    return std::clamp(double(moment.us - from.us) / span, 0.0, 1.0) * height;
}

Timestamp RiverScale::at(double y) const
{
    const double part = height > 0 ? std::clamp(y / height, 0.0, 1.0) : 1.0;
    return {from.us + qint64(part * double(to.us - from.us))};
}

RiverScale riverScale(const QList<TimelineMark>& marks, Timestamp now, int height)
{
    if (marks.isEmpty()) {
        return {{now.us - day}, now, height};
    }
    const Timestamp first = marks.first().at;
    const Timestamp last = std::max(now, marks.last().at);
    // A little air at both ends, so that the first and the last mark can be grasped.
    const qint64 air = std::max<qint64>(day / 4, (last.us - first.us) / 40);
    return {{first.us - air}, {last.us + air}, height};
}

QList<RiverBand> riverBands(const QList<TimelineMark>& marks, const TimelineFilter& filter,
                            qint64 thisCase, const RiverScale& scale, int step, int lanes)
{
    QList<RiverBand> bands;
    qsizetype here = 0; // the first band on the height being filled
    for (const TimelineMark& mark : marks) {
        if (!passes(mark, filter, thisCase)) {
            continue;
        }
        const int y = int(scale.yOf(mark.at)) / step * step;
        if (here < bands.size() && bands.at(here).y != y) {
            here = bands.size();
        }
        const auto same =
            std::find_if(bands.begin() + here, bands.end(),
                         [&](const RiverBand& band) { return band.channel == mark.channel; });
        if (same != bands.end()) {
            ++same->count;
        } else if (bands.size() - here < lanes) {
            bands.append({y, mark.channel, 1, int(bands.size() - here)});
        }
    }
    return bands;
}

QList<RiverLabel> riverLabels(const RiverScale& scale, const QTimeZone& zone, const QLocale& locale,
                              int room)
{
    const qint64 span = std::max<qint64>(1, scale.to.us - scale.from.us);
    const Unit unit = span > 550 * day ? Unit::Year : span > 45 * day ? Unit::Month : Unit::Day;
    QList<RiverLabel> labels;
    QDate date = nextStart(dayOf(scale.from, zone).addDays(-1), Unit::Day);
    int free = 0;
    while (true) {
        const Timestamp start = startOf(date, zone);
        if (start > scale.to) {
            return labels;
        }
        const int y = int(scale.yOf(std::max(start, scale.from)));
        // The first unit is mostly a remainder; its label may not push away the next one's.
        const bool crowded =
            labels.isEmpty() && scale.yOf(startOf(nextStart(date, unit), zone)) < y + room;
        if (!crowded && y >= free && y <= scale.height - room / 2) {
            labels.append({y, called(date, unit, locale)});
            free = y + room;
        }
        date = nextStart(date, unit);
    }
}

} // namespace threadline
