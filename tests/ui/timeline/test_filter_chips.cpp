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
