// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/case.h"
#include "core/model/tag.h"
#include "core/search/search_days.h"
#include "core/search/search_pieces.h"
#include "core/search/search_query.h"
#include "core/search/text_folding.h"

#include <algorithm>

namespace threadline {

namespace {

using Term = SearchQuery::Term;
using Field = Term::Field;

// Longer than any question; a letter pasted by mistake would keep the index busy.
constexpr qsizetype longest = 1000;

bool isWholeAddress(const QString& value)
{
    const qsizetype at = value.indexOf(QLatin1Char('@'));
    return at >= 0 && value.lastIndexOf(QLatin1Char('.')) > at;
}

/// Words of the piece, as far as it has any; `typing`: it is the last of what was typed.
bool readWords(Term& term, const SearchPiece& piece, bool typing)
{
    term.words = searchWords(foldedForSearch(piece.value));
    if (term.words.isEmpty()) {
        return false;
    }
    const bool people = term.field == Field::Sender || term.field == Field::Recipient;
    if (people && isWholeAddress(piece.value)) {
        term.value = piece.value.trimmed().toLower();
    }
    // A beginning of one letter would match half of everything and helps nobody; one that is left
    // out would take away more than was meant.
    term.prefix = typing && !piece.quoted && !piece.negated && term.value.isEmpty() &&
                  term.words.last().size() > 1;
    return true;
}

bool readStatus(Term& term, const QString& value)
{
    QString name = value;
    name.replace(QLatin1Char('-'), QLatin1Char('_')).replace(QLatin1Char(' '), QLatin1Char('_'));
    term.value = name;
    return caseStatusFromName(name).has_value();
}

bool readAssignee(Term& term, const SearchPiece& piece, const QString& value, bool typing)
{
    if (!piece.quoted && (value == QLatin1String("me") || value == QLatin1String("none"))) {
        term.value = value;
        return true;
    }
    return readWords(term, piece, typing);
}

bool readNumber(Term& term, const QString& value)
{
    const bool marked = value.startsWith(QLatin1Char('#'));
    bool isNumber = false;
    term.number = QStringView(value).sliced(marked ? 1 : 0).toLongLong(&isNumber);
    return isNumber && term.number > 0;
}

bool readOneOf(Term& term, const QString& value, std::initializer_list<QLatin1String> names)
{
    term.value = value;
    return std::find(names.begin(), names.end(), value) != names.end();
}

/// False: what stands there means nothing.
bool readValue(Term& term, const SearchPiece& piece, QDate today, bool typing)
{
    const QString value = piece.value.trimmed().toLower();
    switch (term.field) {
    case Field::Anywhere:
    case Field::Sender:
    case Field::Recipient:
    case Field::Subject:
    case Field::File:
        return readWords(term, piece, typing);
    case Field::Channel:
        term.value = value;
        return !value.isEmpty();
    case Field::Tag:
        term.value = tagAsKept(value);
        return !value.isEmpty();
    case Field::Priority:
        term.value = value;
        return casePriorityFromName(value).has_value();
    case Field::Status:
        return readStatus(term, value);
    case Field::Assignee:
        return readAssignee(term, piece, value, typing);
    case Field::Case:
        return readNumber(term, value);
    case Field::Before:
    case Field::After:
        term.day = dayFromWords(value, today).value_or(QDate());
        return term.day.isValid();
    case Field::Has:
        return readOneOf(term, value, {QLatin1String("attachment")});
    case Field::Is:
        return readOneOf(term, value, {QLatin1String("unread"), QLatin1String("read")});
    }
    return false;
}

/// Why a piece without a meaning has none. A lone sign between words ("Smith & Sons") is no
/// mistake.
QString sentenceFor(const SearchPiece& piece)
{
    if (piece.field) {
        return piece.field->sentence;
    }
    if (piece.quoted && piece.closed) {
        return QStringLiteral("There is no word in these quotation marks: write the words of a "
                              "phrase between them, for example \"pump stops\".");
    }
    if (piece.negated && piece.closed) {
        return QStringLiteral("A minus leaves out what follows it: write it right before a word, "
                              "for example -invoice.");
    }
    return {};
}

} // namespace

ParsedQuery parseSearchQuery(const QString& typed, QDate today)
{
    ParsedQuery parsed;
    const QString text = typed.left(longest);
    const QList<SearchPiece> pieces = searchPieces(text);
    for (const SearchPiece& piece : pieces) {
        Term term;
        term.field = piece.field ? piece.field->field : Field::Anywhere;
        term.negated = piece.negated;
        if (readValue(term, piece, today, piece.end == typed.size())) {
            parsed.query.terms.append(term);
        } else if (const QString sentence = sentenceFor(piece); !sentence.isEmpty()) {
            parsed.problems.append({piece.from, piece.end - piece.from, sentence});
            continue;
        }
        if (!piece.closed) {
            parsed.problems.append({piece.valueFrom, piece.end - piece.valueFrom,
                                    QStringLiteral("This quotation mark is never closed: write "
                                                   "another \" where the phrase ends.")});
        }
    }
    if (typed.size() > longest) {
        parsed.problems.append({longest, typed.size() - longest,
                                QStringLiteral("Only the first 1,000 characters are searched: "
                                               "shorten what you look for.")});
    }
    return parsed;
}

} // namespace threadline
