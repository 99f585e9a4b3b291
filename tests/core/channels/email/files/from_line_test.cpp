// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/from_line.h"

#include "tests/support/catch.h"

using namespace threadline;

TEST_CASE("The separators that programs write are known by their form")
{
    const char* line = GENERATE("From ann@shop.example Sun Nov 22 09:30:00 2026\n",
                                "From ann@shop.example Sun Nov 22 09:30:00 2026\r\n",
                                "From - Sun Nov 22 09:30:00 2026",                    // Thunderbird
                                "From ann at shop.example  Sun Nov 22 09:30:00 2026", // pipermail
                                "From 1583@xxx Sun Nov 22 09:30:00 +0000 2026", // Google's export
                                "From ann@shop.example Sun Nov 22 11:30:00 2026 +0200",
                                "From ann@shop.example Sun, 22 Nov 2026 04:30:00 -0500",
                                "From ann@shop.example Sun Nov 22 09:30 UTC 2026",
                                "From ann Sun Nov 22 09:30:00 2026 remote from shop.example",
                                "From Sun Sun Nov 22 09:30:00 2026");
    INFO(line);
    const auto time = fromLineTime(line);
    REQUIRE(time);
    CHECK(toRfc3339(*time) == QStringLiteral("2026-11-22T09:30:00Z"));
}

TEST_CASE("A sentence that begins with From is no separator")
{
    const char* line =
        GENERATE("From here on it worked.", "From Monday to Friday we are open from 9:00 on.",
                 "From Mon on", "from ann@shop.example Sun Nov 22 09:30:00 2026", "From ",
                 "From ann@shop.example Sun Nov 31 09:30:00 2026", // there is no such day
                 "From ann@shop.example Sun Nov 22 25:30:00 2026",
                 "From ann@shop.example Sun Nov 22 09:30:00 2026, she wrote:",
                 "From: ann@shop.example Sun Nov 22 09:30:00 2026");
    INFO(line);
    CHECK_FALSE(fromLineTime(line));
}

TEST_CASE("A header line has a name of printable characters and a colon")
{
    CHECK(isHeaderLine("Subject: hello"));
    CHECK(isHeaderLine("X-Odd_Name!:"));
    CHECK(isHeaderLine("Subject : obsolete, RFC 5322 4.5"));
    CHECK_FALSE(isHeaderLine(" folded: line"));
    CHECK_FALSE(isHeaderLine("two words: no"));
    CHECK_FALSE(isHeaderLine(": no name"));
    CHECK_FALSE(isHeaderLine("no colon"));
    CHECK_FALSE(isHeaderLine(""));
}
