// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/event_log.h"
#include "core/log/migrations.h"
#include "core/log/workspace_folder.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace threadline;

namespace {

Event happened(const QString& kind)
{
    Event event;
    event.subject = newUuid({1'700'000'000'000'000});
    event.kind = kind;
    event.actor = QStringLiteral("test");
    event.at = {1'700'000'000'000'000};
    event.body = {{QStringLiteral("n"), 1}};
    return event;
}

struct Scratch
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("threadline.db"));
};

} // namespace

TEST_CASE("What is appended is there when the log is opened again")
{
    const Scratch scratch;
    EventId id;
    {
        EventLog log(scratch.path, {});
        log.write([&](EventLog::Batch& batch) {
            Event event = happened(QStringLiteral("thing.happened"));
            event.packedText = "packed";
            id = batch.append(event).id;
        });
    }
    EventLog log(scratch.path, {});
    const auto event = readEvent(log.database(), id, true);
    REQUIRE(event);
    CHECK(event->kind == QStringLiteral("thing.happened"));
    CHECK(event->packedText == "packed");
    CHECK(event->body.value(QLatin1String("n")).toInt() == 1);
}

TEST_CASE("A batch that fails half way leaves nothing")
{
    const Scratch scratch;
    EventLog log(scratch.path, {});
    CHECK_THROWS_AS(log.write([&](EventLog::Batch& batch) {
        batch.append(happened(QStringLiteral("first.thing")));
        throw SqliteFailure({Error::Remedy::Retry, QStringLiteral("The disk is full.")});
    }),
                    SqliteFailure);
    CHECK(log.database().number("SELECT count(*) FROM event") == 0);
}

TEST_CASE("An event is never changed and never removed")
{
    const Scratch scratch;
    EventLog log(scratch.path, {});
    log.write([&](EventLog::Batch& batch) { batch.append(happened(QStringLiteral("thing.happened"))); });
    CHECK_THROWS_AS(log.database().execute("UPDATE event SET kind = 'other'"), SqliteFailure);
    CHECK_THROWS_AS(log.database().execute("DELETE FROM event"), SqliteFailure);

}

TEST_CASE("A workspace from a newer program is refused in a sentence that says what to do")
{
    const Scratch scratch;
    {
        EventLog log(scratch.path, {});
        log.database().execute("PRAGMA user_version=9999");
    }
    try {
        EventLog log(scratch.path, {});
        FAIL("it was opened");
    } catch (const SqliteFailure& failure) {
        CHECK(failure.error().remedy == Error::Remedy::Unsupported);
        CHECK(failure.error().sentence.contains(QStringLiteral("update Threadline")));
    }
}

TEST_CASE("A foreign database is refused and not touched")
{
    const Scratch scratch;
    {
        Database foreign(scratch.path, Database::Access::ReadWrite);
        foreign.execute("CREATE TABLE recipes(name TEXT)");
    }
    CHECK_THROWS_AS(EventLog(scratch.path, {}), SqliteFailure);
    Database foreign(scratch.path, Database::Access::ReadWrite);
    CHECK(foreign.number("SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("A file that is no database is refused as damaged")
{
    const Scratch scratch;
    QFile file(scratch.path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    try {
        EventLog log(scratch.path, {});
        FAIL("it was opened");
    } catch (const SqliteFailure& failure) {
        CHECK(failure.error().remedy == Error::Remedy::Corrupt);
    }
}

TEST_CASE("A workspace is written by one process at a time")
{
    const QTemporaryDir folder;
    WorkspaceFolder first(folder.path());
    REQUIRE(first.openForWriting());
    WorkspaceFolder second(folder.path());
    const auto refused = second.openForWriting();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.contains(QStringLiteral("open in another Threadline")));
}
