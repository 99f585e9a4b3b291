// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/waiting.h"
#include "tests/ui/models/scripted_timeline_source.h"
#include "ui/models/timeline_entries.h"

using namespace threadline;
using namespace threadline::test;

namespace {

TimelineEntry entryNamed(InteractionKey key, const QString& text = {})
{
    TimelineEntry entry;
    entry.key = key;
    entry.interaction.text = text;
    return entry;
}

QList<InteractionKey> keysFrom(InteractionKey first, int count)
{
    QList<InteractionKey> keys;
    for (int i = 0; i < count; ++i) {
        keys.append(first + i);
    }
    return keys;
}

struct Desk
{
    ScriptedTimelineSource source;
    TimelineEntries entries{source};
    QList<InteractionKey> arrived;

    Desk()
    {
        source.make = [](InteractionKey key, bool) { return entryNamed(key); };
        QObject::connect(&entries, &TimelineEntries::arrived,
                         [this](const auto& keys) { arrived += keys; });
    }
    void answerAndWaitFor(InteractionKey key)
    {
        source.answer();
        REQUIRE(waitUntil([&] { return entries.find(key) || !entries.problem(key).isEmpty(); }));
    }
};

} // namespace

TEST_CASE("Wanted entries are read in batches, the nearest first")
{
    Desk desk;
    desk.entries.want(keysFrom(1, 30));
    REQUIRE(desk.source.asked.size() == 1);
    CHECK(desk.source.asked.first() == keysFrom(1, TimelineEntries::batchSize));
    desk.answerAndWaitFor(1);
    REQUIRE(waitUntil([&] { return desk.source.asked.size() == 2; }));
    CHECK(desk.source.asked.last() == keysFrom(25, 6));
    desk.answerAndWaitFor(30);
    CHECK(desk.arrived.size() == 30);
}

TEST_CASE("A batch one has scrolled away from is cancelled")
{
    Desk desk;
    desk.entries.want(keysFrom(1, 10));
    desk.entries.want(keysFrom(5000, 10));
    REQUIRE(desk.source.asked.size() == 2);
    CHECK(desk.source.questions.front().promise->isCanceled());
    CHECK(desk.source.asked.last() == keysFrom(5000, 10));
    desk.source.answer();
    desk.answerAndWaitFor(5000);
    CHECK_FALSE(desk.entries.find(1));
}

TEST_CASE("A batch that is still partly visible is let finish")
{
    Desk desk;
    desk.entries.want(keysFrom(1, 10));
    desk.entries.want(keysFrom(8, 10));
    CHECK(desk.source.asked.size() == 1);
}

TEST_CASE("Entries not looked at for longest are forgotten first")
{
    Desk desk;
    desk.source.answersAtOnce = true;
    for (InteractionKey first = 0; first < 2000; first += 20) {
        desk.entries.want(keysFrom(first, 20));
        REQUIRE(waitUntil([&] { return desk.entries.find(first + 19) != nullptr; }));
    }
    CHECK(desk.entries.size() == TimelineEntries::capacity);
    CHECK(desk.entries.find(1999));
    CHECK_FALSE(desk.entries.find(0));
}

TEST_CASE("After a change what is shown stays and is announced only when it differs")
{
    Desk desk;
    desk.entries.want({1, 2});
    desk.answerAndWaitFor(2);
    desk.arrived.clear();
    desk.source.make = [](InteractionKey key, bool) {
        return entryNamed(key, key == 2 ? QStringLiteral("sent") : QString());
    };
    desk.entries.refresh();
    CHECK(desk.entries.find(1));
    CHECK(desk.entries.find(2)->interaction.text.isEmpty());
    desk.source.answer();
    REQUIRE(waitUntil([&] { return !desk.arrived.isEmpty(); }));
    CHECK(desk.arrived == QList<InteractionKey>{2});
}

TEST_CASE("An answer from before a change is not taken for news")
{
    Desk desk;
    desk.entries.want({1});
    desk.entries.refresh();
    REQUIRE(desk.source.questions.size() == 2);
    desk.source.questions.pop_front();
    desk.source.make = [](InteractionKey key, bool) {
        return entryNamed(key, QStringLiteral("new"));
    };
    desk.answerAndWaitFor(1);
    CHECK(desk.entries.find(1)->interaction.text == QStringLiteral("new"));
}

TEST_CASE("An error is said once at the entries it concerns and not asked for in a circle")
{
    Desk desk;
    desk.entries.want({1, 2});
    const Error error{Error::Remedy::Corrupt, QStringLiteral("The history cannot be read.")};
    desk.source.answer(&error);
    REQUIRE(waitUntil([&] { return !desk.arrived.isEmpty(); }));
    CHECK(desk.entries.problem(2) == error.sentence);
    desk.entries.want({1, 2});
    CHECK(desk.source.asked.size() == 1);
    desk.entries.refresh();
    CHECK(desk.source.asked.size() == 2);
}

TEST_CASE("An entry that is gone says so")
{
    Desk desk;
    desk.source.make = nullptr;
    desk.source.store.insert(1, entryNamed(1));
    desk.entries.want({1, 2});
    desk.answerAndWaitFor(1);
    CHECK(desk.entries.problem(2) == QStringLiteral("This entry is no longer in the history."));
}

TEST_CASE("Remote images are read for the one entry they were allowed for")
{
    Desk desk;
    desk.entries.want({1, 2, 3});
    desk.answerAndWaitFor(3);
    desk.entries.allowRemoteImages(2);
    REQUIRE(desk.source.questions.size() == 1);
    CHECK(desk.source.questions.front().keys == QList<InteractionKey>{2});
    CHECK(desk.source.questions.front().remoteImages);
    desk.source.answer();
    desk.entries.refresh();
    CHECK(desk.source.questions.back().keys == QList<InteractionKey>{1, 3});
    CHECK_FALSE(desk.source.questions.back().remoteImages);
}
