// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/customer_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"
#include "app/commands/shown_entry.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;

/// The customer whom the argument at `index` names.
Expected<CustomerId> named(CommandContext& context, int index)
{
    return await(context.workspace().findCustomer(context.argument(index)));
}

struct TwoCustomers
{
    CustomerId first;
    CustomerId second;
};

Expected<TwoCustomers> bothNamed(CommandContext& context)
{
    const auto first = named(context, 0);
    if (!first) {
        return first.error();
    }
    const auto second = named(context, 1);
    if (!second) {
        return second.error();
    }
    return TwoCustomers{*first, *second};
}

Expected<CustomerCard> cardNamed(CommandContext& context)
{
    const auto customer = named(context, 0);
    return customer ? await(context.workspace().customerCard(*customer)) : Expected<CustomerCard>(customer.error());
}

Expected<int> exitCode(const Expected<void>& done)
{
    return done ? Expected<int>(0) : Expected<int>(done.error());
}

Expected<int> runShow(CommandContext& context)
{
    const auto card = cardNamed(context);
    if (!card) {
        return card.error();
    }
    if (context.json()) {
        context.output.json({toJson(*card)});
        return 0;
    }
    QList<QStringList> rows{{QStringLiteral("customer"), printable(card->name), card->id.text()}};
    for (auto field = card->fields.cbegin(); field != card->fields.cend(); ++field) {
        rows.append({field.key(), printable(field.value()), QString()});
    }
    for (const IdentityView& view : card->identities) {
        rows.append({identityKindName(view.identity.kind), printable(view.identity.value),
                     QString::number(view.interactions)});
    }
    for (const MergeView& merge : card->merges) {
        rows.append({QStringLiteral("merged"), printable(merge.fromName), merge.id.text()});
    }
    context.output.table(rows);
    return 0;
}

Expected<int> runMerge(CommandContext& context)
{
    const auto both = bothNamed(context);
    if (!both) {
        return both.error();
    }
    Workspace& workspace = context.workspace();
    const auto preview = await(workspace.previewMerge(both->first, both->second));
    if (!preview) {
        return preview.error();
    }
    const QString what = QStringLiteral("%1 and %2: %3 interactions and %4 cases of the latter")
                             .arg(shownName(preview->into), shownName(preview->from))
                             .arg(preview->from.interactions)
                             .arg(preview->cases);
    if (context.arguments.has("preview")) {
        context.output.line(QStringLiteral("would merge ") + what);
        return 0;
    }
    const auto merged = await(workspace.mergeCustomers(both->first, both->second, context.arguments.value("reason")));
    if (!merged) {
        return merged.error();
    }
    if (context.json()) {
        context.output.json({{{QStringLiteral("merge"), merged->text()},
                              {QStringLiteral("into"), preview->into.id.text()},
                              {QStringLiteral("from"), preview->from.id.text()}}});
    } else {
        context.output.line(QStringLiteral("merged ") + what);
        context.output.line(QStringLiteral("undo with: threadline customers unmerge ") + merged->text());
    }
    return 0;
}

Expected<int> runUnmerge(CommandContext& context)
{
    const auto merge = EventId::fromText(context.argument(0));
    if (!merge) {
        return rejected(QStringLiteral("\"%1\" names no merge; threadline customers show CUSTOMER lists them.")
                            .arg(context.argument(0)));
    }
    const auto done = await(context.workspace().unmergeCustomers(*merge));
    if (!done) {
        return done.error();
    }
    context.output.line(QStringLiteral("parted; each has again what was theirs"));
    return 0;
}

Expected<int> runSplit(CommandContext& context)
{
    const auto card = cardNamed(context);
    if (!card) {
        return card.error();
    }
    const QString value = context.argument(1);
    for (const IdentityView& view : card->identities) {
        if (view.identity.value.compare(value, Qt::CaseInsensitive) != 0) {
            continue;
        }
        const auto apart = await(context.workspace().splitIdentity(card->id, view.identity));
        if (!apart) {
            return apart.error();
        }
        if (context.json()) {
            context.output.json({{{QStringLiteral("customer"), apart->text()}}});
        } else {
            context.output.line(QStringLiteral("%1 is a customer of its own now: %2")
                                    .arg(printable(view.identity.value), apart->text()));
        }
        return 0;
    }
    return rejected(QStringLiteral("\"%1\" is no identity of this customer.").arg(value));
}

Expected<int> runSuggestions(CommandContext& context)
{
    std::optional<CustomerId> of;
    if (!context.arguments.positional.isEmpty()) {
        const auto customer = named(context, 0);
        if (!customer) {
            return customer.error();
        }
        of = *customer;
    }
    const auto suggestions = await(context.workspace().suggestions(of));
    if (!suggestions) {
        return suggestions.error();
    }
    if (context.json()) {
        QList<QJsonObject> objects;
        for (const Suggestion& suggestion : *suggestions) {
            objects.append(toJson(suggestion));
        }
        context.output.json(objects);
        return 0;
    }
    QList<QStringList> rows;
    for (const Suggestion& suggestion : *suggestions) {
        rows.append({shownName(suggestion.one), shownName(suggestion.other),
                     QStringLiteral("%1 %").arg(qRound(suggestion.confidence * 100)),
                     printable(suggestion.reasons.join(QLatin1Char(' ')))});
    }
    context.output.table(rows);
    return 0;
}

Expected<int> runReject(CommandContext& context)
{
    const auto both = bothNamed(context);
    return both ? exitCode(await(context.workspace().rejectSuggestion(both->first, both->second)))
                : Expected<int>(both.error());
}

Expected<int> runSet(CommandContext& context)
{
    const auto customer = named(context, 0);
    if (!customer) {
        return customer.error();
    }
    const auto field = customerFieldFromName(context.argument(1));
    if (!field) {
        return rejected(QStringLiteral("A field is one of name, organisation, language, time_zone, note."));
    }
    return exitCode(await(context.workspace().setCustomerField(*customer, *field, context.argument(2))));
}

Expected<int> tag(CommandContext& context, bool tagged)
{
    const auto customer = named(context, 0);
    if (!customer) {
        return customer.error();
    }
    return exitCode(await(context.workspace().tagCustomer(*customer, context.argument(1), tagged)));
}

} // namespace

std::vector<Command> customerCommands()
{
    using Needs = Command::Needs;
    return {
        {{"customers show", "CUSTOMER", "What is known of one customer", {}, 1, 1, true}, Needs::ReadWorkspace, runShow},
        {{"customers merge",
          "CUSTOMER OTHER",
          "Shows OTHER's whole history under CUSTOMER; nothing is lost and it can be undone at any time",
          {{"reason", "WORDS", "Why they are the same"}, {"preview", nullptr, "Only says what would come together"}},
          2,
          2,
          true},
         Needs::WriteWorkspace,
         runMerge},
        {{"customers unmerge", "MERGE", "Undoes a merge: each has again what was theirs", {}, 1, 1},
         Needs::WriteWorkspace,
         runUnmerge},
        {{"customers split", "CUSTOMER IDENTITY", "Makes a customer of one identity and all that was said by it", {}, 2, 2, true},
         Needs::WriteWorkspace,
         runSplit},
        {{"customers suggestions", "[CUSTOMER]", "Who may be the same person, and why", {}, 0, 1, true},
         Needs::ReadWorkspace,
         runSuggestions},
        {{"customers reject", "CUSTOMER OTHER", "They are not the same: never suggested again", {}, 2, 2},
         Needs::WriteWorkspace,
         runReject},
        {{"customers set", "CUSTOMER FIELD VALUE", "Writes down a name, organisation, language, time_zone or note", {}, 3, 3},
         Needs::WriteWorkspace,
         runSet},
        {{"customers tag", "CUSTOMER TAG", "Tags a customer", {}, 2, 2},
         Needs::WriteWorkspace,
         [](CommandContext& context) { return tag(context, true); }},
        {{"customers untag", "CUSTOMER TAG", "Takes a tag away", {}, 2, 2},
         Needs::WriteWorkspace,
         [](CommandContext& context) { return tag(context, false); }},
    };
}

} // namespace threadline
