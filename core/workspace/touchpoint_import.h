// SPDX-License-Identifier: GPL-3.0-or-later
//
// Touches that other systems and people's tables tell of (docs/touchpoints.md), into the log by the same pipeline as
// everything else. Blocks; any thread that may wait.
#pragma once

#include "core/touchpoints/field_mapping.h"
#include "core/touchpoints/touchpoint.h"
#include "core/workspace/workspace_services.h"

namespace threadline {

struct TouchpointImport
{
    QString path;
    /// What was said now. Without columns those kept under its name are taken, or the kept ones that fit the header, or
    /// what the header's words mean; its other values go before what is kept.
    FieldMapping mapping;
    bool dryRun = false;
};

struct TouchpointReport
{
    qint64 imported = 0;
    qint64 duplicates = 0;
    qint64 failed = 0;
    qint64 newCustomers = 0;
    QStringList failures; ///< "line 12: why", one for each that failed
    QStringList would;    ///< of a dry run: what each would become
    FieldMapping mapping; ///< by which a table was read
    bool guessed = false; ///< nobody said it: from the header's words
    bool kept = false;    ///< it was kept with this
    qint64 filesDone = 0; ///< of a folder
    qint64 filesFailed = 0;
    qint64 filesWaiting = 0; ///< somebody is still writing them
};

/// A touchpoint with what its origin calls it ("line 12"), or why it is none.
struct ToldTouchpoint
{
    QString where;
    Expected<Touchpoint> touchpoint;
};

namespace touchpoint_import {

/// Refused when the file cannot be read as a whole; single rows are told and passed over. With `dryRun` nothing is
/// stored, also no mapping.
Expected<TouchpointReport> importFile(const TouchpointImport& wanted, WorkspaceServices& services);

/// Stores what is right and new, and adds to `report`. All of it is on the disk when it returns.
Expected<void> store(const QList<ToldTouchpoint>& told, bool dryRun, WorkspaceServices& services,
                     TouchpointReport& report);

} // namespace touchpoint_import

} // namespace threadline
