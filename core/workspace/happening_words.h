// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done, in plain sentences: "Anna solved #10023 and tagged it refund". The one place that
// knows how the events of the log are called; ids never appear. Any thread.
#pragma once

#include "core/workspace/happening.h"

#include <QList>

#include <functional>

namespace threadline {

/// How a moment is said where the sentence is read.
using MomentWords = std::function<QString(Timestamp)>;

/// One sentence without a full stop for what one actor did, oldest first. What nobody did ("rules")
/// is said in the passive. Empty for events it knows no words for.
QString happeningSentence(const QList<Happening>& done, const MomentWords& moment);

} // namespace threadline
