// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/models/timeline_counts.h"
#include "ui/models/timeline_rows.h"

using namespace threadline;
using Kind = TimelineRow::Kind;

namespace {

TimelineMark markAt(const char* when, qint64 caseNumber = 0,
                    const ChannelName& channel = channel::email)
{
    static InteractionKey next = 1;
    TimelineMark mark;
    mark.key = next++;
    mark.at = fromRfc3339(QString::fromLatin1(when)).value();
    mark.caseNumber = caseNumber;
    mark.channel = channel;
    return mark;
}

const QTimeZone helsinki("Europe/Helsinki");

} // namespace

TEST_CASE("Each new day in the desk's time zone starts with a line")
{
    // 22:30 UTC is half past midnight in Helsinki in winter.
    const QList<TimelineMark> marks{markAt("2026-11-09T10:00:00Z"), markAt("2026-11-09T21:59:59Z"),
                                    markAt("2026-11-09T22:30:00Z")};
    CHECK(
        timelineRows(marks, {}, 0, helsinki) ==
        QList<TimelineRow>{
            {Kind::Day, 0}, {Kind::Entry, 0}, {Kind::Entry, 1}, {Kind::Day, 2}, {Kind::Entry, 2}});
    CHECK(timelineRows(marks, {}, 0, QTimeZone::utc()).size() == 4);
}

TEST_CASE("A day of 25 hours is one day")
{
    // Summer time ended in Helsinki on 25 October 2026 at 01:00 UTC.
    const QList<TimelineMark> marks{markAt("2026-10-24T21:30:00Z"), markAt("2026-10-25T21:30:00Z")};
    CHECK(timelineRows(marks, {}, 0, helsinki) ==
          QList<TimelineRow>{{Kind::Day, 0}, {Kind::Entry, 0}, {Kind::Entry, 1}});
}

TEST_CASE(
    "A line stands where the talk turns to another case, and what has no case does not end one")
{
    const QList<TimelineMark> marks{
        markAt("2026-11-09T10:00:00Z", 7), markAt("2026-11-09T10:01:00Z", 0),
        markAt("2026-11-09T10:02:00Z", 7), markAt("2026-11-09T10:03:00Z", 8)};
    CHECK(timelineRows(marks, {}, 0, helsinki) == QList<TimelineRow>{{Kind::Day, 0},
                                                                     {Kind::Case, 0},
                                                                     {Kind::Entry, 0},
                                                                     {Kind::Entry, 1},
                                                                     {Kind::Entry, 2},
                                                                     {Kind::Case, 3},
                                                                     {Kind::Entry, 3}});
}

TEST_CASE("A filter keeps what passes and the lines that still separate something")
{
    const QList<TimelineMark> marks{markAt("2026-11-09T10:00:00Z", 7),
                                    markAt("2026-11-10T10:00:00Z", 8, channel::voice),
                                    markAt("2026-11-11T10:00:00Z", 7)};
    CHECK(timelineRows(marks, {TimelineFilter::What::ThisCase, {}}, 7, helsinki) ==
          QList<TimelineRow>{
              {Kind::Day, 0}, {Kind::Case, 0}, {Kind::Entry, 0}, {Kind::Day, 2}, {Kind::Entry, 2}});
    CHECK(timelineRows(marks, {TimelineFilter::What::Channel, channel::voice}, 7, helsinki) ==
          QList<TimelineRow>{{Kind::Day, 1}, {Kind::Case, 1}, {Kind::Entry, 1}});
    CHECK(timelineRows(marks, {TimelineFilter::What::ThisCase, {}}, 0, helsinki).isEmpty());
}

TEST_CASE("What one person did in one go is one line and another person or a pause begins another")
{
    QList<TimelineMark> marks;
    const auto did = [&marks](const char* when, const QString& actor, qint64 caseNumber = 7) {
        TimelineMark mark = markAt(when, caseNumber, {});
        mark.happening = true;
        mark.actor = actor;
        marks.append(mark);
    };
    const QString anna = QStringLiteral("Anna");
    const QString jonas = QStringLiteral("Jonas");
    did("2026-11-09T10:00:00Z", anna);
    did("2026-11-09T10:05:00Z", anna, 8);
    did("2026-11-09T10:05:01Z", jonas);
    did("2026-11-09T10:05:02Z", anna);
    did("2026-11-09T10:15:03Z", anna);
    marks.append(markAt("2026-11-09T10:15:04Z", 7));
    did("2026-11-09T10:15:05Z", anna);
    CHECK(timelineRows(marks, {}, 0, helsinki) == QList<TimelineRow>{{Kind::Day, 0},
                                                                     {Kind::Happening, 0, 2},
                                                                     {Kind::Happening, 2, 1},
                                                                     {Kind::Happening, 3, 1},
                                                                     {Kind::Happening, 4, 1},
                                                                     {Kind::Case, 5},
                                                                     {Kind::Entry, 5},
                                                                     {Kind::Happening, 6, 1}});
    // Of another case in between: what is left is not one go any more.
    CHECK(timelineRows(marks, {TimelineFilter::What::ThisCase, {}}, 7, helsinki).at(1) ==
          TimelineRow{Kind::Happening, 0, 1});
    CHECK(timelineRows(marks, {TimelineFilter::What::Happenings, {}}, 0, helsinki).size() == 6);
    CHECK(timelineRows(marks, {TimelineFilter::What::Channel, channel::email}, 0, helsinki).size() == 3);
    const TimelineCounts counts = timelineCounts(marks, 7);
    CHECK(counts.all == 1);
    CHECK(counts.thisCase == 1);
    CHECK(counts.happenings == 6);
    CHECK(counts.channels.size() == 1);
}

TEST_CASE("The line of what is new stands before the first new entry that is shown")
{
    const QList<TimelineMark> marks{markAt("2026-11-09T10:00:00Z"),
                                    markAt("2026-11-09T10:01:00Z", 0, channel::voice),
                                    markAt("2026-11-09T10:02:00Z")};
    const InteractionKey second = marks.at(1).key;
    CHECK(timelineRows(marks, {}, 0, helsinki, second) ==
          QList<TimelineRow>{
              {Kind::Day, 0}, {Kind::Entry, 0}, {Kind::New, 1}, {Kind::Entry, 1}, {Kind::Entry, 2}});
    CHECK(timelineRows(marks, {TimelineFilter::What::Channel, channel::email}, 0, helsinki, second) ==
          QList<TimelineRow>{{Kind::Day, 0}, {Kind::Entry, 0}, {Kind::New, 2}, {Kind::Entry, 2}});
    CHECK(timelineRows(marks, {}, 0, helsinki, marks.last().key + 1).size() == 4);
}

TEST_CASE("Days are called as people call them")
{
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QDate today(2026, 11, 12);
    CHECK(dayLabel(today, today, english) == QStringLiteral("Today"));
    CHECK(dayLabel(QDate(2026, 11, 11), today, english) == QStringLiteral("Yesterday"));
    CHECK(dayLabel(QDate(2026, 11, 9), today, english) == QStringLiteral("Mon 9 November"));
    CHECK(dayLabel(QDate(2025, 11, 9), today, english) == QStringLiteral("Sun 9 November 2025"));
}

TEST_CASE("Counts say what each filter would show, the commonest channel first")
{
    const QList<TimelineMark> marks{
        markAt("2026-11-09T10:00:00Z", 7, channel::voice), markAt("2026-11-09T10:00:01Z", 7),
        markAt("2026-11-09T10:00:02Z", 8), markAt("2026-11-09T10:00:03Z", 0, channel::bluesky)};
    const TimelineCounts counts = timelineCounts(marks, 7);
    CHECK(counts.all == 4);
    CHECK(counts.thisCase == 2);
    CHECK(counts.channels == QList<std::pair<ChannelName, qint64>>{
                                 {channel::email, 2}, {channel::bluesky, 1}, {channel::voice, 1}});
    CHECK(timelineCounts(marks, 0).thisCase == 0);
}
