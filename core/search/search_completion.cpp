// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_completion.h"

#include "core/search/search_pieces.h"
#include "core/search/text_folding.h"

#include <algorithm>
#include <optional>

namespace threadline {

namespace {

using Field = SearchQuery::Term::Field;

struct Value
{
    QString text;
    QString words;
};

QList<Value> plain(const QStringList& names)
{
    QList<Value> values;
    for (const QString& name : names) {
        values.append({name, {}});
    }
    return values;
}

QList<Value> valuesOf(Field field, const SearchVocabulary& vocabulary)
{
    switch (field) {
    case Field::Channel:
        return plain(vocabulary.channels);
    case Field::Tag:
        return plain(vocabulary.tags);
    case Field::Status:
        return plain(vocabulary.statuses);
    case Field::Priority:
        return plain(vocabulary.priorities);
    case Field::Assignee:
        return QList<Value>{{QStringLiteral("me"), QStringLiteral("assigned to you")},
                            {QStringLiteral("none"), QStringLiteral("assigned to nobody")}} +
               plain(vocabulary.agents);
    case Field::Before:
    case Field::After:
        return {{QStringLiteral("today"), {}},
                {QStringLiteral("yesterday"), {}},
                {QStringLiteral("7d"), QStringLiteral("seven days ago")},
                {QStringLiteral("2w"), QStringLiteral("two weeks ago")},
                {QStringLiteral("3m"), QStringLiteral("three months ago")},
                {QStringLiteral("1y"), QStringLiteral("a year ago")}};
    case Field::Has:
        return {{QStringLiteral("attachment"), QStringLiteral("with a file or a picture")}};
    case Field::Is:
        return {{QStringLiteral("unread"), QStringLiteral("not read by us yet")},
                {QStringLiteral("read"), QStringLiteral("read by us")}};
    default:
        return {};
    }
}

/// Whether some word of `name` goes on from `beginning`, however either is written.
bool goesOn(const QString& name, const QString& beginning)
{
    const QByteArray wanted = foldedForSearch(beginning).trimmed();
    const QByteArray whole = foldedForSearch(name);
    if (whole.startsWith(wanted)) {
        return true;
    }
    const QByteArrayList words = searchWords(whole);
    return std::any_of(words.begin(), words.end(),
                       [&](const QByteArray& word) { return word.startsWith(wanted); });
}

/// As it has to be typed before `next`; nothing when it cannot be, because it holds a quotation
/// mark itself.
std::optional<QString> written(const QString& value, QStringView next)
{
    if (std::any_of(value.begin(), value.end(), isQuotationMark)) {
        return std::nullopt;
    }
    const bool holdsSpace =
        std::any_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    const bool wouldGoOn = !next.isEmpty() && !next.front().isSpace();
    return holdsSpace || wouldGoOn ? QLatin1Char('"') + value + QLatin1Char('"') : value;
}

QList<Completion> keys(const QString& typed, qsizetype from, qsizetype cursor)
{
    QList<Completion> completions;
    const QStringView beginning = QStringView(typed).sliced(from, cursor - from);
    for (const SearchField& field : searchFields()) {
        if (field.name.size() >= beginning.size() &&
            beginning.compare(field.name.first(beginning.size()), Qt::CaseInsensitive) == 0) {
            completions.append(
                {from, beginning.size(), field.name + QLatin1Char(':'), field.words});
        }
    }
    return completions;
}

QList<Completion> values(const QString& typed, const SearchPiece& piece, qsizetype cursor,
                         const SearchVocabulary& vocabulary)
{
    QList<Completion> completions;
    const qsizetype start = piece.valueFrom + (piece.quoted ? 1 : 0);
    const QString beginning =
        typed.sliced(start, std::max<qsizetype>(0, cursor - start)).left(piece.value.size());
    const qsizetype length = piece.end - piece.valueFrom;
    const QStringView present = QStringView(typed).sliced(piece.valueFrom, length);
    const QList<Value> known = valuesOf(piece.field->field, vocabulary);
    for (const Value& value : known) {
        const auto text = written(value.text, QStringView(typed).sliced(piece.end));
        if (text && !text->isEmpty() && present != *text && goesOn(value.text, beginning)) {
            completions.append({piece.valueFrom, length, *text, value.words});
        }
    }
    return completions;
}

} // namespace

QList<Completion> completionsFor(const QString& typed, qsizetype cursor,
                                 const SearchVocabulary& vocabulary)
{
    const qsizetype at = std::clamp<qsizetype>(cursor, 0, typed.size());
    const QList<SearchPiece> pieces = searchPieces(typed);
    const auto here = std::find_if(pieces.begin(), pieces.end(), [&](const SearchPiece& piece) {
        return piece.from <= at && at <= piece.end;
    });
    if (here == pieces.end()) {
        return keys(typed, at, at);
    }
    if (here->field) {
        return at >= here->valueFrom ? values(typed, *here, at, vocabulary) : QList<Completion>();
    }
    const bool atEnd = at == here->end && at >= here->keyFrom;
    return atEnd && !here->quoted ? keys(typed, here->keyFrom, at) : QList<Completion>();
}

} // namespace threadline
