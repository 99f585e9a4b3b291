// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/suggestion_reading.h"

#include "core/customers/customer_directory.h"
#include "core/identities/clue_json.h"
#include "core/identities/likeness.h"

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

/// What a query that names two heads in each row finds; `head` is its first parameter, when there
/// is one.
void collect(Database& database, const std::string& sql, std::optional<qint64> head, Pairs& pairs)
{
    Statement& rows = database.statement(sql);
    if (head) {
        rows.with(*head);
    }
    while (rows.step()) {
        pairs.insert(pairOf(rows.integer(0), rows.integer(1)));
    }
}

/// Candidates; likeness() judges them.
Pairs candidates(Database& database, std::optional<qint64> head)
{
    const std::string ours = head ? " AND a.head = ?1" : "";
    const std::string theirs = head ? " AND b.head = ?1" : "";
    const std::string clues =
        "SELECT DISTINCT a.head, b.head FROM customer a JOIN identity w ON w.customer = a.key "
        "JOIN clue c ON c.writer_kind = w.kind AND c.writer_value = w.value "
        "JOIN identity t ON t.kind = c.kind AND t.value = c.value JOIN customer b ON b.key = t.customer "
        "WHERE a.head <> b.head";
    Pairs pairs;
    collect(database, clues + ours, head, pairs);
    if (head) {
        collect(database, clues + theirs, head, pairs);
    }
    collect(database,
            "SELECT DISTINCT a.head, b.head FROM customer a JOIN identity i ON i.customer = a.key "
            "JOIN identity o ON o.same_as = i.same_as AND o.kind = i.kind JOIN customer b ON b.key = o.customer "
            "WHERE a.head <> b.head" + ours,
            head, pairs);
    collect(database,
            "SELECT DISTINCT a.head, b.head FROM customer a JOIN identity i ON i.customer = a.key "
            "JOIN identity_name n ON n.kind = i.kind AND n.value = i.value "
            "JOIN identity_name m ON m.person = n.person AND m.person <> '' "
            "JOIN identity o ON o.kind = m.kind AND o.value = m.value JOIN customer b ON b.key = o.customer "
            "WHERE n.person <> '' AND a.head <> b.head" + ours,
            head, pairs);
    return pairs;
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

std::optional<qint64> keyOfHead(Database& database, CustomerId customer)
{
    Statement& row = database.statement("SELECT head FROM customer WHERE id = ?");
    row.with(customer.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const qint64 key = row.integer(0);
    row.reset();
    return key;
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
    const auto head = customer ? keyOfHead(database, *customer) : std::nullopt;
    QList<Suggestion> suggestions;
    if (customer && !head) {
        return suggestions;
    }
    Pairs pairs = candidates(database, head);
    pairs.subtract(rejectedPairs(database));
    for (const Pair& pair : std::as_const(pairs)) {
        if (auto suggestion = suggestionFor(database, pair, now)) {
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
