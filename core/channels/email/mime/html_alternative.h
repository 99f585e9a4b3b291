// SPDX-License-Identifier: GPL-3.0-or-later
//
// The HTML form of a reply that was typed as plain text.
#pragma once

#include <QString>
#include <QStringList>

namespace threadline {

/// A small HTML document: lines as typed, lines that begin with ">" as nested quotes, http and
/// https addresses as links, then one image for each content id (RFC 2392). Nothing in `text` is
/// markup.
QString htmlAlternative(const QString& text, const QStringList& contentIds);

} // namespace threadline
