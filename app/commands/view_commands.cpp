// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/view_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"
#include "core/model/rejected.h"
#include "core/model/tag.h"
#include "core/workspace/saved_views.h"

namespace threadline {

namespace {

using namespace command_line;

Expected<QueueFilter> savedFilter(CommandContext& context, const QString& name)
{
    const auto saved = await(context.workspace().savedViews());
    if (!saved) {
        return saved.error();
    }
    for (const SavedView& view : *saved) {
        if (view.name == name.simplified()) {
            return view.filter;
        }
    }
    return rejected(QStringLiteral("There is no view \"%1\"; list them with: threadline view list.").arg(name));
}

Expected<QList<CaseStatus>> statusesFrom(const QStringList& given)
{
    QList<CaseStatus> statuses;
    const QStringList names = given.join(QLatin1Char(',')).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& name : names) {
        const auto status = caseStatusFromName(name.trimmed());
        if (!status) {
            return rejected(QStringLiteral("--status is one of new, open, waiting, on_hold, solved, closed."));
        }
        statuses.append(*status);
    }
    return statuses;
}

Expected<void> narrow(QueueFilter& filter, CommandContext& context)
{
    const Arguments& given = context.arguments;
    if (given.has("status")) {
        const auto statuses = statusesFrom(given.values("status"));
        if (!statuses) {
            return statuses.error();
        }
        filter.statuses = *statuses;
    }
    if (given.has("priority")) {
        filter.priority = casePriorityFromName(given.value("priority"));
        if (!filter.priority) {
            return rejected(QStringLiteral("--priority is one of low, normal, high, urgent."));
        }
    }
    if (given.has("sort")) {
        const auto sort = queueSortFromName(given.value("sort"));
        if (!sort) {
            return rejected(QStringLiteral("--sort is one of newest, longest_waiting, priority, sla."));
        }
        filter.sort = *sort;
    }
    if (given.has("tag")) {
        filter.tag = tagAsKept(given.value("tag"));
    }
    if (given.has("assignee")) {
        filter.assignee = given.value("assignee");
    }
    if (given.has("search")) {
        filter.search = given.value("search");
    }
    if (given.has("snoozed")) {
        filter.tab = QueueFilter::Tab::Snoozed;
    }
    if (given.has("customer")) {
        const auto customer = await(context.workspace().findCustomer(given.value("customer")));
        if (!customer) {
            return customer.error();
        }
        filter.customer = *customer;
    }
    return {};
}

Expected<int> runViewSave(CommandContext& context)
{
    const auto filter = filterFrom(context);
    if (!filter) {
        return filter.error();
    }
    const auto saved = await(context.workspace().saveView({context.argument(0), *filter}));
    return saved ? Expected<int>(0) : saved.error();
}

Expected<int> runViewList(CommandContext& context)
{
    const auto saved = await(context.workspace().savedViews());
    if (!saved) {
        return saved.error();
    }
    QList<QJsonObject> objects;
    for (const SavedView& view : *saved) {
        objects.append(toJson(view));
        if (!context.json()) {
            context.output.line(printable(view.name));
        }
    }
    if (context.json()) {
        context.output.json(objects);
    }
    return 0;
}

Expected<int> runViewRemove(CommandContext& context)
{
    const auto removed = await(context.workspace().removeView(context.argument(0)));
    return removed ? Expected<int>(0) : removed.error();
}

Expected<int> runFieldDefine(CommandContext& context)
{
    const QString typed = context.arguments.has("kind") ? context.arguments.value("kind") : QStringLiteral("text");
    const auto kind = caseFieldKindFromName(typed);
    if (!kind) {
        return rejected(QStringLiteral("--kind is one of text, number, date, choice."));
    }
    const CaseField field{context.argument(0), *kind, context.arguments.values("choice")};
    const auto defined = await(context.workspace().defineField(field));
    return defined ? Expected<int>(0) : defined.error();
}

Expected<int> runFieldList(CommandContext& context)
{
    const auto fields = await(context.workspace().caseFields());
    if (!fields) {
        return fields.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const CaseField& field : *fields) {
        objects.append(toJson(field));
        rows.append({printable(field.name), caseFieldKindName(field.kind),
                     printable(field.choices.join(QStringLiteral(", ")))});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> runFieldRemove(CommandContext& context)
{
    const auto removed = await(context.workspace().removeField(context.argument(0)));
    return removed ? Expected<int>(0) : removed.error();
}

} // namespace

std::vector<OptionSpec> filterOptions()
{
    return {{"status", "STATUS", "Only new, open, waiting, on_hold, solved or closed ones; several by comma"},
            {"tag", "TAG", "Only those with this tag"},
            {"assignee", "AGENT", "Only those of one agent; empty: of nobody"},
            {"priority", "PRIORITY", "Only low, normal, high or urgent ones"},
            {"customer", "CUSTOMER", "Only those of one customer"},
            {"search", "QUERY", "Only those in which this finds something (threadline search --keys)"},
            {"snoozed", nullptr, "Only those that are put off"},
            {"sort", "SORT", "newest (usual), longest_waiting, priority or sla"},
            {"view", "NAME", "The filter of a saved view, narrowed by the others"}};
}

Expected<QueueFilter> filterFrom(CommandContext& context)
{
    QueueFilter filter;
    filter.tab = QueueFilter::Tab::Any;
    if (context.arguments.has("view")) {
        const auto saved = savedFilter(context, context.arguments.value("view"));
        if (!saved) {
            return saved.error();
        }
        filter = *saved;
    }
    const auto narrowed = narrow(filter, context);
    return narrowed ? Expected<QueueFilter>(filter) : narrowed.error();
}

std::vector<Command> viewCommands()
{
    return {
        {{"view save", "NAME", "Keeps a filter of case list under a name", filterOptions(), 1, 1},
         Command::Needs::WriteWorkspace,
         runViewSave},
        {{"view list", "", "Lists the saved views", {}, 0, 0, true}, Command::Needs::ReadWorkspace, runViewList},
        {{"view remove", "NAME", "Forgets a saved view", {}, 1, 1}, Command::Needs::WriteWorkspace, runViewRemove},
    };
}

std::vector<Command> fieldCommands()
{
    return {
        {{"field define",
          "NAME",
          "Defines a field that cases can have",
          {{"kind", "KIND", "text (usual), number, date or choice"},
           {"choice", "CHOICE", "One to choose from, may be repeated"}},
          1,
          1},
         Command::Needs::WriteWorkspace,
         runFieldDefine},
        {{"field list", "", "Lists the fields that cases can have", {}, 0, 0, true},
         Command::Needs::ReadWorkspace,
         runFieldList},
        {{"field remove", "NAME", "Removes a field and its values in every case", {}, 1, 1},
         Command::Needs::WriteWorkspace,
         runFieldRemove},
    };
}

} // namespace threadline
