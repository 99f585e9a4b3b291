// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QJsonDocument>

using namespace threadline::test;

namespace {

const QByteArray calendar = R"({"name":"Always","time_zone":"UTC","hours":{"monday":["00:00-24:00"],)"
                            R"("tuesday":["00:00-24:00"],"wednesday":["00:00-24:00"],"thursday":["00:00-24:00"],)"
                            R"("friday":["00:00-24:00"],"saturday":["00:00-24:00"],"sunday":["00:00-24:00"]}})";
const QByteArray policies = R"([{"name":"All","first_reply_seconds":7200,"calendar":"Always"}])";

const QByteArray holidays = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                            "DTSTART;VALUE=DATE:20261224\r\nSUMMARY:Christmas Eve\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

struct WithCase : CliProgram
{
    WithCase()
    {
        succeed({QStringLiteral("import"),
                 write("1.eml", "From: ingrid@a.example\nTo: support@shop.example\nSubject: Pump\n"
                                "Date: Wed, 20 Nov 2024 08:00:00 +0000\nMessage-ID: <p@a>\n\nIt stops.\n")});
    }

    void promise() const
    {
        succeed({QStringLiteral("sla"), QStringLiteral("calendars"), QStringLiteral("--save"), write("c.json", calendar)});
        succeed({QStringLiteral("sla"), QStringLiteral("policies"), QStringLiteral("--set"), write("p.json", policies)});
    }

    void requireRefused(const char* list, const char* option, const QByteArray& content, const char* part) const
    {
        const Run run = this->run({QStringLiteral("sla"), QString::fromLatin1(list),
                                   QStringLiteral("--") + QString::fromLatin1(option), write("bad.json", content)});
        INFO(run.err.toStdString());
        CHECK(run.exitCode == 1);
        CHECK(run.out.isEmpty());
        CHECK(run.err.contains(part));
        CHECK(run.err.count('\n') == 1);
    }
};

QByteArray compact(const QJsonArray& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

TEST_CASE("Promises are set from JSON, listed as they were set, and tell where each case stands")
{
    const WithCase program;
    CHECK(program.run(words({"sla", "--json"})).json().isEmpty());
    CHECK(program.run(words({"sla", "10001"})).out == "Nothing was promised in case #10001.\n");
    program.promise();
    const QJsonArray listed = program.run(words({"sla", "policies", "--json"})).json();
    REQUIRE(listed.size() == 1);
    CHECK(listed.first().toObject().value(QLatin1String("first_reply_seconds")).toInt() == 7200);
    program.succeed({QStringLiteral("sla"), QStringLiteral("policies"), QStringLiteral("--set"),
                     program.write("again.json", compact(listed))});
    const QJsonArray owed = program.run(words({"sla", "--breached", "--json"})).json();
    REQUIRE(owed.size() == 1);
    CHECK(owed.first().toObject().value(QLatin1String("band")) == QLatin1String("breached"));
    CHECK(owed.first().toObject().value(QLatin1String("due_at")) == QLatin1String("2024-11-20T10:00:00Z"));
    const QJsonObject one = program.run(words({"sla", "10001", "--json"})).json().first().toObject();
    CHECK(one.value(QLatin1String("policy")) == QLatin1String("All"));
    const QJsonObject target = one.value(QLatin1String("targets")).toArray().first().toObject();
    CHECK(target.value(QLatin1String("target")) == QLatin1String("first_reply"));
    CHECK(target.value(QLatin1String("state")) == QLatin1String("breached"));
    CHECK(target.value(QLatin1String("breached_at")) == QLatin1String("2024-11-20T10:00:00Z"));
    CHECK(program.run(words({"sla", "10001"})).out.contains("breached"));
}

TEST_CASE("Holidays come into a calendar from an iCalendar file")
{
    const WithCase program;
    program.promise();
    program.succeed({QStringLiteral("sla"), QStringLiteral("calendars"), QStringLiteral("--holidays"),
                     program.write("h.ics", holidays), QStringLiteral("--calendar"), QStringLiteral("Always"),
                     QStringLiteral("--from"), QStringLiteral("2026")});
    const QJsonObject stored = program.run(words({"sla", "calendars", "--json"})).json().first().toObject();
    const QJsonArray days = stored.value(QLatin1String("holidays")).toArray();
    REQUIRE(days.size() == 1);
    CHECK(days.first().toObject().value(QLatin1String("date")) == QLatin1String("2026-12-24"));
}

TEST_CASE("What cannot be promised is refused in one sentence and stores nothing")
{
    const WithCase program;
    program.promise();
    const QByteArray before = compact(program.run(words({"sla", "policies", "--json"})).json());
    program.requireRefused("calendars", "save", R"({"name":"Never","time_zone":"UTC","hours":{}})", "is never open");
    program.requireRefused("policies", "set", R"([{"name":"X","first_reply_seconds":60,"calendar":"Nowhere"}])",
                           "which there is not");
    program.requireRefused("policies", "set",
                           R"([{"name":"X","first_reply_seconds":60,"calendar":"Always","channels":["pigeon"]}])",
                           "\"pigeon\"");
    program.requireRefused("policies", "set",
                           R"([{"name":"X","first_reply_seconds":60,"calendar":"Always","priorities":["dire"]}])",
                           "\"dire\"");
    program.requireRefused("policies", "set", "{", "is no JSON");
    program.requireRefused("calendars", "remove", {}, "There is no calendar");
    const Run broken = program.run({QStringLiteral("sla"), QStringLiteral("calendars"), QStringLiteral("--holidays"),
                                    program.write("b.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"),
                                    QStringLiteral("--calendar"), QStringLiteral("Always")});
    CHECK(broken.exitCode == 1);
    CHECK(broken.err.count('\n') == 1);
    CHECK(compact(program.run(words({"sla", "policies", "--json"})).json()) == before);
    CHECK(program.run(words({"sla", "calendars", "--json"})).json().size() == 1);
}
