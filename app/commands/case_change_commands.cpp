// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/case_change_commands.h"

#include "app/command_line/awaiting.h"
#include "app/command_line/typed_moment.h"
#include "app/commands/case_choice.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;

/// What a command wants of each case, from what was typed.
using Wanted = Expected<CaseChange> (*)(const CommandContext&);

Expected<CaseChange> wantedStatus(const CommandContext& context)
{
    const auto status = caseStatusFromName(context.arguments.value("to"));
    if (!status) {
        return rejected(QStringLiteral("--to is one of open, waiting, on_hold, solved, closed."));
    }
    return CaseChange(case_change::Status{*status, context.arguments.value("reason")});
}

Expected<CaseChange> wantedPriority(const CommandContext& context)
{
    const auto priority = casePriorityFromName(context.arguments.value("to"));
    if (!priority) {
        return rejected(QStringLiteral("--to is one of low, normal, high, urgent."));
    }
    return CaseChange(case_change::Priority{*priority});
}

Expected<CaseChange> wantedClaim(const CommandContext&)
{
    return CaseChange(case_change::Claim{});
}

Expected<CaseChange> wantedAssignee(const CommandContext& context)
{
    if (context.arguments.has("to") == context.arguments.has("nobody")) {
        return rejected(QStringLiteral("Say who gets it: --to AGENT, or --nobody."));
    }
    return CaseChange(case_change::Assignee{context.arguments.value("to")});
}

Expected<CaseChange> wantedTag(const CommandContext& context)
{
    return CaseChange(case_change::Tag{context.arguments.value("tag")});
}

Expected<CaseChange> wantedUntag(const CommandContext& context)
{
    return CaseChange(case_change::Untag{context.arguments.value("tag")});
}

Expected<CaseChange> wantedSkill(const CommandContext& context)
{
    return CaseChange(case_change::Skill{context.arguments.value("skill")});
}

Expected<CaseChange> wantedField(const CommandContext& context)
{
    if (!context.arguments.has("name")) {
        return rejected(QStringLiteral("Say which field: --name FIELD."));
    }
    return CaseChange(case_change::Field{context.arguments.value("name"), context.arguments.value("value")});
}

Expected<CaseChange> wantedSubject(const CommandContext& context)
{
    return CaseChange(case_change::Subject{context.arguments.value("to")});
}

Expected<CaseChange> wantedSnooze(const CommandContext& context)
{
    if (!context.arguments.has("until")) {
        return CaseChange(case_change::Snooze{});
    }
    const auto until = momentFrom(context.arguments.value("until"));
    return until ? Expected<CaseChange>(case_change::Snooze{*until}) : until.error();
}

Expected<CaseChange> wantedWake(const CommandContext&)
{
    return CaseChange(case_change::Wake{});
}

Expected<CaseChange> wantedReminder(const CommandContext& context)
{
    const auto at = momentFrom(context.arguments.value("at"));
    return at ? Expected<CaseChange>(case_change::Reminder{*at, context.arguments.value("text")}) : at.error();
}

template <Wanted wanted>
Expected<int> runChange(CommandContext& context)
{
    const auto change = wanted(context);
    if (!change) {
        return change.error();
    }
    const auto cases = chosenCases(context);
    return cases ? tellDone(context, await(context.workspace().changeCases(*cases, *change)), *cases)
                 : Expected<int>(cases.error());
}

template <Wanted wanted>
Command changing(const char* name, const char* arguments, const char* summary, std::vector<OptionSpec> options)
{
    constexpr int any = -1;
    return {{name, arguments, summary, std::move(options), 1, any, true},
            Command::Needs::WriteWorkspace,
            runChange<wanted>};
}

Expected<int> runRemind(CommandContext& context)
{
    if (!context.arguments.has("done")) {
        return runChange<wantedReminder>(context);
    }
    const auto reminder = ReminderId::fromText(context.arguments.value("done"));
    if (!reminder) {
        return rejected(QStringLiteral("\"%1\" is no id of a reminder: threadline case show --json names them.")
                            .arg(context.arguments.value("done")));
    }
    const auto cases = chosenCases(context);
    return cases ? tellDone(context, await(context.workspace().finishReminder(*reminder)), *cases)
                 : Expected<int>(cases.error());
}

Expected<int> runNote(CommandContext& context)
{
    const auto one = chosenCase(context, context.argument(0));
    if (!one) {
        return one.error();
    }
    const auto note = await(context.workspace().addNote(*one, context.arguments.value("text")));
    return note ? tellCases(context, {*one}) : Expected<int>(note.error());
}

Expected<int> runUndo(CommandContext& context)
{
    const auto last = await(context.workspace().lastCommand());
    if (!last) {
        return last.error();
    }
    const auto undone = await(context.workspace().undo(*last));
    if (!undone) {
        return undone.error();
    }
    context.output.line(QStringLiteral("taken back"));
    return 0;
}

} // namespace

std::vector<Command> caseChangeCommands()
{
    constexpr auto cases = "CASE…";
    return {
        changing<wantedClaim>("case claim", cases, "Takes cases that nobody has", {}),
        changing<wantedAssignee>("case assign", "CASE… --to AGENT|--nobody", "Gives cases to somebody",
                                 {{"to", "AGENT", "Who has them from now on"}, {"nobody", nullptr, "Nobody has them"}}),
        changing<wantedStatus>("case status", "CASE… --to STATUS", "Sets the status of cases",
                               {{"to", "STATUS", "open, waiting, on_hold, solved or closed"},
                                {"reason", "TEXT", "Why, in words after \"because\""}}),
        changing<wantedPriority>("case priority", "CASE… --to PRIORITY", "Sets the priority of cases",
                                 {{"to", "PRIORITY", "low, normal, high or urgent"}}),
        changing<wantedTag>("case tag", "CASE… --tag TAG", "Tags cases", {{"tag", "TAG", "Kept in lower case"}}),
        changing<wantedUntag>("case untag", "CASE… --tag TAG", "Takes a tag away from cases",
                              {{"tag", "TAG", "Which"}}),
        changing<wantedSkill>("case skill", "CASE… --skill SKILL", "What whoever takes the cases should know",
                              {{"skill", "SKILL", "Nothing: none"}}),
        changing<wantedField>("case field", "CASE… --name FIELD --value VALUE", "Fills a field of cases",
                              {{"name", "FIELD", "As threadline field list names it"},
                               {"value", "VALUE", "Nothing empties it"}}),
        changing<wantedSubject>("case subject", "CASE… --to SUBJECT", "Changes the subject of cases",
                                {{"to", "SUBJECT", "The new one"}}),
        changing<wantedSnooze>("case snooze", "CASE… [--until WHEN]", "Puts cases off until the customer writes",
                               {{"until", "WHEN", "Or until then: 90m, 4h, 3d, a day, a moment"}}),
        changing<wantedWake>("case unsnooze", cases, "Wakes cases that were put off", {}),
        {{"case remind",
          "CASE… --at WHEN --text TEXT | CASE --done ID",
          "Notes when cases need somebody again",
          {{"at", "WHEN", "90m, 4h, 3d, a day, a moment"},
           {"text", "TEXT", "What is to be done then"},
           {"done", "ID", "This reminder is done"}},
          1,
          -1,
          true},
         Command::Needs::WriteWorkspace,
         runRemind},
        {{"case note", "CASE --text TEXT", "Writes a note that only the team sees", {{"text", "TEXT", "What it says"}}, 1, 1, true},
         Command::Needs::WriteWorkspace,
         runNote},
        {{"case undo", "", "Takes your last command on cases back", {}, 0, 0},
         Command::Needs::WriteWorkspace,
         runUndo},
    };
}

} // namespace threadline
