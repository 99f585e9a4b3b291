// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace threadline;
using namespace threadline::test;

namespace {

using namespace Qt::Literals::StringLiterals;

QJsonDocument jsonIn(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto document = QJsonDocument::fromJson(file.readAll());
    REQUIRE_FALSE(document.isNull());
    return document;
}

} // namespace

TEST_CASE("The bench says each figure beside its limit, and fails against ratios that it no longer reaches")
{
    const CliProgram program;
    const QString baseline = program.path("baseline.json");
    const QStringList bench{u"bench"_s, u"--size"_s, u"200"_s, u"--only"_s, u"import"_s, u"--json"_s};
    const QJsonArray figures = program.succeed(bench + QStringList{u"--record"_s, baseline}).json();
    const auto found = std::find_if(figures.begin(), figures.end(), [](const QJsonValue& figure) {
        return figure.toObject().value("name"_L1) == u"import, processor time"_s;
    });
    REQUIRE(found != figures.end());
    const QJsonObject figure = found->toObject();
    CHECK(figure.value("size"_L1) == 200);
    CHECK(figure.value("unit"_L1) == u"s"_s);
    CHECK(figure.value("ours"_L1).toDouble() > 0);
    CHECK(figure.value("ratio"_L1).toDouble() ==
          Approx(figure.value("ours"_L1).toDouble() / figure.value("theirs"_L1).toDouble()));

    QJsonObject ratios = jsonIn(baseline).object().value("ratios"_L1).toObject();
    const QString key = u"import, processor time of 200 / GMime, rows and FTS5"_s;
    REQUIRE(ratios.value(key).toDouble() > 0);
    // As if it had been a hundred times quicker, or slower, before.
    ratios = {{key, ratios.value(key).toDouble() / 100}};
    const QString quicker = program.write("quicker.json", QJsonDocument(QJsonObject{{u"ratios"_s, ratios}}).toJson());
    const Run worse = program.run(bench + QStringList{u"--against"_s, quicker});
    CHECK(worse.exitCode == 1);
    CHECK(worse.err.contains(key.toUtf8() + ':'));
    ratios = {{key, ratios.value(key).toDouble() * 10'000}};
    const QString slower = program.write("slower.json", QJsonDocument(QJsonObject{{u"ratios"_s, ratios}}).toJson());
    program.succeed(bench + QStringList{u"--against"_s, slower});
}

TEST_CASE("What the bench cannot do it says in a sentence")
{
    const CliProgram program;
    const auto [arguments, sentence] = GENERATE(table<QStringList, QByteArray>({
        {{u"--size"_s, u"12"_s}, "--size needs numbers of mails between 100 and 2000000"},
        {{u"--size"_s, u"5000,many"_s}, "--size needs numbers of mails"},
        {{u"--only"_s, u"everything"_s}, "--only is import, questions or desk."},
        {{u"--against"_s, u"/nowhere/baseline.json"_s}, "The baseline /nowhere/baseline.json cannot be read"},
        {{u"--make"_s, u"/"_s}, "/ is there already"},
    }));
    const Run run = program.run(QStringList(u"bench"_s) + arguments);
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains(sentence));
    CHECK(run.lines().isEmpty());
}

TEST_CASE("A trace says what was done on which thread, and nothing of a customer")
{
    const CliProgram program;
    const QString mails = program.path("Maildir");
    program.succeed({u"bench"_s, u"--make"_s, mails, u"--size"_s, u"100"_s});
    CHECK(QDir(mails + u"/cur"_s).entryList(QDir::Files).size() == 100);
    const QString trace = program.path("trace.json");
    program.succeed({u"import"_s, mails, u"--trace"_s, trace});
    // Trace Event Format, JSON Array Format: complete events have "X", names of threads "M".
    const QJsonArray events = jsonIn(trace).array();
    QSet<QString> names;
    QSet<QString> threads;
    for (const QJsonValue& value : events) {
        const QJsonObject event = value.toObject();
        const QString phase = event.value("ph"_L1).toString();
        if (phase == "M"_L1) {
            threads.insert(event.value("args"_L1).toObject().value("name"_L1).toString());
        } else {
            REQUIRE(phase == "X"_L1);
            CHECK(event.value("dur"_L1).toDouble() >= 0);
            CHECK(event.value("ts"_L1).toDouble() >= 0);
            names.insert(event.value("name"_L1).toString());
        }
    }
    CHECK(names.contains(u"write"_s));
    CHECK(names.contains(u"read a mail"_s));
    CHECK(names.contains(u"INSERT INTO event(seq, id, subject, kind, actor, at, body) VALUES(?,?,?,?,?,?,?)"_s));
    CHECK(threads.contains(u"log"_s));
    for (const QString& name : std::as_const(names)) {
        CHECK_FALSE(name.contains(u"mail.example"_s));
    }
    const Run unwritable = program.run({u"search"_s, u"order"_s, u"--trace"_s, u"/nowhere/trace.json"_s});
    CHECK(unwritable.exitCode == 1);
    CHECK(unwritable.err.contains("The trace /nowhere/trace.json cannot be written"));
}
