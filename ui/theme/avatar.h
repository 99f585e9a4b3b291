// SPDX-License-Identifier: GPL-3.0-or-later
//
// A person as a circle: initials on a colour that is always the same for the same name.
#pragma once

#include <QColor>
#include <QString>

class QPainter;
class QRectF;

namespace threadline {

class Theme;

/// One or two letters: first and last word ("Ingrid Aaltonen" → "IA"); of an address its first
/// letter; "?" when there is nothing to take a letter from.
QString initials(QStringView name);

/// White on it keeps a contrast of 4.5:1. Stable across runs and machines.
QColor avatarColour(QStringView name);

/// `ring` (invalid: none) tells presence.
void paintAvatar(QPainter& painter, const Theme& theme, const QRectF& where, QStringView name,
                 const QColor& ring = {});

} // namespace threadline
