// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days as people say them when they want to go somewhere in a history. Any thread.
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace threadline {

/// All that search understands (core/search/search_days.h), and "12 March 2024", "March 12, 2024", "Mar 2024",
/// "March" (the latest one that has begun), "last March", "Friday", "last week", "last month", "last
/// year"; of a longer time its first day. Nothing when it is none of these or no such day exists.
std::optional<QDate> dayMeant(const QString& words, QDate today);

} // namespace threadline
