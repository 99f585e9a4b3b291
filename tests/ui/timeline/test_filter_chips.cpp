// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/timeline/sample_history.h"
#include "ui/theme/theme.h"
#include "ui/timeline/filter_chips.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct Row
{
    Theme theme{ThemeChoice::Light};
    ScriptedTimelineSource source;
    TimelineModel model{source, sampleMoment()};
    FilterChips chips{theme, model};

    Row()
    {
        chips.resize(1200, 24);
        model.setHistory(sampleHistory(source), sample::thisCase);
    }
    FilterChip* chip(const QString& words)
    {
        for (FilterChip* candidate : chips.chips()) {
            if (candidate->text() == words) {
                return candidate;
            }
        }
        return nullptr;
    }
};

} // namespace

TEST_CASE("Chips say what each filter would show")
{
    Row row;
    // 60 earlier entries and 13 of this week, of which nine are about this case.
    REQUIRE(row.chip(QStringLiteral("Whole history 73")));
    REQUIRE(row.chip(QStringLiteral("This case 9")));
    CHECK(row.chip(QStringLiteral("Notes 1")));
    CHECK(row.chip(QStringLiteral("Whole history 73"))->isChecked());
}

TEST_CASE("Choosing a chip filters, choosing it again shows all")
{
    Row row;
    row.chip(QStringLiteral("This case 9"))->click();
    CHECK(row.model.filter().what == TimelineFilter::What::ThisCase);
    CHECK(row.chip(QStringLiteral("This case 9"))->isChecked());
    CHECK_FALSE(row.chip(QStringLiteral("Whole history 73"))->isChecked());
    row.chip(QStringLiteral("This case 9"))->click();
    CHECK(row.model.filter() == TimelineFilter{});
    CHECK(row.chip(QStringLiteral("Whole history 73"))->isChecked());
}

TEST_CASE("What was done has a chip of its own and counts as nothing said")
{
    Row row;
    QList<TimelineMark> marks = row.model.marks();
    for (int i = 1; i <= 3; ++i) {
        TimelineMark done = marks.last();
        done.key += 1;
        done.happening = true;
        marks.append(done);
    }
    row.model.updateHistory(marks);
    REQUIRE(row.chip(QStringLiteral("Events 3")));
    CHECK(row.chip(QStringLiteral("Whole history 73")));
    row.chip(QStringLiteral("Events 3"))->click();
    CHECK(row.model.filter().what == TimelineFilter::What::Happenings);
}

TEST_CASE("Chips of a history that is still being read keep their room and say no numbers")
{
    Row row;
    const QList<TimelineMark> marks = row.model.marks();
    row.model.setHistory(marks.last(10), sample::thisCase, false);
    CHECK(row.chips.isHidden());
    CHECK(row.chips.sizePolicy().retainSizeWhenHidden());
    row.model.updateHistory(marks);
    CHECK_FALSE(row.chips.isHidden());
    CHECK(row.chip(QStringLiteral("Whole history 73")));
}

TEST_CASE("Chips that do not fit wait behind a button")
{
    Row row;
    row.chips.resize(240, 24);
    row.chips.ensurePolished();
    auto* more = row.chips.findChild<QAbstractButton*>(QStringLiteral("moreChips"));
    REQUIRE(more);
    row.model.setThisCase(0);
    CHECK_FALSE(more->isHidden());
    CHECK_FALSE(row.chips.chips().first()->isHidden());
    CHECK(row.chips.chips().last()->isHidden());
}
