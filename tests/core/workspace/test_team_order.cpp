// SPDX-License-Identifier: GPL-3.0-or-later
//
// A log in its hub's order: whatever came late and whatever was pending meanwhile, the tables are those
// of the same log on a desk that was alone.
#include "core/log/event_log.h"
#include "core/workspace/workspace_services.h"
#include "tests/core/workspace/random_desk.h"

#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::test;

namespace {

/// All that was done at one desk: what a hub would have, each with its place.
QList<Event> everythingDone(RandomDesk& desk, int commands)
{
    for (int i = 0; i < commands; ++i) {
        desk.step();
    }
    Database database(desk.databasePath(), Database::Access::ReadOnly);
    QList<Event> all;
    const qint64 last = database.number("SELECT max(seq) FROM event");
    for (qint64 seq = 1; seq <= last; ++seq) {
        all.append(*readEvent(database, seq, true));
    }
    return all;
}

class TeamLog
{
public:
    TeamLog()
        : log(m_folder.filePath(QStringLiteral("threadline.db")), workspaceProjections())
    {
        log.joinTeam({});
    }

    void append(const QList<Event>& events)
    {
        log.write([&](EventLog::Batch& batch) {
            for (const Event& event : events) {
                batch.append(event);
            }
        });
    }

private:
    QTemporaryDir m_folder;

public:
    EventLog log;
};

} // namespace

TEST_CASE("Whatever is pending while others' events come, the tables are those of the order the hub gave")
{
    RandomDesk desk;
    const QList<Event> all = everythingDone(desk, 300);
    const QByteArray expected = desk.dump();
    std::mt19937 random{20'261'122};
    const auto oneOf = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    for (int round = 0; round < 3; ++round) {
        TeamLog team;
        int placed = 0;
        int appended = 0; // by this desk, ahead of what is placed
        while (placed < all.size()) {
            INFO("round " << round << ", placed " << placed << ", appended " << appended);
            if (oneOf(2) == 0) {
                appended = std::min<int>(std::max(appended, placed) + oneOf(6), static_cast<int>(all.size()));
                const int count = std::min<int>(1 + oneOf(4), static_cast<int>(all.size()) - appended);
                QList<Event> events;
                for (int i = appended; i < appended + count; ++i) {
                    events.append(all.at(i));
                }
                team.append(events);
                appended += count;
            }
            const int count = std::min<int>(oneOf(12), static_cast<int>(all.size()) - placed);
            team.log.place(all.mid(placed, count), placed + count);
            placed += count;
        }
        REQUIRE((team.log.dumpProjections() == expected));
        CHECK(team.log.database().number("SELECT count(*) FROM pending_batch") == 0);
        team.log.rebuild({});
        REQUIRE((team.log.dumpProjections() == expected));
    }
}

TEST_CASE("What the hub refuses is as if it had never been, and what came with it stays")
{
    RandomDesk desk;
    const QList<Event> all = everythingDone(desk, 120);
    const QByteArray expected = desk.dump();
    TeamLog team;
    qsizetype placed = 0;
    qint64 mine = 0;
    while (placed < all.size()) {
        // Something of this desk that no other has: a tag on every case there is.
        QList<Event> tags;
        Statement cases = team.log.database().prepare("SELECT id FROM cases ORDER BY key");
        while (cases.step()) {
            Event tag = all.first();
            tag.id = EventId::make({1'800'000'000'000'000 + ++mine});
            tag.kind = QStringLiteral("case.tagged");
            tag.subject = cases.uuid(0);
            tag.packedText.clear();
            tag.body = {{QStringLiteral("tag"), QStringLiteral("mine")}};
            tags.append(tag);
        }
        team.append(tags);
        CHECK((tags.isEmpty() || team.log.database().number("SELECT count(*) FROM case_tag WHERE tag = 'mine'") > 0));
        const qsizetype count = std::min<qsizetype>(40, all.size() - placed);
        team.log.place(all.mid(placed, count), placed + count);
        placed += count;
        if (!tags.isEmpty()) {
            team.log.drop(firstPending, [](Database&, const QList<Event>&) {});
        }
        CHECK(team.log.database().number("SELECT count(*) FROM event WHERE seq >= 1073741824") == 0);
    }
    REQUIRE((team.log.dumpProjections() == expected));
}

TEST_CASE("Only a workspace without a history can join a team")
{
    RandomDesk desk;
    const QList<Event> all = everythingDone(desk, 1);
    QTemporaryDir folder;
    EventLog log(folder.filePath(QStringLiteral("threadline.db")), workspaceProjections());
    log.write([&](EventLog::Batch& batch) { batch.append(all.first()); });
    CHECK_THROWS_AS(log.joinTeam({}), SqliteFailure);
    CHECK_FALSE(log.isInTeam());
}
