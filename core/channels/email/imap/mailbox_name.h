// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folder names cross the line in modified UTF-7 (RFC 3501, 5.1.3). Any thread; no state.
#pragma once

#include <QByteArray>
#include <QString>

namespace threadline {

/// The name as people read it. A name that is not modified UTF-7 is taken for UTF-8, which is what
/// servers that do not keep the rule send.
QString mailboxNameFromWire(QByteArrayView wire);
QByteArray mailboxNameToWire(const QString& name);

} // namespace threadline
