// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a line that have a spelling. Pure; any thread; one pass.
#pragma once

#include <QList>
#include <QStringView>

namespace threadline {

struct WordSpan
{
    qsizetype start = 0; ///< in UTF-16 units; so is the length
    qsizetype length = 0;

    friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

/// Not: quoted lines (`>`), variables (`{{…}}`), addresses, links, paths, what has digits or is in capitals,
/// and what is longer than any word.
QList<WordSpan> wordsToCheck(QStringView line);

} // namespace threadline
