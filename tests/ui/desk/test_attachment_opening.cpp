// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/attachment_opening.h"

#include "tests/support/catch.h"

using namespace threadline;

TEST_CASE("What the system would run is never opened from the history")
{
    CHECK(wouldRun(QStringLiteral("invoice.pdf.exe")));
    CHECK(wouldRun(QStringLiteral("Invoice.EXE")));
    CHECK(wouldRun(QStringLiteral("start.desktop")));
    CHECK(wouldRun(QStringLiteral("page.html")));
    CHECK_FALSE(wouldRun(QStringLiteral("e07-display.jpg")));
    CHECK_FALSE(wouldRun(QStringLiteral("invoice.pdf")));
}
