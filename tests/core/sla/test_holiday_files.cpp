// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that are broken, too large, or made to keep a program busy.
#include "tests/core/sla/sla_samples.h"

#include "core/sla/holiday_import.h"

#include <ctime>

using namespace threadline;
using namespace threadline::test;

namespace {

Expected<HolidayImport> imported(const QByteArray& file)
{
    return importHolidays(file, QDate(2026, 1, 1));
}

QString refusalOf(const QByteArray& file)
{
    return sentenceOf(imported(file));
}

/// The lines of one event stand on lines 3 and after.
QByteArray withEvent(const QByteArray& lines)
{
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

QByteArray withRule(const QByteArray& rule)
{
    return withEvent("DTSTART;VALUE=DATE:20200101\r\nRRULE:" + rule + "\r\n");
}

double secondsFor(const QByteArray& file, QString* sentence)
{
    const std::clock_t begin = std::clock();
    *sentence = refusalOf(file);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

} // namespace

TEST_CASE("A file that is no calendar is refused with its first line")
{
    CHECK(refusalOf("<!DOCTYPE html>\n<html>")
          == QStringLiteral("This is no iCalendar file: line 1 is \":<!DOCTYPE html>\" where BEGIN:VCALENDAR was expected. "
                            "Choose a file that ends in .ics."));
    CHECK(refusalOf("BEGIN:VCARD\r\nEND:VCARD\r\n").contains(QStringLiteral("line 1 is \"BEGIN:VCARD\"")));
    CHECK(refusalOf("").contains(QStringLiteral("empty at line 1")));
    CHECK(refusalOf("\r\n\r\n").contains(QStringLiteral("empty at line 1")));
    CHECK(refusalOf("END:VCALENDAR\r\n").contains(QStringLiteral("line 1 is \"END:VCALENDAR\"")));
    CHECK(refusalOf(QByteArray("PK\x03\x04\0\0\xff\xfe", 8)).contains(QStringLiteral("line 1")));
}

TEST_CASE("A file that is cut off says what it was in the middle of")
{
    CHECK(refusalOf("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\n")
          == QStringLiteral("The calendar file ends inside the VEVENT from line 2: it is cut off, get it again."));
    CHECK(refusalOf("BEGIN:VCALENDAR\r\n").contains(QStringLiteral("inside the VCALENDAR from line 1")));
}

TEST_CASE("Broken lines are named by their number, folded lines counted as they stand in the file")
{
    CHECK(refusalOf("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n")
          == QStringLiteral("Line 3 of the calendar file ends VCALENDAR, but the VEVENT from line 2 is still open: export it "
                            "again."));
    CHECK(refusalOf(withEvent("SUMMARY:A long\r\n name\r\nthis is no line\r\n"))
          == QStringLiteral("Line 5 of the calendar file is \"this is no line\", which is no iCalendar: export it again."));
    CHECK(refusalOf(withEvent("DTSTART;X=\"open:20260101\r\n")).contains(QStringLiteral("Line 3 ")));
    CHECK(refusalOf(withEvent("SUMMARY:No start\r\n")).contains(QStringLiteral("event on line 2")));
}

TEST_CASE("Broken dates are named by their line")
{
    for (const char* date : {"20261301", "20260230", "tomorrow", "", "2026-11-24", "202611241200", "-0010101"}) {
        INFO(date);
        CHECK(refusalOf(withEvent(QByteArray("DTSTART;VALUE=DATE:") + date + "\r\n"))
              == QStringLiteral("Line 3 of the calendar file has no date like 20261224: mend or remove that event."));
    }
    const QByteArray start = "DTSTART;VALUE=DATE:20260601\r\n";
    CHECK(refusalOf(withEvent(start + "DTEND;VALUE=DATE:20260531\r\n")).contains(QStringLiteral("Line 4")));
    CHECK(refusalOf(withEvent(start + "DTEND;VALUE=DATE:99991231\r\n")).contains(QStringLiteral("more than a year")));
    for (const char* duration : {"P0D", "-P1D", "PT1H", "P400D", "P99999999999999W", "P1Y", "soon", ""}) {
        INFO(duration);
        CHECK(refusalOf(withEvent(start + "DURATION:" + duration + "\r\n")).contains(QStringLiteral("Line 4")));
    }
    CHECK(refusalOf(withEvent(start + "EXDATE;VALUE=DATE:20260601,never\r\n")).contains(QStringLiteral("Line 4")));
    CHECK(refusalOf(withEvent(start + "RDATE;VALUE=DATE:never\r\n")).contains(QStringLiteral("Line 4")));
    CHECK(refusalOf(withEvent(start + "RECURRENCE-ID:never\r\n")).contains(QStringLiteral("Line 4")));
}

TEST_CASE("Repeat rules that cannot be used are named by their line")
{
    for (const char* rule : {"", "YEARLY", "FREQ=SOMETIMES", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;INTERVAL=-1",
                             "FREQ=YEARLY;COUNT=-1", "FREQ=YEARLY;BYMONTHDAY=0", "FREQ=YEARLY;BYDAY=XX",
                             "FREQ=YEARLY;UNTIL=never", "FREQ=YEARLY;FREQ", "FREQ=YEARLY;BYMONTH=13"}) {
        INFO(rule);
        CHECK(refusalOf(withRule(rule)).startsWith(QStringLiteral("The repeat rule on line 4 of the calendar file cannot be used: ")));
    }
    CHECK(refusalOf(withRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")).contains(QStringLiteral("falls on no day at all")));
    CHECK(refusalOf(withRule("FREQ=YEARLY;BYHOUR=9")).contains(QStringLiteral("names a time of day")));
    CHECK(refusalOf(withRule("RSCALE=CHINESE;FREQ=YEARLY")).contains(QStringLiteral("another calendar than the Gregorian")));
    CHECK(refusalOf(withRule("FREQ=YEARLY;BYMONTHDAY=" + QByteArray("1,").repeated(300) + "1")).contains(QStringLiteral("too long")));
}

TEST_CASE("Too large a file is refused before it is read")
{
    QByteArray file = withEvent("DTSTART;VALUE=DATE:20260601\r\nDESCRIPTION:" + QByteArray(10 * 1024 * 1024, 'x') + "\r\n");
    CHECK(refusalOf(file)
          == QStringLiteral("The calendar file has 11 MB, more than the 4 MB that holidays can need: choose one with holidays "
                            "only."));
    CHECK(imported(file).error().remedy == Error::Remedy::Rejected);
    file = withEvent("DTSTART;VALUE=DATE:20260601\r\nDESCRIPTION:" + QByteArray(3 * 1024 * 1024, 'x') + "\r\n");
    CHECK(refusalOf(file).isEmpty());
}

TEST_CASE("A file made to keep the program busy is given up after a few seconds of work at most")
{
    QString sentence;
    CHECK(secondsFor("BEGIN:VCALENDAR\n" + QByteArray("A:\n").repeated(1'000'000), &sentence) < 20);
    CHECK(sentence.contains(QStringLiteral("goes on after line 200000")));
    CHECK(secondsFor("BEGIN:VCALENDAR\n" + QByteArray("BEGIN:X\n").repeated(100'000), &sentence) < 20);
    CHECK(sentence.contains(QStringLiteral("nests too deeply")));

    const QByteArray everyDay = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20200101\r\nDURATION:P366D\r\n"
                                "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\nEND:VEVENT\r\n";
    CHECK(secondsFor("BEGIN:VCALENDAR\r\n" + everyDay.repeated(20'000) + "END:VCALENDAR\r\n", &sentence) < 20);
    CHECK(sentence.contains(QStringLiteral("asks for too many days by line 2:")));

    const QByteArray longAgo = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:16000101\r\n"
                               "RRULE:FREQ=YEARLY;BYDAY=MO,TU;UNTIL=19000101\r\nEND:VEVENT\r\n";
    CHECK(secondsFor("BEGIN:VCALENDAR\r\n" + longAgo.repeated(20'000) + "END:VCALENDAR\r\n", &sentence) < 20);
    CHECK(sentence.contains(QStringLiteral("asks for too many days by line")));

    const QByteArray rare = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:00010101\r\n"
                            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO\r\nEND:VEVENT\r\n";
    CHECK(secondsFor("BEGIN:VCALENDAR\r\n" + rare.repeated(20'000) + "END:VCALENDAR\r\n", &sentence) < 20);
    CHECK(sentence.contains(QStringLiteral("asks for too many days by line")));

    QByteArray dates = "20260101";
    for (int i = 0; i < 100'000; ++i) {
        dates += ',' + QDate(2026, 1, 1).addDays(i % 30'000).toString(QStringLiteral("yyyyMMdd")).toLatin1();
    }
    CHECK(secondsFor(withEvent("DTSTART;VALUE=DATE:20260101\r\nDURATION:P366D\r\nRDATE;VALUE=DATE:" + dates + "\r\n"), &sentence) < 20);
    CHECK(sentence.contains(QStringLiteral("asks for too many days")));
}

TEST_CASE("Damaged files end in a sentence or in holidays, never worse")
{
    const QByteArray whole = withEvent("UID:1\r\nSUMMARY:Fair\\, great\r\nDTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260603\r\n"
                                       "RRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=1MO\r\nEXDATE;VALUE=DATE:20270607\r\n");
    static const QByteArrayList pieces{"\r\n", ":", ";", "\"", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "99999999", "-", "=", ",",
                                       "\r\n ", QByteArray(1, '\0'), "\xff", "\\", "BYSETPOS=-1;", "INTERVAL=32767;"};
    Dice dice(55);
    for (int i = 0; i < 5'000; ++i) {
        QByteArray file = whole;
        for (qint64 change = 1 + dice.below(3); change > 0; --change) {
            const auto where = dice.below(file.size());
            switch (dice.below(3)) {
            case 0: file.remove(where, 1 + dice.below(9)); break;
            case 1: file.insert(where, pieces.at(dice.below(pieces.size()))); break;
            default: file[where] = static_cast<char>(dice.below(256));
            }
        }
        const auto import = imported(file);
        if (!import) {
            REQUIRE(import.error().sentence.endsWith(QLatin1Char('.')));
            REQUIRE(import.error().sentence.contains(QStringLiteral("line"), Qt::CaseInsensitive));
        }
    }
}
