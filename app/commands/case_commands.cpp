// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/case_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"
#include "app/commands/shown_entry.h"
#include "app/commands/view_commands.h"

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

Expected<int> runList(CommandContext& context)
{
    constexpr int all = -1;
    const auto filter = filterFrom(context);
    if (!filter) {
        return filter.error();
    }
    const auto cases = await(context.workspace().cases(*filter, all));
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

void showDetails(const Case& one, const CaseDetails& details, Output& output)
{
    const auto show = [&](const QString& what, const QString& words) {
        if (!words.isEmpty()) {
            output.line(QStringLiteral("%1: %2").arg(what, printable(words)));
        }
    };
    if (one.priority != CasePriority::Normal) {
        show(QStringLiteral("priority"), casePriorityName(one.priority));
    }
    show(QStringLiteral("tags"), one.tags.join(QLatin1Char(' ')));
    show(QStringLiteral("skill"), one.skill);
    for (auto field = one.fields.begin(); field != one.fields.end(); ++field) {
        show(field.key(), field.value());
    }
    if (!one.snoozedUntil.isNull()) {
        show(QStringLiteral("snoozed until"), one.snoozedUntil == untilTheyWrite
                                                  ? QStringLiteral("the customer writes")
                                                  : localTime(one.snoozedUntil));
    }
    for (const ReminderView& reminder : details.reminders) {
        show(QStringLiteral("reminder"), localTime(reminder.at) + QLatin1Char(' ') + reminder.words);
    }
    for (const LinkedCase& link : details.links) {
        show(link.how, QStringLiteral("#%1 %2").arg(link.number).arg(link.subject));
    }
    if (details.mergedIntoNumber != 0) {
        show(QStringLiteral("merged into"), QStringLiteral("#%1").arg(details.mergedIntoNumber));
    }
    for (const Case& merged : details.mergedFrom) {
        show(QStringLiteral("merged from"), QStringLiteral("#%1 %2").arg(merged.number).arg(merged.subject));
    }
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
    const auto details = await(context.workspace().caseDetails(one->id));
    if (!details) {
        return details.error();
    }
    const auto card = await(context.workspace().customerCard(one->customer));
    const QString name = card ? card->name : QString();
    if (context.json()) {
        QJsonArray interactions;
        for (const TimelineEntry& entry : std::as_const(*entries)) {
            interactions.append(toJson(entry));
        }
        QJsonObject object = toJson(*one, name);
        addDetails(object, *details);
        object.insert(QStringLiteral("interactions"), interactions);
        context.output.json({object});
        return 0;
    }
    context.output.line(QStringLiteral("#%1  %2").arg(one->number).arg(printable(one->subject)));
    context.output.line(QStringLiteral("%1, %2, %3")
                            .arg(printable(name), caseStatusName(one->status),
                                 one->assignee.isEmpty() ? QStringLiteral("nobody has it")
                                                         : printable(one->assignee)));
    showDetails(*one, *details, context.output);
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
             filterOptions(),
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
