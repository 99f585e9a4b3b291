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
            "SELECT interactions, last_at FROM identity WHERE kind = ? AND value = ?");
        row.with(kind, identity.value);
        if (row.step()) {
            view.interactions = row.integer(0);
            view.lastAt = {row.integer(1)};
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

bool isUnsolved(const Case& one)
{
    return one.status != CaseStatus::Solved && one.status != CaseStatus::Closed;
}

} // namespace

Expected<CustomerCard> readCustomerCard(Database& database, CustomerId id)
{
    const auto customer = readCustomer(database, id);
    if (!customer) {
        return noSuchCustomer(id.text());
    }
    CustomerCard card;
    card.id = id;
    card.name = displayName(database, id);
    card.identities = readIdentities(database, *customer);

    Statement& times = database.statement("SELECT first_at, last_at FROM customer WHERE id = ?");
    times.with(id.uuid());
    if (times.step()) {
        card.firstAt = {times.integer(0)};
        card.lastAt = {times.integer(1)};
        times.reset();
    }
    Statement& channels = database.statement(
        "SELECT channel, count(*) FROM interaction WHERE customer = ? GROUP BY channel");
    channels.with(id.uuid());
    while (channels.step()) {
        card.perChannel.insert(channels.text(0), channels.integer(1));
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
    std::stable_partition(card.cases.begin(), card.cases.end(), isUnsolved);
    return card;
}

Expected<CustomerId> resolveCustomer(Database& database, const QString& words)
{
    if (const auto id = CustomerId::fromText(words); id && readCustomer(database, *id)) {
        return *id;
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
