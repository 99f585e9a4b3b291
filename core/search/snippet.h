// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words around the first match, for a list of hits. Any thread.
#pragma once

#include "core/search/search_query.h"

#include <QList>

namespace threadline {

struct Snippet
{
    QString text;
    QList<std::pair<int, int>> marks; ///< start and length of each match in `text`
    int found = 0;                    ///< how many different words of the query are in all of the text
};

/// How many different words a text can show; those of keys are elsewhere.
int wordsWanted(const SearchQuery& query);

/// About `length` characters of `text` on one line, beginning shortly before the first word that
/// `query` asks for; the beginning of the text when none is in it.
Snippet makeSnippet(const QString& text, const SearchQuery& query, int length);

} // namespace threadline
