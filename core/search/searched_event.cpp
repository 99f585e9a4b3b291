// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/searched_event.h"

#include "core/search/text_folding.h"

#include <QJsonArray>

#include <algorithm>

namespace threadline {

namespace {

using Term = SearchQuery::Term;
using Field = Term::Field;

SearchedParty partyIn(const QJsonObject& party)
{
    const QString address = party.value(QLatin1String("address")).toString();
    return {party.value(QLatin1String("name")).toString() + QLatin1Char(' ') + address, address};
}

bool isOne(const SearchedParty& party, const Term& term)
{
    return term.value.isEmpty() ? hasPhrase(party.words, term)
                                : party.address.toLower() == term.value;
}

bool isTrue(const Term& term, const QJsonObject& body)
{
    switch (term.field) {
    case Field::Sender:
        return isOne(senderIn(body), term);
    case Field::Recipient: {
        const QList<SearchedParty> parties = recipientsIn(body);
        return std::any_of(parties.begin(), parties.end(),
                           [&](const SearchedParty& party) { return isOne(party, term); });
    }
    case Field::File: {
        const QStringList names = fileNamesIn(body);
        return std::any_of(names.begin(), names.end(),
                           [&](const QString& name) { return hasPhrase(name, term); });
    }
    default:
        return true;
    }
}

/// The values of one key that are wanted: any of them is enough.
bool isAnyTrue(const SearchQuery& query, Field field, const QJsonObject& body)
{
    bool asked = false;
    bool found = false;
    for (const Term& term : query.terms) {
        if (term.field == field && !term.negated) {
            asked = asked || term.needsEvent();
            found = found || isTrue(term, body);
        }
    }
    return found || !asked;
}

} // namespace

SearchedParty senderIn(const QJsonObject& body)
{
    return partyIn(body.value(QLatin1String("from")).toObject());
}

QList<SearchedParty> recipientsIn(const QJsonObject& body)
{
    QList<SearchedParty> recipients;
    for (const auto name : {QLatin1String("to"), QLatin1String("cc")}) {
        const QJsonArray parties = body.value(name).toArray();
        for (const auto& party : parties) {
            recipients.append(partyIn(party.toObject()));
        }
    }
    return recipients;
}

QStringList fileNamesIn(const QJsonObject& body)
{
    QStringList names;
    const QJsonArray attachments = body.value(QLatin1String("attachments")).toArray();
    for (const auto& attachment : attachments) {
        names.append(attachment.toObject().value(QLatin1String("name")).toString());
    }
    return names;
}

bool hasPhrase(const QString& text, const Term& term)
{
    const QByteArrayList words = searchWords(foldedForSearch(text));
    const auto isWord = [&](const QByteArray& word, const QByteArray& wanted) {
        const bool mayGoOn = term.prefix && &wanted == &term.words.last();
        return mayGoOn ? word.startsWith(wanted) : word == wanted;
    };
    return std::search(words.begin(), words.end(), term.words.begin(), term.words.end(), isWord) !=
           words.end();
}

bool needsEvent(const SearchQuery& query)
{
    return std::any_of(query.terms.begin(), query.terms.end(),
                       [](const Term& term) { return term.needsEvent(); });
}

bool isMeant(const SearchQuery& query, const QJsonObject& body)
{
    const bool isLeftOut =
        std::any_of(query.terms.begin(), query.terms.end(), [&](const Term& term) {
            return term.negated && term.needsEvent() && isTrue(term, body);
        });
    return !isLeftOut && isAnyTrue(query, Field::Sender, body) &&
           isAnyTrue(query, Field::Recipient, body) && isAnyTrue(query, Field::File, body);
}

} // namespace threadline
