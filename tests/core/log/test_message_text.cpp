// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/message_text.h"
#include "core/log/timeline_key.h"
#include "tests/support/catch.h"

using namespace threadline;

TEST_CASE("A text and its HTML come back as they were packed")
{
    const MessageText text{"Grüße\n", "<p>Gr&uuml;&szlig;e</p>"};
    CHECK(unpackMessageText(packMessageText(text)) == text);
    CHECK(unpackMessageText(packMessageText({"only text", {}})) == MessageText{"only text", {}});
    CHECK(unpackMessageText(packMessageText({{}, "<b>x</b>"})) == MessageText{{}, "<b>x</b>"});
    CHECK(packMessageText({}).isEmpty());
}

TEST_CASE("A damaged packed text is empty, not a crash")
{
    QByteArray packed = packMessageText({QByteArray(5000, 'x') + "end", {}});
    for (qsizetype at = 0; at < packed.size(); ++at) {
        QByteArray broken = packed;
        broken[at] = static_cast<char>(broken.at(at) ^ 0x55);
        unpackMessageText(broken);
        unpackMessageText(packed.left(at));
    }
    CHECK(unpackMessageText("no zstd at all") == MessageText{});
}

TEST_CASE("Timeline keys are in the order of time and tell the event they came from")
{
    const qint64 early = timelineKey(Timestamp::fromSeconds(1'000'000'000), 900);
    const qint64 late = timelineKey(Timestamp::fromSeconds(1'000'000'001), 3);
    CHECK(early < late);
    CHECK(seqOfTimelineKey(early) == 900);
    CHECK(timelineKey(Timestamp::fromSeconds(5), 7) < timelineKey(Timestamp::fromSeconds(5), 8));
    CHECK(timelineKey({-1}, 1) >= 0);
    CHECK(timelineKey(Timestamp::fromSeconds(99'999'999'999), 1) > 0);
}
