// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_query.h"

#include "core/search/text_folding.h"

namespace threadline {

namespace {

/// One piece of what was typed: a word or a phrase, perhaps behind `from:`.
struct Piece
{
    bool from = false;
    bool quoted = false;
    QString text;
    bool last = false; ///< the typing may still be going on
};

QList<Piece> split(const QString& typed)
{
    QList<Piece> pieces;
    qsizetype i = 0;
    while (i < typed.size()) {
        if (typed.at(i).isSpace()) {
            ++i;
            continue;
        }
        Piece piece;
        const QLatin1String from("from:");
        if (QStringView(typed).mid(i).startsWith(from, Qt::CaseInsensitive)) {
            piece.from = true;
            i += from.size();
        }
        if (i < typed.size() && typed.at(i) == QLatin1Char('"')) {
            piece.quoted = true;
            const qsizetype close = typed.indexOf(QLatin1Char('"'), ++i);
            const qsizetype end = close < 0 ? typed.size() : close;
            piece.text = typed.mid(i, end - i);
            i = close < 0 ? end : end + 1;
        } else {
            qsizetype end = i;
            while (end < typed.size() && !typed.at(end).isSpace()) {
                ++end;
            }
            piece.text = typed.mid(i, end - i);
            piece.last = end == typed.size();
            i = end;
        }
        pieces.append(piece);
    }
    return pieces;
}

} // namespace

QByteArray SearchQuery::toFts() const
{
    QByteArrayList parts;
    for (const Term& term : terms) {
        QByteArray part;
        if (term.field == Term::Field::Sender) {
            part += "sender : ";
        }
        // Folded words hold no quotation marks, so they cannot leave these.
        part += '"' + term.words.join(' ') + '"';
        if (term.prefix) {
            part += " *";
        }
        parts.append(part);
    }
    return parts.join(" AND ");
}

SearchQuery parseSearchQuery(const QString& typed)
{
    SearchQuery query;
    const QList<Piece> pieces = split(typed);
    for (const Piece& piece : pieces) {
        SearchQuery::Term term;
        term.words = searchWords(foldedForSearch(piece.text));
        if (term.words.isEmpty()) {
            continue;
        }
        term.field = piece.from ? SearchQuery::Term::Field::Sender : SearchQuery::Term::Field::Anywhere;
        const bool wholeAddress = piece.from && piece.text.contains(QLatin1Char('@'))
                                  && piece.text.lastIndexOf(QLatin1Char('.')) > piece.text.indexOf(QLatin1Char('@'));
        if (wholeAddress) {
            query.senderAddresses.append(piece.text.trimmed().toLower());
        }
        // A beginning of one letter would match half of everything and helps nobody.
        term.prefix = piece.last && !piece.quoted && !wholeAddress && term.words.last().size() > 1;
        query.terms.append(term);
    }
    return query;
}

} // namespace threadline
