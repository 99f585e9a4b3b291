// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the name of a tag is kept, so that equal means the same however it is typed. Any thread.
#pragma once

#include <QString>

namespace threadline {

/// Trimmed, in lower case, a - for each run of spaces.
inline QString tagAsKept(const QString& typed)
{
    return typed.simplified().toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
}

} // namespace threadline
