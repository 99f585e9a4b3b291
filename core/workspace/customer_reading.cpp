// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/customer_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"

#include <algorithm>

namespace threadline {

namespace {

Error noSuchCustomer(const QString& words)
{
    return {Error::Remedy::Rejected,
            QStringLiteral("No customer is known as \"%1\"; list them with: threadline customers.")
                .arg(words)};
}

QList<IdentityView> readIdentities(Database& database, const Customer& customer)
{
    QList<IdentityView> views;
    for (const Identity& identity : customer.identities) {
        IdentityView view;
        view.identity = identity;
        const QString kind = identityKindName(identity.kind);
        Statement& row = database.statement(
            "SELECT interactions, last_at, evidence, linked_at FROM identity WHERE kind = ? AND value = ?");
        row.with(kind, identity.value);
        if (row.step()) {
            view.interactions = row.integer(0);
            view.lastAt = {row.integer(1)};
            view.evidence = row.text(2);
            view.linkedAt = {row.integer(3)};
            row.reset();
        }
        Statement& names = database.statement("SELECT name FROM identity_name WHERE kind = ? AND "
                                              "value = ? ORDER BY seen DESC, name LIMIT 8");
        names.with(kind, identity.value);
        while (names.step()) {
            view.names.append(names.text(0));
        }
        views.append(view);
    }
    return views;
}

/// Of all members; where several have the same field, the head's, then the latest.
QMap<QString, QString> readFields(Database& database, CustomerId head)
{
    QMap<QString, QString> fields;
    Statement& rows = database.statement(
        "SELECT f.field, f.value FROM customer h JOIN customer m ON m.head = h.key JOIN customer_field f "
        "ON f.customer = m.key WHERE h.id = ? ORDER BY m.key <> h.key, f.at DESC, m.key");
    rows.with(head.uuid());
    while (rows.step()) {
        if (!fields.contains(rows.text(0))) {
            fields.insert(rows.text(0), rows.text(1));
        }
    }
    return fields;
}

QStringList readTags(Database& database, CustomerId head)
{
    QStringList tags;
    Statement& rows = database.statement("SELECT DISTINCT t.tag FROM customer h JOIN customer m ON m.head = h.key "
                                         "JOIN customer_tag t ON t.customer = m.key WHERE h.id = ? ORDER BY 1");
    rows.with(head.uuid());
    while (rows.step()) {
        tags.append(rows.text(0));
    }
    return tags;
}

QList<MergeView> readMerges(Database& database, CustomerId head)
{
    QList<MergeView> views;
    const QList<CustomerMerge> merges = mergesOf(database, head);
    for (const CustomerMerge& merge : merges) {
        views.append({merge.id, merge.from, nameAlone(database, merge.from), merge.reason, merge.actor, merge.at});
    }
    return views;
}

std::optional<Identity> lastWrittenBy(Database& database, CaseId inCase)
{
    Statement& row = database.statement(
        "SELECT json_extract(e.body, '$.identity.kind'), json_extract(e.body, '$.identity.value') FROM interaction i "
        "JOIN event e ON e.seq = i.seq WHERE i.case_id = ? AND i.direction = 'inbound' ORDER BY i.key DESC LIMIT 1");
    row.with(inCase.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const auto kind = identityKindFromName(row.text(0));
    const QString value = row.text(1);
    row.reset();
    return kind && !value.isEmpty() ? std::optional(Identity{*kind, value}) : std::nullopt;
}

std::optional<CustomerCard::GivenAddress> givenIn(Database& database, CaseId inCase)
{
    Statement& row = database.statement(
        "SELECT json_extract(e.body, '$.details.given.email'), json_extract(e.body, '$.details.answer_by') IS NOT NULL "
        "FROM interaction i JOIN event e ON e.seq = i.seq WHERE i.case_id = ? AND i.direction = 'inbound' "
        "AND json_extract(e.body, '$.details.given.email') IS NOT NULL ORDER BY i.key DESC LIMIT 1");
    row.with(inCase.uuid());
    if (!row.step()) {
        return std::nullopt;
    }
    const CustomerCard::GivenAddress given{emailIdentity(row.text(0)), row.integer(1) != 0};
    row.reset();
    return given;
}

QList<RatingView> readRatings(Database& database, CustomerId customer)
{
    constexpr int latest = 3;
    Statement rows = database.prepare(
        "SELECT i.at, i.channel, json_extract(e.body, '$.details.stars') AS stars FROM interaction i "
        "JOIN event e ON e.seq = i.seq WHERE i.customer = ? AND i.kind = 'review' AND stars BETWEEN 1 AND 5 "
        "ORDER BY i.key DESC LIMIT ?");
    rows.with(customer.uuid(), latest);
    QList<RatingView> ratings;
    while (rows.step()) {
        ratings.append({{rows.integer(0)}, rows.text(1), static_cast<int>(rows.integer(2))});
    }
    return ratings;
}

bool isUnsolved(const Case& one)
{
    return one.status != CaseStatus::Solved && one.status != CaseStatus::Closed;
}

} // namespace

QString nameAlone(Database& database, CustomerId member)
{
    Statement& row = database.statement(
        "SELECT coalesce((SELECT f.value FROM customer_field f WHERE f.customer = c.key AND f.field = 'name'), "
        "(SELECT n.name FROM identity i JOIN identity_name n USING(kind, value) WHERE i.customer = c.key "
        " GROUP BY n.name ORDER BY sum(n.seen) DESC, n.name LIMIT 1), nullif(c.first_name_seen, ''), "
        "(SELECT i.value FROM identity i WHERE i.customer = c.key ORDER BY i.interactions DESC, i.kind, i.value LIMIT 1), "
        "'') FROM customer c WHERE c.id = ?");
    row.with(member.uuid());
    const QString name = row.step() ? row.text(0) : QString();
    row.reset();
    return name;
}

Expected<CustomerCard> readCustomerCard(Database& database, CustomerId wanted)
{
    const auto customer = readCustomer(database, wanted);
    if (!customer) {
        return noSuchCustomer(wanted.text());
    }
    const CustomerId id = customer->id;
    CustomerCard card;
    card.id = id;
    card.members = membersOf(database, id);
    card.name = displayName(database, id);
    card.fields = readFields(database, id);
    card.tags = readTags(database, id);
    card.merges = readMerges(database, id);
    card.identities = readIdentities(database, *customer);

    Statement& times = database.statement("SELECT first_at, last_at FROM customer WHERE id = ?");
    times.with(id.uuid());
    if (times.step()) {
        card.firstAt = {times.integer(0)};
        card.lastAt = {times.integer(1)};
        times.reset();
    }
    Statement& channels = database.statement(
        "SELECT channel, count(*), max(at) FILTER (WHERE kind = 'message' AND direction = 'inbound') "
        "FROM interaction WHERE customer = ? GROUP BY channel");
    channels.with(id.uuid());
    while (channels.step()) {
        card.perChannel.insert(channels.text(0), channels.integer(1));
        if (!channels.isNull(2)) {
            card.wroteAt.insert(channels.text(0), {channels.integer(2)});
        }
    }
    Statement& counts = database.statement("SELECT count(*), count(*) FILTER (WHERE status NOT IN "
                                           "('solved', 'closed')) FROM cases WHERE customer = ?");
    counts.with(id.uuid());
    if (counts.step()) {
        card.caseCount = counts.integer(0);
        card.openCaseCount = counts.integer(1);
        counts.reset();
    }
    constexpr int shown = 50;
    card.cases = readCases(database, id, shown);
    for (const Case& each : std::as_const(card.cases)) {
        if (const auto identity = lastWrittenBy(database, each.id)) {
            card.answerTo.insert(each.id, *identity);
        }
        if (const auto given = givenIn(database, each.id)) {
            card.given.insert(each.id, *given);
        }
    }
    std::stable_partition(card.cases.begin(), card.cases.end(), isUnsolved);
    card.ratings = readRatings(database, id);
    return card;
}

Expected<MergePreview> previewMerge(Database& database, CustomerId into, CustomerId from)
{
    const auto stays = readCustomer(database, into);
    const auto goes = readCustomer(database, from);
    if (!stays || !goes) {
        return noSuchCustomer((stays ? from : into).text());
    }
    if (stays->id == goes->id) {
        return Error{Error::Remedy::Rejected, QStringLiteral("These are one customer already.")};
    }
    MergePreview preview{*stays, *goes, 0, {}};
    Statement& cases = database.statement("SELECT count(*) FROM cases WHERE customer = ?");
    cases.with(goes->id.uuid());
    cases.step();
    preview.cases = cases.integer(0);
    cases.reset();
    const auto theirs = readFields(database, goes->id);
    const auto ours = readFields(database, stays->id);
    for (auto field = theirs.cbegin(); field != theirs.cend(); ++field) {
        if (ours.contains(field.key()) && ours.value(field.key()) != field.value()) {
            preview.fields.append(field.key());
        }
    }
    return preview;
}

Expected<CustomerId> resolveCustomer(Database& database, const QString& words)
{
    if (const auto id = CustomerId::fromText(words)) {
        if (const auto customer = readCustomer(database, *id)) {
            return customer->id;
        }
    }
    for (const auto kind : {Identity::Kind::Email, Identity::Kind::Phone, Identity::Kind::Handle,
                            Identity::Kind::Reference}) {
        const Identity identity =
            kind == Identity::Kind::Email ? emailIdentity(words) : Identity{kind, words.trimmed()};
        if (const auto customer = customerOf(database, identity)) {
            return *customer;
        }
    }
    const QList<Customer> found = findCustomers(database, words, 3);
    if (found.isEmpty() || words.trimmed().isEmpty()) {
        return noSuchCustomer(words);
    }
    if (found.size() > 1) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral(
                "\"%1\" fits several customers; name one by id or address (threadline customers "
                "\"%1\" lists them).")
                .arg(words)};
    }
    return found.first().id;
}

} // namespace threadline
