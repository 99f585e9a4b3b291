// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws what stands between the entries: day lines, case lines, what was done, the line of what is
// new, and the place of an entry that is still being read. The painter's origin is the row's top left.
#pragma once

#include "ui/theme/theme.h"

class QPainter;

namespace threadline {

int dayLineHeight(const Theme& theme);
int caseLineHeight(const Theme& theme);
int newLineHeight(const Theme& theme);
int happeningLineHeight(const Theme& theme);

void paintDayLine(QPainter& painter, const Theme& theme, int width, const QString& words);
/// `current`: the case that is open.
void paintCaseLine(QPainter& painter, const Theme& theme, int width, const QString& words,
                   bool current);
void paintNewLine(QPainter& painter, const Theme& theme, int width, const QString& words);
/// Empty words: still being read.
void paintHappeningLine(QPainter& painter, const Theme& theme, int width, const QString& words);
/// They do not fit the line and are cut there.
bool isHappeningCut(const Theme& theme, int width, const QString& words);
/// `problem` is said instead of the grey bars when the entry cannot be shown.
void paintPendingEntry(QPainter& painter, const Theme& theme, int width, int height, bool right,
                       const QString& problem);

} // namespace threadline
