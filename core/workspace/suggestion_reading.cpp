// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/suggestion_reading.h"

#include "core/customers/customer_directory.h"
#include "core/identities/clue_json.h"
#include "core/identities/free_mail.h"
#include "core/identities/likeness.h"
#include "core/identities/mail_address.h"
#include "core/identities/person_name.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace threadline {

namespace {

/// Two heads, the lower key first.
using Pair = std::pair<qint64, qint64>;
using Pairs = QSet<Pair>;

Pair pairOf(qint64 one, qint64 other)
{
    return {std::min(one, other), std::max(one, other)};
}

void addAllPairs(const QHash<QString, QSet<qint64>>& groups, Pairs& pairs)
{
    constexpr qsizetype most = 20; // what so many share says nothing of each
    for (const QSet<qint64>& group : groups) {
        if (group.size() < 2 || group.size() > most) {
            continue;
        }
        const QList<qint64> heads(group.cbegin(), group.cend());
        for (qsizetype i = 0; i < heads.size(); ++i) {
            for (qsizetype j = i + 1; j < heads.size(); ++j) {
                pairs.insert(pairOf(heads[i], heads[j]));
            }
        }
    }
}

void addByClues(Database& database, Pairs& pairs)
{
    Statement rows = database.prepare(
        "SELECT DISTINCT wc.head, tc.head FROM clue c "
        "JOIN identity w ON w.kind = c.writer_kind AND w.value = c.writer_value JOIN customer wc ON wc.key = w.customer "
        "JOIN identity t ON t.kind = c.kind AND t.value = c.value JOIN customer tc ON tc.key = t.customer "
        "WHERE wc.head <> tc.head");
    while (rows.step()) {
        pairs.insert(pairOf(rows.integer(0), rows.integer(1)));
    }
}

void addBySpelling(Database& database, Pairs& pairs)
{
    QHash<QString, QSet<qint64>> mailboxes;
    Statement rows = database.prepare("SELECT i.value, c.head FROM identity i JOIN customer c ON c.key = i.customer "
                                      "WHERE i.kind = 'email'");
    while (rows.step()) {
        mailboxes[mailIdentity(rows.text(0)).sameAs.value].insert(rows.integer(1));
    }
    addAllPairs(mailboxes, pairs);
}

void addByNameAndCompany(Database& database, Pairs& pairs)
{
    QHash<QString, QSet<qint64>> people;
    Statement rows = database.prepare("SELECT n.name, n.value, c.head FROM identity_name n JOIN identity i "
                                      "USING(kind, value) JOIN customer c ON c.key = i.customer WHERE n.kind = 'email'");
    while (rows.step()) {
        const QString name = foldedFullName(rows.text(0));
        const QString company = name.isEmpty() ? QString() : companyDomain(rows.text(1));
        if (!company.isEmpty()) {
            people[name + QLatin1Char('@') + company].insert(rows.integer(2));
        }
    }
    addAllPairs(people, pairs);
}

Pairs rejectedPairs(Database& database)
{
    Pairs pairs;
    Statement rows = database.prepare("SELECT a.head, b.head FROM suggestion_rejected r "
                                      "JOIN customer a ON a.key = r.one JOIN customer b ON b.key = r.other");
    while (rows.step()) {
        pairs.insert(pairOf(rows.integer(0), rows.integer(1)));
    }
    return pairs;
}

std::optional<CustomerId> idOfKey(Database& database, qint64 key)
{
    Statement& row = database.statement("SELECT id FROM customer WHERE key = ?");
    row.with(key);
    if (!row.step()) {
        return std::nullopt;
    }
    const CustomerId id(row.uuid(0));
    row.reset();
    return id;
}

CustomerSummary summaryOf(Database& database, qint64 head, const Customer& customer)
{
    CustomerSummary summary;
    summary.identities = customer.identities;
    Statement& names = database.statement(
        "SELECT n.name FROM customer m JOIN identity i ON i.customer = m.key JOIN identity_name n USING(kind, value) "
        "WHERE m.head = ? GROUP BY n.name ORDER BY sum(n.seen) DESC, n.name LIMIT 20");
    names.with(head);
    while (names.step()) {
        summary.names.append(names.text(0));
    }
    Statement& clues = database.statement(
        "SELECT c.clue, c.kind, c.value, c.text, c.excerpt, c.at FROM customer m JOIN identity i ON i.customer = m.key "
        "JOIN clue c ON c.writer_kind = i.kind AND c.writer_value = i.value WHERE m.head = ? ORDER BY c.at DESC LIMIT 200");
    clues.with(head);
    while (clues.step()) {
        SeenClue seen;
        seen.clue.kind = clueKindFromName(clues.text(0)).value_or(Clue::Kind::Phone);
        seen.clue.identity = {identityKindFromName(clues.text(1)).value_or(Identity::Kind::Reference), clues.text(2)};
        seen.clue.text = clues.text(3);
        seen.clue.excerpt = clues.text(4);
        seen.at = {clues.integer(5)};
        summary.clues.append(seen);
    }
    return summary;
}

std::optional<Suggestion> suggestionFor(Database& database, const Pair& pair, Timestamp now)
{
    const auto one = idOfKey(database, pair.first);
    const auto other = idOfKey(database, pair.second);
    if (!one || !other) {
        return std::nullopt;
    }
    Suggestion suggestion{*readCustomer(database, *one), *readCustomer(database, *other), 0, {}};
    const QList<Reason> reasons = likeness(summaryOf(database, pair.first, suggestion.one),
                                           summaryOf(database, pair.second, suggestion.other));
    if (reasons.isEmpty()) {
        return std::nullopt;
    }
    suggestion.confidence = confidence(reasons, now);
    for (const Reason& reason : reasons) {
        suggestion.reasons.append(reason.sentence);
    }
    return suggestion;
}

} // namespace

QList<Suggestion> readSuggestions(Database& database, std::optional<CustomerId> customer, Timestamp now)
{
    Pairs pairs;
    addByClues(database, pairs);
    addBySpelling(database, pairs);
    addByNameAndCompany(database, pairs);
    pairs.subtract(rejectedPairs(database));
    const std::optional<CustomerId> head =
        customer ? std::optional(headOf(database, *customer)) : std::nullopt;

    QList<Suggestion> suggestions;
    for (const Pair& pair : std::as_const(pairs)) {
        auto suggestion = suggestionFor(database, pair, now);
        if (suggestion && (!head || suggestion->one.id == *head || suggestion->other.id == *head)) {
            suggestions.append(std::move(*suggestion));
        }
    }
    std::sort(suggestions.begin(), suggestions.end(), [](const Suggestion& a, const Suggestion& b) {
        return a.confidence != b.confidence ? a.confidence > b.confidence
                                            : std::pair(a.one.id.uuid(), a.other.id.uuid()) <
                                                  std::pair(b.one.id.uuid(), b.other.id.uuid());
    });
    return suggestions;
}

} // namespace threadline
