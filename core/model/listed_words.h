// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several words as a sentence names them. Any thread.
#pragma once

#include <QStringList>

namespace threadline {

/// "a", "a and b", "a, b and c".
inline QString listedWords(const QStringList& words)
{
    return words.size() < 2 ? words.value(0)
                            : words.first(words.size() - 1).join(QLatin1String(", ")) + QLatin1String(" and ") + words.last();
}

} // namespace threadline
