// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_row_geometry.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

QueueRowMetrics tenPixelLetters()
{
    QueueRowMetrics metrics;
    metrics.timeWidth = [](const QString& text) { return static_cast<int>(text.size()) * 10; };
    metrics.pillWidth = metrics.timeWidth;
    return metrics;
}

QueueRow ordinaryRow()
{
    QueueRow row;
    row.number = 20431;
    row.status = CaseStatus::Open;
    row.assignee = QStringLiteral("Anna");
    row.waitingSince = Timestamp::fromSeconds(1000);
    return row;
}

QStringList pillTexts(const QueueRowGeometry& geometry)
{
    QStringList texts;
    for (const QueuePill& pill : geometry.pills) {
        texts.append(pill.text);
    }
    return texts;
}

const Timestamp fourteenMinutesLater = Timestamp::fromSeconds(1000 + 14 * 60);

} // namespace

TEST_CASE("The waiting time stands at the right edge and the name ends before it")
{
    const QRect where(0, 500, 308, 95);
    const QueueRowMetrics metrics = tenPixelLetters();
    const auto geometry = layOutQueueRow(ordinaryRow(), where, metrics, fourteenMinutesLater);
    CHECK(geometry.timeText == QStringLiteral("14 min"));
    CHECK(geometry.time.right() + 1 == 308 - metrics.margin);
    CHECK(geometry.name.right() < geometry.time.left());
    CHECK(geometry.name.left() == geometry.subject.left());
    CHECK(geometry.subject.left() == geometry.words.left());
}

TEST_CASE("Nothing in a row of the queue overlaps or leaves the row")
{
    const QueueRowMetrics metrics = tenPixelLetters();
    const QRect where(0, 500, 308, metrics.rowHeight());
    const auto geometry = layOutQueueRow(ordinaryRow(), where, metrics, fourteenMinutesLater);
    QList<QRect> parts{geometry.glyph, geometry.name, geometry.time, geometry.subject,
                       geometry.words};
    for (const QueuePill& pill : geometry.pills) {
        parts.append(pill.where);
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        CHECK(where.contains(parts[i]));
        for (qsizetype j = i + 1; j < parts.size(); ++j) {
            INFO(i << " and " << j);
            CHECK_FALSE(parts[i].intersects(parts[j]));
        }
    }
}

TEST_CASE("A reply that needs a person is the first pill")
{
    QueueRow row = ordinaryRow();
    row.trouble = Delivery::Failed;
    auto geometry =
        layOutQueueRow(row, QRect(0, 0, 400, 95), tenPixelLetters(), fourteenMinutesLater);
    REQUIRE_FALSE(geometry.pills.isEmpty());
    CHECK(geometry.pills.first().text == QStringLiteral("not sent"));
    CHECK(geometry.pills.first().tone == PillTone::Bad);

    row.trouble = Delivery::InDoubt;
    geometry = layOutQueueRow(row, QRect(0, 0, 400, 95), tenPixelLetters(), fourteenMinutesLater);
    CHECK(geometry.pills.first().text == QStringLiteral("in doubt"));
}

TEST_CASE("Pills that do not fit are left out rather than cut")
{
    const auto wide = layOutQueueRow(ordinaryRow(), QRect(0, 0, 400, 95), tenPixelLetters(),
                                     fourteenMinutesLater);
    CHECK(pillTexts(wide) == QStringList{QStringLiteral("Anna"), QStringLiteral("#20431")});
    const auto narrow = layOutQueueRow(ordinaryRow(), QRect(0, 0, 120, 95), tenPixelLetters(),
                                       fourteenMinutesLater);
    CHECK(pillTexts(narrow) == QStringList{QStringLiteral("Anna")});
}

TEST_CASE("A promise says in words and with a mark how late it is")
{
    QueueRow row = ordinaryRow();
    const Timestamp due = Timestamp::fromSeconds(100'000);
    row.sla = SlaDue{SlaTarget::FirstReply, due, Timestamp::fromSeconds(98'200)};
    const auto pill = [&](qint64 seconds) {
        return layOutQueueRow(row, QRect(0, 0, 400, 95), tenPixelLetters(), Timestamp::fromSeconds(seconds)).pills.first();
    };
    CHECK(pill(88'600).text == QStringLiteral("due in 3 h 10 min"));
    CHECK(pill(88'600).tone == PillTone::Neutral);
    CHECK(pill(98'199).text == QStringLiteral("due in 30 min"));
    CHECK(pill(98'200).text == QStringLiteral("\u25d4 due in 30 min"));
    CHECK(pill(98'200).tone == PillTone::Warn);
    CHECK(pill(99'999).text == QStringLiteral("\u25d4 due now"));
    CHECK(pill(100'000).text == QStringLiteral("\u25b2 breached just now"));
    CHECK(pill(100'600).text == QStringLiteral("\u25b2 breached 10 min"));
    CHECK(pill(100'600).tone == PillTone::Bad);
    CHECK(pill(100'000 + 3 * 86'400).text == QStringLiteral("\u25b2 breached 3 d"));
}
