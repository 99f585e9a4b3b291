// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the case commands share: which cases are meant, and what is said when it was done.
// Thread: main.
#pragma once

#include "app/commands/command.h"

namespace threadline {

/// The cases of the words `from`, `from` + 1 … of a command, by number or id.
Expected<QList<CaseId>> chosenCases(CommandContext& context, int from = 0);
Expected<CaseId> chosenCase(CommandContext& context, const QString& words);

/// Shows the cases as they are now: as rows, or with --json as the objects of `case list`.
Expected<int> tellCases(CommandContext& context, const QList<CaseId>& cases);
/// The same after a command, or its error.
Expected<int> tellDone(CommandContext& context, const Expected<UndoTicket>& done, const QList<CaseId>& cases);

} // namespace threadline
