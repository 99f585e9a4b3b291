// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days as people write them. Any thread.
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace threadline {

/// 2026-03-01, 01.03.2026; 2026-03 and 2026, of which the first day counts; today, yesterday; 7d,
/// 2w, 3m, 1y, so long before `today`. Nothing when it is none of these or no such day exists.
std::optional<QDate> dayFromWords(QStringView words, QDate today);

} // namespace threadline
