// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/customer_commands.h"

#include "core/cases/case_directory.h"
#include "core/cases/case_events.h"
#include "core/customers/customer_directory.h"
#include "core/model/rejected.h"
#include "core/model/time_zone_name.h"

namespace threadline::customer_commands {

namespace {

constexpr qsizetype longestValue = 10'000;
constexpr qsizetype longestTag = 50;

Expected<CustomerId> known(EventLog::Batch& batch, CustomerId customer)
{
    const auto found = readCustomer(batch.database(), customer);
    if (!found) {
        return rejected(QStringLiteral("This customer does not exist; list them with: threadline customers."));
    }
    return found->id;
}

/// Cases of others in which every word to or from a customer is this customer's.
QList<CaseId> casesOnlyOf(Database& database, CustomerId customer)
{
    QList<CaseId> cases;
    Statement& rows = database.statement(
        "SELECT DISTINCT i.case_id FROM interaction i JOIN cases c ON c.id = i.case_id "
        "WHERE i.customer = ?1 AND c.customer <> ?1 AND i.direction <> 'internal' AND NOT EXISTS("
        "SELECT 1 FROM interaction o WHERE o.case_id = i.case_id AND o.customer <> ?1 AND o.direction <> 'internal') "
        "ORDER BY 1");
    rows.with(customer.uuid());
    while (rows.step()) {
        cases.append(CaseId(rows.uuid(0)));
    }
    return cases;
}

/// Words of `customer` that stand in a case of somebody else, after the two were parted, get a case of
/// their own: never one customer's words inside another's case.
void takeHome(EventLog::Batch& batch, CustomerId customer, const Doing& doing)
{
    Database& database = batch.database();
    QList<CaseId> foreign;
    Statement& cases = database.statement(
        "SELECT DISTINCT i.case_id FROM interaction i JOIN cases c ON c.id = i.case_id "
        "WHERE i.customer = ?1 AND c.customer <> ?1 ORDER BY 1");
    cases.with(customer.uuid());
    while (cases.step()) {
        foreign.append(CaseId(cases.uuid(0)));
    }
    for (const CaseId& left : std::as_const(foreign)) {
        const auto before = readCase(database, left);
        QList<MessageMove> moves;
        CaseOpening opening{CaseId::make(doing.at), takeCaseNumber(database), before->subject, customer,
                            before->status, std::nullopt};
        Statement& words = database.statement(
            "SELECT e.id, coalesce(i.home, i.case_id), coalesce(i.origin, i.customer) FROM interaction i "
            "JOIN event e ON e.seq = i.seq WHERE i.case_id = ?1 AND i.customer = ?2 ORDER BY i.key");
        words.with(left.uuid(), customer.uuid());
        while (words.step()) {
            opening.customer = CustomerId(words.uuid(2));
            moves.append({InteractionId(words.uuid(0)), CaseId(words.uuid(1)), opening.id, opening.customer});
        }
        batch.append(caseOpened(opening, doing.agent, doing.at));
        if (!before->assignee.isEmpty()) {
            batch.append(caseAssigned(opening.id, before->assignee, doing.agent, doing.at));
        }
        for (const MessageMove& move : std::as_const(moves)) {
            batch.append(interactionMoved(move, {doing.agent, doing.at}));
        }
    }
}

} // namespace

Expected<EventId> merge(EventLog::Batch& batch, CustomerId into, CustomerId from, const QString& reason,
                        const Doing& doing)
{
    const auto stays = known(batch, into);
    const auto goes = known(batch, from);
    if (!stays || !goes) {
        return stays ? goes.error() : stays.error();
    }
    if (*stays == *goes) {
        return rejected(QStringLiteral("These are one customer already."));
    }
    return batch.append(customerMerged(*stays, *goes, reason, doing.agent, doing.at)).id;
}

Expected<void> unmerge(EventLog::Batch& batch, EventId merge, const Doing& doing)
{
    const auto found = readMerge(batch.database(), merge);
    if (!found) {
        return rejected(QStringLiteral("There is no such merge, or it was undone already; see: threadline customers "
                                       "show CUSTOMER."));
    }
    batch.append(customerUnmerged(found->from, found->into, merge, doing.agent, doing.at));
    takeHome(batch, headOf(batch.database(), found->from), doing);
    takeHome(batch, headOf(batch.database(), found->into), doing);
    return {};
}

Expected<CustomerId> split(EventLog::Batch& batch, CustomerId customer, const Identity& identity, const Doing& doing)
{
    Database& database = batch.database();
    const auto head = known(batch, customer);
    if (!head) {
        return head.error();
    }
    const auto owner = ownerOf(database, identity);
    if (!owner || headOf(database, *owner) != *head) {
        return rejected(QStringLiteral("\"%1\" is no identity of this customer.").arg(identity.value));
    }
    if (readCustomer(database, *head)->identities.size() < 2) {
        return rejected(QStringLiteral("\"%1\" is the only identity of this customer; there is nothing to part it from.")
                            .arg(identity.value));
    }
    const CustomerId apart = CustomerId::make(doing.at);
    batch.append(customerCreated(apart, QString(), doing.agent, doing.at));
    batch.append(identityMoved(*owner, identity, apart, doing.agent, doing.at));
    const QList<CaseId> along = casesOnlyOf(database, apart);
    for (const CaseId& one : along) {
        batch.append(caseCustomerChanged(one, apart, doing.agent, doing.at));
    }
    takeHome(batch, apart, doing);
    return apart;
}

Expected<void> reject(EventLog::Batch& batch, CustomerId one, CustomerId other, const Doing& doing)
{
    const auto first = known(batch, one);
    const auto second = known(batch, other);
    if (!first || !second) {
        return first ? second.error() : first.error();
    }
    if (*first == *second) {
        return rejected(QStringLiteral("These are one customer already; undo their merge first."));
    }
    batch.append(suggestionRejected(*first, *second, doing.agent, doing.at));
    return {};
}

Expected<void> setField(EventLog::Batch& batch, CustomerId customer, CustomerField field, const QString& value,
                        const Doing& doing)
{
    const auto head = known(batch, customer);
    if (!head) {
        return head.error();
    }
    const QString text = field == CustomerField::Note ? value.trimmed() : value.simplified();
    if (text.size() > longestValue) {
        return rejected(QStringLiteral("This is too long to write down (at most %1 characters).").arg(longestValue));
    }
    if (field == CustomerField::TimeZone && !text.isEmpty() && !isTimeZoneName(text.toUtf8())) {
        return rejected(QStringLiteral("\"%1\" is no time zone; write it like Europe/Helsinki.").arg(text));
    }
    batch.append(customerChanged(*head, field, text, doing.agent, doing.at));
    return {};
}

Expected<void> setTag(EventLog::Batch& batch, CustomerId customer, const QString& tag, bool tagged,
                      const Doing& doing)
{
    const auto head = known(batch, customer);
    if (!head) {
        return head.error();
    }
    const QString name = tag.simplified().toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
    if (name.isEmpty() || name.size() > longestTag) {
        return rejected(QStringLiteral("A tag has 1 to %1 characters.").arg(longestTag));
    }
    batch.append(customerTagged(*head, name, tagged, doing.agent, doing.at));
    return {};
}

} // namespace threadline::customer_commands
