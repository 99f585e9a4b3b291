// SPDX-License-Identifier: GPL-3.0-or-later
//
// What hangs on a case beside its own row: reminders, links; and the fields a team defined. Any
// connection.
#pragma once

#include "core/cases/case_events.h"
#include "core/sqlite/database.h"

namespace threadline {

/// By name.
QList<CaseField> readCaseFields(Database& database);
std::optional<CaseField> readCaseField(Database& database, const QString& name);
/// Of one case, the earliest first.
QList<CaseReminder> readReminders(Database& database, CaseId inCase);
std::optional<CaseReminder> readReminder(Database& database, ReminderId id);
/// From and to a case.
QList<CaseLink> readLinks(Database& database, CaseId inCase);

} // namespace threadline
