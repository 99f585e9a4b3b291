// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace threadline::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const char* const mail = "From: Ingrid <ingrid@a.example>\nTo: support@shop.example\nSubject: Pump\n"
                         "Date: Wed, 20 Nov 2024 08:00:00 +0000\nMessage-ID: <p@a>\n\nIt stops.\n";

struct WithIngrid : CliProgram
{
    WithIngrid() { succeed({u"import"_s, write("1.eml", mail)}); }

    QJsonArray timeline(const QStringList& more = {}) const
    {
        return succeed(words({"timeline", "ingrid@a.example", "--json"}) + more).json();
    }
};

QByteArray ingestLine(int id)
{
    return R"({"source":"website","id":")" + QByteArray::number(id)
           + R"(","kind":"message","at":"2024-11-21T09:30:00Z","customer":{"email":"carla@x.example"},"text":"Number )"
           + QByteArray::number(id) + "\"}\n";
}

void makeOld(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
}

} // namespace

TEST_CASE("A call is logged, shown, corrected and taken back")
{
    const WithIngrid program;
    const QJsonObject logged =
        program.succeed(words({"touch", "ingrid@a.example", "--kind", "call", "--duration", "6:12", "--at",
                               "2024-11-20T09:00:00Z", "--outcome", "Filter is clean", "--next", "Call on Friday", "--text",
                               "Shows E-07.", "--agent", "Jonas L.", "--then", "waiting", "--json"}))
            .json().first().toObject();
    CHECK(logged.value("case_number"_L1).toInt() == 10'001);
    CHECK(logged.value("opened"_L1).toBool() == false);
    const QString id = logged.value("id"_L1).toString();

    QJsonArray timeline = program.timeline();
    REQUIRE(timeline.size() == 2);
    QJsonObject call = timeline.last().toObject();
    CHECK(call.value("id"_L1).toString() == id);
    CHECK(call.value("kind"_L1).toString() == u"call"_s);
    CHECK(call.value("channel"_L1).toString() == u"voice"_s);
    CHECK(call.value("direction"_L1).toString() == u"inbound"_s);
    CHECK(call.value("at"_L1).toString() == u"2024-11-20T09:00:00Z"_s);
    CHECK(call.value("text"_L1).toString() == u"Shows E-07."_s);
    CHECK(call.value("details"_L1).toObject()
          == QJsonObject{{u"seconds"_s, 372}, {u"agent"_s, u"Jonas L."_s}, {u"answered"_s, true},
                         {u"outcome"_s, u"Filter is clean"_s}, {u"next_step"_s, u"Call on Friday"_s}, {u"logged"_s, true}});
    CHECK(program.run(words({"case", "list", "--json"})).json().first().toObject().value("status"_L1) == u"waiting"_s);
    const Run text = program.succeed(words({"timeline", "ingrid@a.example"}));
    CHECK(text.out.contains("call 6:12, with Jonas L."));
    CHECK(text.out.contains("    Outcome: Filter is clean\n    Next step: Call on Friday\n"));
    CHECK(program.succeed(words({"search", "friday"})).out.contains("Call on Friday"));

    const QString anew = program.succeed(words({"touch", "correct", id.toUtf8().constData(), "--outcome", "Filter was dirty",
                                                "--json"})).json().first().toObject().value("id"_L1).toString();
    call = program.timeline().last().toObject();
    CHECK(call.value("id"_L1).toString() == anew);
    CHECK(call.value("details"_L1).toObject().value("outcome"_L1) == u"Filter was dirty"_s);
    CHECK(call.value("details"_L1).toObject().value("seconds"_L1) == 372);
    CHECK(program.succeed({u"touch"_s, u"take-back"_s, anew}).out == "taken back\n");
    CHECK(program.timeline().size() == 1);
    const QJsonArray events = program.timeline({u"--events"_s});
    CHECK(events.last().toObject().value("text"_L1).toString().contains(u"took back the call of "_s));
    program.succeed(words({"case", "undo"}));
    CHECK(program.timeline().size() == 2);
    CHECK(program.succeed(words({"rebuild", "--verify"})).exitCode == 0);
}

TEST_CASE("What is wrong with a logging is one sentence, and nothing of it is kept")
{
    const WithIngrid program;
    const auto refused = [&](const QStringList& options, const char* part) {
        const Run run = program.run(words({"touch", "ingrid@a.example"}) + options);
        INFO(run.err.toStdString());
        CHECK(run.exitCode == 1);
        CHECK(run.err.contains(part));
        CHECK(run.err.count('\n') == 1);
    };
    refused({}, "Say what it was: --kind");
    refused(words({"--kind", "fax"}), "--kind is one of call");
    refused(words({"--kind", "call", "--duration", "long"}), "\"long\" is no duration");
    refused(words({"--kind", "call", "--at", "soon"}), "no moment that has been");
    refused(words({"--kind", "call", "--direction", "up"}), "--direction is inbound");
    refused(words({"--kind", "call", "--then", "new"}), "cannot become new again");
    refused(words({"--kind", "call", "--case", "777"}), "777");
    CHECK(program.timeline().size() == 1);
}

TEST_CASE("A table is imported by a mapping that is said once")
{
    const WithIngrid program;
    const QString file = program.write("besuche.csv", "sep=;\nTag;Wer;Was\n20.11.2024 10:30;ingrid@a.example;Dichtung\n"
                                                      "gestern;ingrid@a.example;?\n");
    const QStringList import{u"import"_s, u"touchpoints"_s, file};
    const Run tried = program.succeed(import + words({"--map", "date=Tag,customer=Wer,text=Was", "--kind", "visit", "--dry-run"}));
    CHECK(tried.out.contains("line 3: visit of 2024-11-20T10:30:00Z, Ingrid\n"));
    CHECK(tried.out.contains("would import 1, skip 0 duplicates, 1 failed"));
    CHECK(program.timeline().size() == 1);

    const Run first = program.succeed(import + words({"--map", "date=Tag,customer=Wer,text=Was", "--kind", "visit", "--name", "visits"}));
    CHECK(first.err == "line 4: \"gestern\" is no date: write it like 2026-11-22 14:30.\n");
    CHECK(first.out.endsWith("imported 1, skipped 0 duplicates, 1 failed\n"));
    CHECK(program.timeline().last().toObject().value("kind"_L1) == u"visit"_s);
    const QJsonObject again = program.succeed(import + words({"--json"})).json().first().toObject();
    CHECK(again.value("duplicates"_L1) == 1);
    CHECK(again.value("imported"_L1) == 0);
    CHECK(again.value("name"_L1) == u"visits"_s);
    CHECK(program.succeed(words({"mapping", "list"})).out == "visits  customer=Wer, date=Tag, text=Was\n");
    program.succeed(words({"mapping", "remove", "visits"}));
    const Run lost = program.run(import);
    CHECK(lost.exitCode == 1);
    CHECK(lost.err.contains("the file has \"Tag\", \"Wer\", \"Was\"."));
}

TEST_CASE("Lines of other systems come in by standard input, each that is wrong is named")
{
    const CliProgram program;
    const Run run = program.run(words({"ingest", "--json"}), ingestLine(1) + "{\"source\":1}\n" + ingestLine(2));
    CHECK(run.exitCode == 1);
    CHECK(run.err == "line 2: \"source\" has to be a text.\n");
    const QJsonObject report = QJsonDocument::fromJson(run.out).array().first().toObject();
    CHECK(report.value("imported"_L1) == 2);
    CHECK(report.value("failed"_L1) == 1);
    const Run again = program.succeed(words({"ingest"}), ingestLine(1) + ingestLine(2));
    CHECK(again.out == "imported 0, skipped 2 duplicates, 0 failed\n");
    CHECK(program.run(words({"timeline", "carla@x.example", "--json"})).json().size() == 2);
}

TEST_CASE("A line that is far too long is refused and those behind it are not")
{
    const CliProgram program;
    const Run run = program.run(words({"ingest"}), ingestLine(1) + QByteArray(9 << 20, 'x') + "x\n" + ingestLine(2));
    CHECK(run.exitCode == 1);
    CHECK(run.err == "line 2: It is longer than 4194304 bytes.\n");
    CHECK(run.out == "imported 2, skipped 0 duplicates, 1 failed\n");
}

TEST_CASE("Ingesting a folder that is killed at any moment loses nothing and doubles nothing")
{
    const CliProgram program;
    constexpr int files = 12;
    constexpr int linesEach = 60;
    REQUIRE(QDir().mkpath(program.path("drop")));
    for (int file = 0; file < files; ++file) {
        QByteArray lines;
        for (int one = 0; one < linesEach; ++one) {
            lines += ingestLine(file * linesEach + one);
        }
        makeOld(program.write(("drop/" + QByteArray::number(file) + ".jsonl").constData(), lines));
    }
    const QStringList ingest{u"ingest"_s, u"--folder"_s, program.path("drop")};
    int killed = 0;
    for (int milliseconds = 40; milliseconds < 600; milliseconds += 40) {
        const auto running = program.start(ingest);
        REQUIRE(running->waitForStarted());
        if (!running->waitForFinished(milliseconds)) {
            running->kill();
            running->waitForFinished();
            ++killed;
        }
    }
    INFO("killed " << killed << " times");
    CHECK(killed > 0);
    const Run last = program.succeed(ingest);
    CHECK(last.out.contains("0 failed"));
    CHECK(QDir(program.path("drop/done")).entryList({u"*.jsonl"_s}).size() == files);
    CHECK(QDir(program.path("drop")).entryList({u"*.jsonl"_s}).isEmpty());
    CHECK_FALSE(QDir(program.path("drop/failed")).exists());
    CHECK(program.run(words({"timeline", "carla@x.example", "--json"})).json().size() == files * linesEach);
    CHECK(program.succeed(words({"doctor"})).exitCode == 0);
}
