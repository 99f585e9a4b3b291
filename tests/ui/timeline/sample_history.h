// SPDX-License-Identifier: GPL-3.0-or-later
//
// A made-up customer with a history on every channel, for the tests and the pictures.
#pragma once

#include "tests/ui/models/scripted_timeline_source.h"
#include "ui/models/timeline_model.h"

namespace threadline::test {

/// 12 November 2026, 10:58 in Helsinki.
TimelineMoment sampleMoment();

/// Marks in the order of their keys, and entries the source knows. The newest is a queued reply.
QList<TimelineMark> sampleHistory(ScriptedTimelineSource& source);

/// The key of the entry with this many of something in it; see sample_history.cpp.
namespace sample {
inline constexpr InteractionKey photoMail = 106;
inline constexpr InteractionKey newsletter = 109;
inline constexpr InteractionKey failedReply = 110;
inline constexpr InteractionKey doubtfulReply = 111;
inline constexpr InteractionKey queuedReply = 113;
inline constexpr qint64 thisCase = 20431;
} // namespace sample

/// `count` plain messages, a few minutes apart, made when they are asked for.
QList<TimelineMark> longHistory(ScriptedTimelineSource& source, int count);

} // namespace threadline::test
