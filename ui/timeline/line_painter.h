// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws what stands between the entries: day lines, case lines and the place of an entry that is
// still being read. The painter's origin is the row's top left.
#pragma once

#include "ui/theme/theme.h"

class QPainter;

namespace threadline {

int dayLineHeight(const Theme& theme);
int caseLineHeight(const Theme& theme);

void paintDayLine(QPainter& painter, const Theme& theme, int width, const QString& words);
void paintCaseLine(QPainter& painter, const Theme& theme, int width, const QString& words);
/// `problem` is said instead of the grey bars when the entry cannot be shown.
void paintPendingEntry(QPainter& painter, const Theme& theme, int width, int height, bool right,
                       const QString& problem);

} // namespace threadline
