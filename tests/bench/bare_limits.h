// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the same work costs with nothing of ours around it.
#pragma once

#include "tests/bench/mail_generator.h"

namespace threadline::bench {

/// Seconds for rows and FTS5 of these texts in one transaction.
double bareStore(const QList<GeneratedMail>& mails, const QString& folder);
/// Seconds for GMime to parse all of them on one thread, without looking at the result.
double bareParse(const QList<GeneratedMail>& mails);
/// Seconds for one window with three panes and 50,000 rows, until it was painted and the program ended.
int bareWindow(int argc, char** argv);

} // namespace threadline::bench
