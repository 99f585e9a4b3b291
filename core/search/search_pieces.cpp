// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_pieces.h"

namespace threadline {

namespace {

qsizetype wordEnd(const QString& typed, qsizetype from)
{
    while (from < typed.size() && !typed.at(from).isSpace()) {
        ++from;
    }
    return from;
}

const SearchField* fieldAt(const QString& typed, qsizetype from)
{
    qsizetype colon = from;
    while (colon < typed.size() && typed.at(colon).isLetter()) {
        ++colon;
    }
    const bool isKey = colon < typed.size() && typed.at(colon) == QLatin1Char(':');
    return isKey ? searchFieldNamed(QStringView(typed).sliced(from, colon - from)) : nullptr;
}

SearchPiece pieceAt(const QString& typed, qsizetype from)
{
    SearchPiece piece;
    piece.from = from;
    piece.negated = typed.at(from) == QLatin1Char('-');
    piece.keyFrom = from + (piece.negated ? 1 : 0);
    piece.field = fieldAt(typed, piece.keyFrom);
    piece.valueFrom = piece.keyFrom + (piece.field ? piece.field->name.size() + 1 : 0);

    const qsizetype start = piece.valueFrom;
    piece.quoted = start < typed.size() && isQuotationMark(typed.at(start));
    if (!piece.quoted) {
        piece.end = wordEnd(typed, start);
        piece.value = typed.sliced(start, piece.end - start);
        return piece;
    }
    qsizetype close = start + 1;
    while (close < typed.size() && !isQuotationMark(typed.at(close))) {
        ++close;
    }
    piece.closed = close < typed.size();
    piece.value = typed.sliced(start + 1, close - start - 1);
    piece.end = piece.closed ? close + 1 : close;
    return piece;
}

} // namespace

bool isQuotationMark(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„';
}

QList<SearchPiece> searchPieces(const QString& typed)
{
    QList<SearchPiece> pieces;
    qsizetype at = 0;
    while (at < typed.size()) {
        if (typed.at(at).isSpace()) {
            ++at;
            continue;
        }
        pieces.append(pieceAt(typed, at));
        at = pieces.last().end;
    }
    return pieces;
}

} // namespace threadline
