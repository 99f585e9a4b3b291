// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/day_words.h"
#include "tests/support/catch.h"

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

// A Thursday.
const QDate today(2026, 11, 12);

std::optional<QDate> meant(const char* words)
{
    return dayMeant(QString::fromUtf8(words), today);
}

} // namespace

TEST_CASE("Days are understood as people write them")
{
    CHECK(meant("2024-03-12") == QDate(2024, 3, 12));
    CHECK(meant("2024-03") == QDate(2024, 3, 1));
    CHECK(meant("2024") == QDate(2024, 1, 1));
    CHECK(meant(" Today ") == today);
    CHECK(meant("12 March 2024") == QDate(2024, 3, 12));
    CHECK(meant("March 12, 2024") == QDate(2024, 3, 12));
    CHECK(meant("mar 2024") == QDate(2024, 3, 1));
    CHECK(meant("March") == QDate(2026, 3, 1));
    CHECK(meant("december") == QDate(2025, 12, 1));
    CHECK(meant("24 dec") == QDate(2025, 12, 24));
    CHECK(meant("last March") == QDate(2026, 3, 1));
    CHECK(meant("last november") == QDate(2025, 11, 1));
    CHECK(meant("last december") == QDate(2025, 12, 1));
    CHECK(meant("last week") == QDate(2026, 11, 5));
    CHECK(meant("last month") == QDate(2026, 10, 1));
    CHECK(meant("last year") == QDate(2025, 1, 1));
    CHECK(meant("Monday") == QDate(2026, 11, 9));
    CHECK(meant("last friday") == QDate(2026, 11, 6));
    CHECK(meant("thursday") == QDate(2026, 11, 5));
}

TEST_CASE("What is no day is none")
{
    for (const char* words : {"", "soon", "ma", "31 February 2024", "last", "last one", "2024-13", "0 March 2024", "marches"}) {
        INFO(words);
        CHECK_FALSE(meant(words));
    }
}
