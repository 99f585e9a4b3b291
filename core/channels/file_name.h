// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of attached files: what a stranger wrote becomes a name that can be shown and saved under
// on any system.
#pragma once

#include <QSet>
#include <QString>

namespace threadline {

/// A bare file name: the last component of `declared` without control and direction characters,
/// characters Windows forbids as "_", reserved device names with a "_" before them, no dot at
/// either end, at most 200 characters and 240 bytes of UTF-8 with the extension kept. Empty when
/// nothing is left.
QString safeFileName(const QString& declared);

/// A name for a part that has none: "part-2.pdf" for the second part, of that media type.
QString namedByType(int ordinal, const QByteArray& mediaType);

/// Gives each name of one message once, whatever the case: the second "a.pdf" is "a (2).pdf".
class DistinctNames
{
public:
    QString distinct(const QString& name);

private:
    QSet<QString> m_taken;
    QHash<QString, int> m_last;
};

} // namespace threadline
