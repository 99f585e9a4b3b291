// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of a table as a touchpoint. Any thread.
#pragma once

#include "core/touchpoints/field_mapping.h"
#include "core/touchpoints/touchpoint.h"

namespace threadline {

/// What holds for all rows of a file.
struct RowReading
{
    QString source; ///< whose ids and rows they are
    std::optional<InteractionKind> kind; ///< of rows that do not say
    std::optional<DateOrder> dates;
    QString region;
    QTimeZone zone; ///< of moments without one
};

/// `cells` by field. `fallbackId` names the row when it has no id of its own. Refused with what is wrong with which
/// cell; the sentence is complete.
Expected<Touchpoint> readRow(const QMap<QString, QString>& cells, const QString& fallbackId, const RowReading& reading);

} // namespace threadline
