// SPDX-License-Identifier: GPL-3.0-or-later
//
// In whose name the log says what no person did. A team's hub lets nobody have such a name.
#pragma once

#include <QString>

namespace threadline {

inline const QString rulesActor = QStringLiteral("rules");

} // namespace threadline
