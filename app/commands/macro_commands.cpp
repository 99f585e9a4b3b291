// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/macro_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/case_choice.h"
#include "app/commands/json_shapes.h"
#include "app/commands/text_input.h"
#include "core/model/rejected.h"
#include "core/workspace/macro_steps.h"

#include <QDateTime>

namespace threadline {

namespace {

using namespace command_line;

QString inWords(const QList<MacroStep>& steps)
{
    QStringList words;
    for (const MacroStep& step : steps) {
        words.append(printable(macroStepWords(step)));
    }
    return words.join(QStringLiteral(", "));
}

Expected<int> runList(CommandContext& context)
{
    const auto macros = await(context.workspace().macros());
    if (!macros) {
        return macros.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const Macro& macro : *macros) {
        objects.append(toJson(macro));
        rows.append({printable(macro.name), inWords(macro.steps)});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> runSave(CommandContext& context)
{
    if (!context.arguments.has("steps")) {
        return rejected(QStringLiteral("Say what it does: --steps FILE.json."));
    }
    const auto bytes = givenBytes(context.arguments.value("steps"));
    if (!bytes) {
        return bytes.error();
    }
    const auto steps = macroStepsFromText(*bytes);
    if (!steps) {
        return steps.error();
    }
    const auto saved = await(context.workspace().saveMacro({context.argument(0), *steps}));
    return saved ? Expected<int>(0) : saved.error();
}

Expected<int> runRemove(CommandContext& context)
{
    const auto removed = await(context.workspace().removeMacro(context.argument(0)));
    return removed ? Expected<int>(0) : removed.error();
}

/// The reply that a macro handed back waits in the case for somebody to look at it, beside what is being written there.
Expected<void> keepAsDraft(CommandContext& context, const MacroOnCase& one)
{
    Draft draft;
    draft.savedAt = {QDateTime::currentMSecsSinceEpoch() * 1000};
    draft.id = DraftId::make(draft.savedAt);
    draft.inCase = one.inCase;
    draft.text = one.reply.text;
    return await(context.workspace().saveDraft(draft));
}

void tellTried(CommandContext& context, const MacroOutcome& outcome)
{
    for (const MacroOnCase& one : outcome.cases) {
        context.output.line(QStringLiteral("#%1  %2").arg(one.number).arg(inWords(outcome.steps)));
        const QStringList texts = one.notes + QStringList{one.reply.text};
        for (const QString& text : texts) {
            if (!text.isEmpty()) {
                context.output.line(printableLines(text));
            }
        }
    }
}

Expected<int> tell(CommandContext& context, const MacroOutcome& outcome, bool tried)
{
    QList<QJsonObject> objects;
    QList<CaseId> cases;
    int exitCode = 0;
    for (const MacroOnCase& one : outcome.cases) {
        objects.append(toJson(one, outcome.steps));
        cases.append(one.inCase);
        if (!one.reply.open.isEmpty()) {
            context.output.complain(QStringLiteral("Case #%1: %2").arg(one.number).arg(obstacleIn(one.reply)));
            exitCode = tried ? 1 : 0;
        }
    }
    if (context.json()) {
        context.output.json(objects);
        return exitCode;
    }
    if (tried) {
        tellTried(context, outcome);
        return exitCode;
    }
    const auto told = tellCases(context, cases);
    return told && exitCode != 0 ? Expected<int>(exitCode) : told;
}

Expected<int> runMacro(CommandContext& context)
{
    const bool tried = context.arguments.has("dry-run");
    if (tried && context.arguments.has("send")) {
        return rejected(QStringLiteral("Say --send or --dry-run, not both."));
    }
    const MacroReplies replies = tried                            ? MacroReplies::Try
                                 : context.arguments.has("send") ? MacroReplies::Queue
                                                                 : MacroReplies::HandBack;
    QList<CaseId> cases;
    const QStringList words = context.arguments.positional.mid(0, context.arguments.positional.size() - 1);
    for (const QString& word : words) {
        const auto one = chosenCase(context, word);
        if (!one) {
            return one.error();
        }
        cases.append(*one);
    }
    const auto outcome = await(context.workspace().runMacro(cases, context.arguments.positional.last(), replies));
    if (!outcome) {
        return outcome.error();
    }
    for (const MacroOnCase& one : outcome->cases) {
        if (replies != MacroReplies::HandBack || one.reply.text.isEmpty()) {
            continue;
        }
        if (const auto kept = keepAsDraft(context, one); !kept) {
            return kept.error();
        }
    }
    return tell(context, *outcome, tried);
}

} // namespace

std::vector<Command> macroCommands()
{
    return {
        {{"macros", "", "Lists the macros", {}, 0, 0, true}, Command::Needs::ReadWorkspace, runList},
        {{"macros list", "", "Lists the macros", {}, 0, 0, true}, Command::Needs::ReadWorkspace, runList},
        {{"macros save",
          "NAME --steps FILE.json",
          "Keeps steps under a name",
          {{"steps", "FILE", "What it does, as JSON; - reads it from standard input"}},
          1,
          1},
         Command::Needs::WriteWorkspace,
         runSave},
        {{"macros remove", "NAME", "Forgets a macro", {}, 1, 1}, Command::Needs::WriteWorkspace, runRemove},
        {{"case macro",
          "CASE… MACRO [--send|--dry-run]",
          "Does all steps of a macro on cases; its reply becomes a draft",
          {{"send", nullptr, "Queues the reply instead"},
           {"dry-run", nullptr, "Says what would be done, and does nothing"}},
          2,
          -1,
          true},
         Command::Needs::WriteWorkspace,
         runMacro},
    };
}

} // namespace threadline
