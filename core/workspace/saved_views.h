// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters of the queue under names, and how the log writes one. Any connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

#include <QJsonObject>

namespace threadline {

/// By name.
QList<SavedView> readSavedViews(Database& database);

/// Without its order, which queueSortName() names.
QJsonObject queueFilterToJson(const QueueFilter& filter);
/// What this program does not know in it is left out.
QueueFilter queueFilterFromJson(const QJsonObject& json);

/// "usual", "newest", "longest_waiting", "priority".
QString queueSortName(QueueFilter::Sort sort);
std::optional<QueueFilter::Sort> queueSortFromName(QStringView name);

} // namespace threadline
