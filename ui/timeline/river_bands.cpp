// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/river_bands.h"

#include <QDateTime>
#include <QSet>

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

namespace {

/// The busiest channels of one height, nearest the edge first.
void finishHeight(QList<RiverBand>& bands, qsizetype first, int lanes)
{
    std::stable_sort(bands.begin() + first, bands.end(),
                     [](const RiverBand& a, const RiverBand& b) { return a.count > b.count; });
    bands.resize(std::min<qsizetype>(bands.size(), first + lanes));
    for (qsizetype i = first; i < bands.size(); ++i) {
        bands[i].lane = int(i - first);
    }
}

bool isDrawn(const TimelineMark& mark, const RiverWanted& wanted)
{
    return (!mark.happening || wanted.filter.what == TimelineFilter::What::Happenings) &&
           passes(mark, wanted.filter, wanted.thisCase);
}

} // namespace

QList<RiverBand> riverBands(const QList<TimelineMark>& marks, const RiverWanted& wanted,
                            const RiverScale& scale)
{
    QList<RiverBand> bands;
    qsizetype here = 0; // the first band on the height being filled
    for (const TimelineMark& mark : marks) {
        if (!isDrawn(mark, wanted)) {
            continue;
        }
        const int y = int(scale.yOf(mark.at)) / wanted.step * wanted.step;
        if (here < bands.size() && bands.at(here).y != y) {
            finishHeight(bands, here, wanted.lanes);
            here = bands.size();
        }
        auto band = std::find_if(bands.begin() + here, bands.end(), [&](const RiverBand& one) {
            return one.channel == mark.channel;
        });
        if (band == bands.end()) {
            bands.append({y, mark.channel});
            band = bands.end() - 1;
        }
        ++band->count;
        band->ofThisCase |= wanted.thisCase != 0 && mark.caseNumber == wanted.thisCase;
        band->isNew |= wanted.firstNew != 0 && mark.key >= wanted.firstNew;
    }
    finishHeight(bands, here, wanted.lanes);
    return bands;
}

QList<int> riverCaseStarts(const QList<TimelineMark>& marks, const RiverScale& scale, int room)
{
    QList<int> starts;
    QSet<qint64> known{0};
    for (const TimelineMark& mark : marks) {
        if (mark.happening || known.contains(mark.caseNumber)) {
            continue;
        }
        known.insert(mark.caseNumber);
        const int y = int(scale.yOf(mark.at));
        if (starts.isEmpty() || y - starts.last() >= room) {
            starts.append(y);
        }
    }
    return starts;
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
