// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a table can tell of a touch, and by which headers of tables it is recognised. docs/touchpoints.md describes
// each. Any thread.
#pragma once

#include <QMap>
#include <QStringList>

#include <optional>

namespace threadline {

/// "date", "time", "kind", "direction", "customer", "email", "phone", "number", "name", "duration", "seconds",
/// "outcome", "next_step", "text", "subject", "id", "agent", "place", "reference", "amount", "missed", "case".
const QStringList& touchpointFields();

/// Which header stands for which field: those that are known by one of its usual names, each once.
QMap<QString, QString> guessedColumns(const QStringList& headers);

/// A header as it is compared: lower case, without marks and double spaces.
QString foldedHeader(const QString& header);

} // namespace threadline
