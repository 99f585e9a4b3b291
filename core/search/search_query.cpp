// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_query.h"

namespace threadline {

namespace {

using Term = SearchQuery::Term;
using Field = Term::Field;

QByteArray ftsColumn(Field field)
{
    switch (field) {
    case Field::Sender:
        return "sender : ";
    case Field::Recipient:
        return "recipients : ";
    case Field::Subject:
        return "subject : ";
    case Field::File:
        return "files : ";
    default:
        return {};
    }
}

QByteArray ftsPhrase(const Term& term)
{
    // Folded words hold no quotation marks, so they cannot leave these.
    QByteArray phrase = ftsColumn(term.field) + '"' + term.words.join(' ') + '"';
    if (term.prefix) {
        phrase += " *";
    }
    return phrase;
}

QByteArray anyOf(const QByteArrayList& phrases)
{
    return phrases.size() == 1 ? phrases.first() : '(' + phrases.join(" OR ") + ')';
}

} // namespace

bool Term::isIndexed() const
{
    return field == Field::Anywhere || !ftsColumn(field).isEmpty();
}

bool Term::needsEvent() const
{
    switch (field) {
    case Field::Sender:
        return !value.isEmpty();
    case Field::Recipient:
        return !value.isEmpty() || words.size() > 1;
    case Field::File:
        return words.size() > 1;
    default:
        return false;
    }
}

QByteArray SearchQuery::toFts() const
{
    QByteArrayList parts;
    for (const Term& term : terms) {
        if (!term.negated && term.field == Field::Anywhere) {
            parts.append(ftsPhrase(term));
        }
    }
    for (const auto field : {Field::Sender, Field::Recipient, Field::Subject, Field::File}) {
        QByteArrayList values;
        for (const Term& term : terms) {
            if (!term.negated && term.field == field) {
                values.append(ftsPhrase(term));
            }
        }
        if (!values.isEmpty()) {
            parts.append(anyOf(values));
        }
    }
    return parts.join(" AND ");
}

QByteArray SearchQuery::leftOutFts() const
{
    QByteArrayList phrases;
    for (const Term& term : terms) {
        // What the index finds for the others is too much to be left out.
        if (term.negated && term.isIndexed() && !term.needsEvent()) {
            phrases.append(ftsPhrase(term));
        }
    }
    return phrases.join(" OR ");
}

} // namespace threadline
