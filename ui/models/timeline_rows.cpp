// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_rows.h"

#include <QCoreApplication>
#include <QDateTime>

namespace threadline {

namespace {

/// Finds the day of moments that mostly follow each other: a time zone is asked once a day, not
/// once a message.
class DayWalker
{
public:
    explicit DayWalker(const QTimeZone& zone)
        : m_zone(zone)
    {
    }

    QDate dayOf(Timestamp at)
    {
        const qint64 ms = at.us / 1000;
        if (!m_day.isValid() || ms < m_from || ms >= m_to) {
            m_day = QDateTime::fromMSecsSinceEpoch(ms, m_zone).date();
            m_from = m_day.startOfDay(m_zone).toMSecsSinceEpoch();
            m_to = m_day.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch();
        }
        return m_day;
    }

private:
    QTimeZone m_zone;
    QDate m_day;
    qint64 m_from = 0;
    qint64 m_to = 0;
};

/// What one person did in one go is one line: `next` right after `before`.
bool isSameGo(const TimelineMark& before, const TimelineMark& next)
{
    constexpr qint64 pause = 10LL * 60 * 1'000'000;
    return next.happening && next.actor == before.actor && next.at.us - before.at.us <= pause;
}

constexpr int mostInOneLine = 8;

} // namespace

bool passes(const TimelineMark& mark, const TimelineFilter& filter, qint64 thisCase)
{
    switch (filter.what) {
    case TimelineFilter::What::Everything:
        return true;
    case TimelineFilter::What::ThisCase:
        return thisCase != 0 && mark.caseNumber == thisCase;
    case TimelineFilter::What::Channel:
        return !mark.happening && mark.channel == filter.channel;
    case TimelineFilter::What::Happenings:
        return mark.happening;
    }
    return true;
}

QList<TimelineRow> timelineRows(const QList<TimelineMark>& marks, const TimelineFilter& filter,
                                qint64 thisCase, const QTimeZone& zone, InteractionKey firstNew)
{
    QList<TimelineRow> rows;
    rows.reserve(marks.size() + marks.size() / 4);
    DayWalker walker(zone);
    QDate day;
    qint64 talkedAbout = 0;
    bool newsBegun = firstNew == 0;
    for (int i = 0; i < marks.size(); ++i) {
        const TimelineMark& mark = marks.at(i);
        if (!passes(mark, filter, thisCase)) {
            continue;
        }
        if (const QDate here = walker.dayOf(mark.at); here != day) {
            day = here;
            rows.append({TimelineRow::Kind::Day, i});
        }
        if (mark.happening) {
            TimelineRow* above = rows.isEmpty() ? nullptr : &rows.last();
            if (above && above->kind == TimelineRow::Kind::Happening && above->mark + above->count == i &&
                above->count < mostInOneLine && isSameGo(marks.at(i - 1), mark)) {
                ++above->count;
            } else {
                rows.append({TimelineRow::Kind::Happening, i});
            }
            continue;
        }
        if (!newsBegun && mark.key >= firstNew) {
            newsBegun = true;
            rows.append({TimelineRow::Kind::New, i});
        }
        // What belongs to no case does not end the talk about one.
        if (mark.caseNumber != 0 && mark.caseNumber != talkedAbout) {
            talkedAbout = mark.caseNumber;
            rows.append({TimelineRow::Kind::Case, i});
        }
        rows.append({TimelineRow::Kind::Entry, i});
    }
    return rows;
}

QDate dayOf(Timestamp at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.us / 1000, zone).date();
}

QString dayLabel(QDate day, QDate today, const QLocale& locale)
{
    if (day == today) {
        return QCoreApplication::translate("Timeline", "Today");
    }
    if (day == today.addDays(-1)) {
        return QCoreApplication::translate("Timeline", "Yesterday");
    }
    return locale.toString(day, day.year() == today.year() ? QStringLiteral("ddd d MMMM")
                                                           : QStringLiteral("ddd d MMMM yyyy"));
}

} // namespace threadline
