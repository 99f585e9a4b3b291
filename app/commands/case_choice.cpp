// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/case_choice.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"

namespace threadline {

using namespace command_line;

Expected<QList<CaseId>> chosenCases(CommandContext& context, int from)
{
    QList<CaseId> cases;
    const QStringList words = context.arguments.positional.mid(from);
    for (const QString& word : words) {
        const auto one = chosenCase(context, word);
        if (!one) {
            return one.error();
        }
        cases.append(*one);
    }
    return cases;
}

Expected<CaseId> chosenCase(CommandContext& context, const QString& words)
{
    const auto one = await(context.workspace().findCase(words));
    return one ? Expected<CaseId>(one->id) : one.error();
}

Expected<int> tellCases(CommandContext& context, const QList<CaseId>& cases)
{
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const CaseId id : cases) {
        const auto one = await(context.workspace().findCase(id.text()));
        if (!one) {
            return one.error();
        }
        const auto card = await(context.workspace().customerCard(one->customer));
        objects.append(toJson(*one, card ? card->name : QString()));
        rows.append({QStringLiteral("#%1").arg(one->number), caseStatusName(one->status),
                     casePriorityName(one->priority),
                     printable(one->assignee.isEmpty() ? QStringLiteral("–") : one->assignee),
                     printable(one->tags.join(QLatin1Char(' '))), printable(one->subject)});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> tellDone(CommandContext& context, const Expected<UndoTicket>& done, const QList<CaseId>& cases)
{
    return done ? tellCases(context, cases) : Expected<int>(done.error());
}

} // namespace threadline
