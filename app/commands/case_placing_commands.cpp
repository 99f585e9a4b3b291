// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/case_placing_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/case_choice.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;

/// The case that an option names.
Expected<CaseId> caseOfOption(CommandContext& context, const char* option)
{
    return context.arguments.has(option)
               ? chosenCase(context, context.arguments.value(option))
               : rejected(QStringLiteral("Say which case: --%1 CASE.").arg(QLatin1String(option)));
}

Expected<QList<InteractionId>> messagesFrom(const QStringList& words)
{
    QList<InteractionId> messages;
    for (const QString& word : words) {
        const auto id = InteractionId::fromText(word);
        if (!id) {
            return rejected(
                QStringLiteral("\"%1\" is no id of a message: threadline case show --json names them.").arg(word));
        }
        messages.append(*id);
    }
    return messages;
}

/// A command on some cases and another one, which is told with them.
template <class Act>
Expected<int> withOther(CommandContext& context, const char* option, Act act)
{
    auto cases = chosenCases(context);
    if (!cases) {
        return cases.error();
    }
    const auto other = caseOfOption(context, option);
    if (!other) {
        return other.error();
    }
    const auto done = await(act(*cases, *other));
    return tellDone(context, done, *cases + QList<CaseId>{*other});
}

Expected<int> runMerge(CommandContext& context)
{
    return withOther(context, "into", [&](const QList<CaseId>& cases, CaseId into) {
        return context.workspace().mergeCases(cases, into);
    });
}

Expected<int> runUnmerge(CommandContext& context)
{
    const auto cases = chosenCases(context);
    return cases ? tellDone(context, await(context.workspace().unmergeCases(*cases)), *cases)
                 : Expected<int>(cases.error());
}

Expected<int> runLink(CommandContext& context)
{
    return withOther(context, "to", [&](const QList<CaseId>& cases, CaseId other) {
        return context.workspace().linkCases(cases, other, context.arguments.value("how"));
    });
}

Expected<int> runUnlink(CommandContext& context)
{
    return withOther(context, "to", [&](const QList<CaseId>& cases, CaseId other) {
        return context.workspace().unlinkCases(cases, other);
    });
}

Expected<int> runMove(CommandContext& context)
{
    const auto messages = messagesFrom(context.arguments.positional);
    if (!messages) {
        return messages.error();
    }
    const auto to = caseOfOption(context, "to");
    return to ? tellDone(context, await(context.workspace().moveInteractions(*messages, *to)), {*to})
              : Expected<int>(to.error());
}

Expected<int> runSplit(CommandContext& context)
{
    const auto from = chosenCase(context, context.argument(0));
    if (!from) {
        return from.error();
    }
    const auto messages = messagesFrom(context.arguments.values("message"));
    if (!messages) {
        return messages.error();
    }
    const auto split = await(context.workspace().splitCase(*from, *messages, context.arguments.value("subject")));
    return split ? tellCases(context, {split->opened}) : Expected<int>(split.error());
}

Command placing(const char* name, const char* arguments, const char* summary, std::vector<OptionSpec> options,
                Expected<int> (*run)(CommandContext&))
{
    constexpr int any = -1;
    return {{name, arguments, summary, std::move(options), 1, any, true}, Command::Needs::WriteWorkspace, run};
}

} // namespace

std::vector<Command> casePlacingCommands()
{
    return {
        placing("case merge", "CASE… --into CASE", "Shows the messages of cases in another and closes them",
                {{"into", "CASE", "Of the same customer"}}, runMerge),
        placing("case unmerge", "CASE…", "Takes merges back: every message returns to its own case", {}, runUnmerge),
        placing("case move", "MESSAGE… --to CASE", "Moves messages to another case of the same customer",
                {{"to", "CASE", "Where they belong"}}, runMove),
        {{"case split",
          "CASE --message ID",
          "Opens a new case with some messages of another",
          {{"message", "ID", "A message that goes along, may be repeated"},
           {"subject", "SUBJECT", "Of the new case (else the same)"}},
          1,
          1,
          true},
         Command::Needs::WriteWorkspace,
         runSplit},
        placing("case link", "CASE… --to CASE", "Links cases with another",
                {{"to", "CASE", "The other one"}, {"how", "WORDS", "How they belong together (related)"}}, runLink),
        placing("case unlink", "CASE… --to CASE", "Takes links away", {{"to", "CASE", "The other one"}}, runUnlink),
    };
}

} // namespace threadline
