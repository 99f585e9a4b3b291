// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grammar of search_query.h as the command line explains it (docs/search.md has the long form).
#pragma once

namespace threadline {

inline constexpr char searchHelp[] =
    "WORDS                    all of them, anywhere; the last one may be a beginning\n"
    "\"A PHRASE\"               these words in this order\n"
    "from:WHO  to:WHO         an address, a name or \"a name in quotes\"\n"
    "subject:WORD  file:WORD  in the subject, in the name of an attachment\n"
    "channel:NAME  tag:NAME   email, sms, voice …; a tag of the case\n"
    "status:STATUS            new, open, waiting, on_hold, solved or closed\n"
    "priority:PRIORITY        low, normal, high or urgent\n"
    "assignee:WHO             a colleague, me or none\n"
    "case:NUMBER              all that is in the case\n"
    "before:DAY  after:DAY    2026-03-01, 01.03.2026, 2026-03, 2026, today, yesterday, 7d, 2w, 3m, 1y;\n"
    "                         before: ends with the day before, after: begins with that day\n"
    "has:attachment           with a file or a picture\n"
    "is:unread  is:read       not read by us yet, or read\n"
    "-ANYTHING                leaves out what the same without the minus finds\n"
    "\n"
    "Values of one key: any of them. Different keys: all of them.\n";

} // namespace threadline
