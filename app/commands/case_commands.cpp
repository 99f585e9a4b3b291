// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/case_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"
#include "app/commands/shown_entry.h"

#include <QHash>
#include <QJsonArray>

namespace threadline {

namespace {

using namespace command_line;

Expected<QHash<CustomerId, QString>> customerNames(Workspace& workspace)
{
    constexpr int all = -1;
    const auto customers = await(workspace.customers(QString(), all));
    if (!customers) {
        return customers.error();
    }
    QHash<CustomerId, QString> names;
    for (const Customer& customer : *customers) {
        names.insert(customer.id, customer.name.isEmpty() && !customer.identities.isEmpty()
                                      ? customer.identities.first().value
                                      : customer.name);
    }
    return names;
}

Expected<QList<Case>> wantedCases(CommandContext& context)
{
    constexpr int all = -1;
    std::optional<CustomerId> ofCustomer;
    if (context.arguments.has("customer")) {
        const auto customer =
            await(context.workspace().findCustomer(context.arguments.value("customer")));
        if (!customer) {
            return customer.error();
        }
        ofCustomer = *customer;
    }
    auto cases = await(context.workspace().cases(ofCustomer, all));
    if (!cases || !context.arguments.has("status")) {
        return cases;
    }
    const auto status = caseStatusFromName(context.arguments.value("status"));
    if (!status) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral("--status is one of new, open, waiting, on_hold, solved, closed.")};
    }
    cases->removeIf([&](const Case& one) { return one.status != *status; });
    return cases;
}

Expected<int> runList(CommandContext& context)
{
    const auto cases = wantedCases(context);
    if (!cases) {
        return cases.error();
    }
    const auto names = customerNames(context.workspace());
    if (!names) {
        return names.error();
    }
    if (context.json()) {
        QList<QJsonObject> objects;
        for (const Case& one : *cases) {
            objects.append(toJson(one, names->value(one.customer)));
        }
        context.output.json(objects);
        return 0;
    }
    QList<QStringList> rows;
    for (const Case& one : *cases) {
        rows.append({QStringLiteral("#%1").arg(one.number), caseStatusName(one.status),
                     localTime(one.lastAt),
                     printable(one.assignee.isEmpty() ? QStringLiteral("–") : one.assignee),
                     printable(names->value(one.customer)), printable(one.subject)});
    }
    context.output.table(rows);
    return 0;
}

Expected<int> runShow(CommandContext& context)
{
    const auto one = await(context.workspace().findCase(context.argument(0)));
    if (!one) {
        return one.error();
    }
    auto entries = await(context.workspace().history(one->customer));
    if (!entries) {
        return entries.error();
    }
    entries->removeIf(
        [&](const TimelineEntry& entry) { return entry.interaction.inCase != one->id; });
    const auto card = await(context.workspace().customerCard(one->customer));
    const QString name = card ? card->name : QString();
    if (context.json()) {
        QJsonArray interactions;
        for (const TimelineEntry& entry : std::as_const(*entries)) {
            interactions.append(toJson(entry));
        }
        QJsonObject object = toJson(*one, name);
        object.insert(QStringLiteral("interactions"), interactions);
        context.output.json({object});
        return 0;
    }
    context.output.line(QStringLiteral("#%1  %2").arg(one->number).arg(printable(one->subject)));
    context.output.line(QStringLiteral("%1, %2, %3")
                            .arg(printable(name), caseStatusName(one->status),
                                 one->assignee.isEmpty() ? QStringLiteral("nobody has it")
                                                         : printable(one->assignee)));
    context.output.line(QString());
    for (const TimelineEntry& entry : std::as_const(*entries)) {
        showEntry(entry, context.output);
    }
    return 0;
}

} // namespace

Command caseListCommand()
{
    return {{"case list",
             "",
             "Lists cases, those with the latest contact first",
             {{"status", "STATUS", "Only new, open, waiting, on_hold, solved or closed ones"},
              {"customer", "CUSTOMER", "Only those of one customer"}},
             0,
             0,
             true},
            Command::Needs::ReadWorkspace,
            runList};
}

Command caseShowCommand()
{
    return {{"case show",
             "CASE",
             "One case, named by number or id, with all that was said in it",
             {},
             1,
             1,
             true},
            Command::Needs::ReadWorkspace,
            runShow};
}

} // namespace threadline
