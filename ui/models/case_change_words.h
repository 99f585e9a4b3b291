// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/case_change.h"

class QDateTime;

namespace threadline {

/// What a command made of cases, as a line with "Undo" beside it: "3 cases tagged refund". `cases` as
/// casesInWords(), `agent` the person at this desk.
QString changeInWords(const QString& cases, const CaseChange& change, const QString& agent, const QDateTime& now);

} // namespace threadline
