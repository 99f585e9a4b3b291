// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days and moments as tables have them: 2026-11-22, 22.11.2026, 11/22/2026, with or without a time behind. Which of the
// first two numbers is the day is never guessed from one of them: either all of a column say so together, or somebody
// does. Any thread.
#pragma once

#include "core/model/expected.h"
#include "core/model/timestamp.h"

#include <QStringList>
#include <QTimeZone>

namespace threadline {

enum class DateOrder { DayFirst, MonthFirst, YearFirst };

/// "dmy", "mdy", "ymd".
QString dateOrderName(DateOrder order);
std::optional<DateOrder> dateOrderFromName(QStringView name);

/// What a column of dates says about itself. Nothing when no date in it depends on the order. Refused when some do and
/// none decides, or when they contradict each other.
Expected<std::optional<DateOrder>> dateOrderOf(const QStringList& dates);

/// `time` empty: it may stand behind the date, else it is midnight. Without a zone of its own it is of `zone`. `order`
/// is not asked for ISO 8601 and for dots, which say it themselves.
Expected<Timestamp> readMoment(const QString& date, const QString& time, std::optional<DateOrder> order,
                               const QTimeZone& zone);

} // namespace threadline
