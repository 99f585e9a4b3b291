// SPDX-License-Identifier: GPL-3.0-or-later
//
// How `threadline sla` says where cases stand: as objects of --json, whose keys are never renamed or taken away, and in
// words. Thread: main.
#pragma once

#include "core/sla/sla_tables.h"
#include "core/workspace/views.h"

#include <QJsonObject>

namespace threadline {

/// "on_time", "due_soon", "breached".
QString slaBandName(SlaBand band);
/// A row whose promise runs.
QJsonObject toJson(const QueueRow& row, Timestamp now);
QStringList inColumns(const QueueRow& row, Timestamp now);
/// All targets of a case; nothing was promised: no policy.
QJsonObject toJson(const Case& one, const std::optional<CaseStanding>& standing, Timestamp now);
/// A line for each target that applies.
QList<QStringList> inColumns(const SlaStanding& standing, Timestamp now);

} // namespace threadline
