// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the same work costs with nothing of ours around it.
#pragma once

#include "app/bench/mail_generator.h"

namespace threadline::bench {

struct BareCost
{
    double seconds = 0;
    double processorSeconds = 0; ///< of this thread
};

/// Rows and FTS5 of these texts in one transaction, in a database that lies at `path` then.
BareCost bareStore(const QList<GeneratedMail>& mails, const QString& path);
/// GMime parses all of them on one thread, and nobody looks at the result.
BareCost bareParse(const QList<GeneratedMail>& mails);
/// Milliseconds for the newest fifty with this word, their texts too, from what bareStore() made: the middle of many.
double bareSearch(const QString& path, const char* word);

} // namespace threadline::bench
