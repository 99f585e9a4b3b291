// SPDX-License-Identifier: GPL-3.0-or-later
//
// Boxes with round corners whose line falls on whole pixels.
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace threadline {

inline constexpr double cardRadius = 10;
inline constexpr double buttonRadius = 7;

/// An invalid `line` draws none.
void paintRounded(QPainter& painter, const QRectF& where, double radius, const QColor& fill,
                  const QColor& line = {});

} // namespace threadline
