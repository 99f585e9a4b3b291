// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was typed, cut at its spaces and quotation marks, each piece with its place. The parser
// gives the pieces a meaning, completion finds the one under the cursor. Any thread.
#pragma once

#include "core/search/search_fields.h"

#include <QList>

namespace threadline {

/// -key:"value"
struct SearchPiece
{
    qsizetype from = 0;      ///< of the minus, the key or the value, whichever is first
    qsizetype end = 0;       ///< behind the last character
    qsizetype keyFrom = 0;   ///< behind the minus
    qsizetype valueFrom = 0; ///< behind the colon; of the opening quotation mark if there is one
    bool negated = false;
    const SearchField* field = nullptr; ///< null: there is no key, or none of ours
    QString value;                      ///< without quotation marks
    bool quoted = false;
    bool closed = true; ///< false: the closing quotation mark is missing
};

/// Any of " “ ” „ begins or ends a phrase: what was copied from a letter works too.
bool isQuotationMark(QChar c);

QList<SearchPiece> searchPieces(const QString& typed);

} // namespace threadline
