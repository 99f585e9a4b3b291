// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/macro_running.h"

#include "core/cases/case_attributes.h"
#include "core/cases/case_directory.h"
#include "core/cases/case_rules.h"
#include "core/model/rejected.h"
#include "core/texts/text_directory.h"
#include "core/texts/text_rules.h"
#include "core/workspace/case_changing.h"
#include "core/workspace/macro_steps.h"
#include "core/workspace/noting.h"
#include "core/workspace/replying.h"
#include "core/workspace/text_filling.h"

#include <QSet>

#include <algorithm>

namespace threadline::macro_running {

namespace {

Expected<void> checkText(const QString& text)
{
    if (text.trimmed().isEmpty()) {
        return rejected(QStringLiteral("Its text is empty: write one."));
    }
    QList<OpenVariable> unknown = openVariables(text);
    unknown.removeIf([](const OpenVariable& open) { return open.known; });
    return unknown.isEmpty() ? Expected<void>() : rejected(obstacleIn(unknown));
}

/// Whether a step can be done on any case at all.
struct Check
{
    Database& database;

    Expected<void> operator()(const macro_step::Reply& step) const { return checkText(step.text); }
    Expected<void> operator()(const macro_step::Note& step) const { return checkText(step.text); }
    Expected<void> operator()(const macro_step::SnoozeFor&) const { return {}; }
    Expected<void> operator()(const macro_step::RemindIn&) const { return {}; }
    Expected<void> operator()(const CaseChange& change) const { return std::visit(*this, change); }

    Expected<void> operator()(const case_change::Tag& step) const { return checkTag(step.tag); }
    Expected<void> operator()(const case_change::Untag& step) const { return checkTag(step.tag); }
    Expected<void> operator()(const case_change::Field& step) const
    {
        const auto field = readCaseField(database, step.field);
        if (!field) {
            return rejected(QStringLiteral("There is no field \"%1\": define it first (threadline field define).")
                                .arg(step.field));
        }
        const auto value = checkedFieldValue(*field, step.value);
        return value ? Expected<void>() : value.error();
    }
    template <class Other>
    Expected<void> operator()(const Other&) const
    {
        return {};
    }

    static Expected<void> checkTag(const QString& typed)
    {
        const auto tag = normalisedTag(typed);
        return tag ? Expected<void>() : tag.error();
    }
};

/// The steps of one macro on one case.
struct Runner
{
    AgentCommand& command;
    EventLog::Batch& batch;
    WorkspaceServices& services;
    MacroReplies replies;
    MacroOnCase& outcome;

    Expected<void> operator()(const macro_step::Reply& step) const
    {
        const auto text = fill(step.text);
        if (!text) {
            return text.error();
        }
        outcome.reply = *text;
        if (replies != MacroReplies::Queue) {
            return {};
        }
        ReplyRequest request;
        request.inCase = outcome.inCase;
        request.text = text->text;
        const auto queued = replying::queueReply(batch, request, services);
        if (!queued) {
            return inCase(queued.error().sentence);
        }
        outcome.queued = *queued;
        return {};
    }

    Expected<void> operator()(const macro_step::Note& step) const
    {
        const auto text = fill(step.text);
        if (!text) {
            return text.error();
        }
        const auto finished = finishedText(text->text);
        if (!finished) {
            return inCase(finished.error().sentence);
        }
        const auto added = addNote(batch, outcome.inCase, *finished, services);
        if (!added) {
            return added.error();
        }
        outcome.notes.append(*finished);
        return {};
    }

    Expected<void> operator()(const macro_step::SnoozeFor& step) const
    {
        return (*this)(CaseChange(case_change::Snooze{{command.doing().at.us + step.seconds * 1'000'000}}));
    }

    Expected<void> operator()(const macro_step::RemindIn& step) const
    {
        const Timestamp at{command.doing().at.us + step.seconds * 1'000'000};
        return (*this)(CaseChange(case_change::Reminder{at, step.words}));
    }

    Expected<void> operator()(const CaseChange& step) const
    {
        return case_changing::change(command, outcome.inCase, step);
    }

    /// As the case is now, after the steps before.
    Expected<ExpandedText> fill(const QString& text) const
    {
        const auto current = changeableCase(batch.database(), outcome.inCase);
        if (!current) {
            return current.error();
        }
        ExpandedText filled = filledIn(batch.database(), *current, services.agentName, text);
        return filled.problem.isEmpty() ? Expected<ExpandedText>(filled) : inCase(filled.problem);
    }

    Error inCase(const QString& sentence) const
    {
        return rejected(QStringLiteral("Case #%1: %2").arg(outcome.number).arg(sentence));
    }
};

Expected<Macro> known(Database& database, const QString& name)
{
    const auto stored = readMacro(database, name.simplified());
    if (!stored) {
        return rejected(QStringLiteral("There is no macro \"%1\"; list them with: threadline macros list.").arg(name));
    }
    const auto steps = macroStepsFromJson(stored->steps);
    return steps ? Expected<Macro>({stored->name, *steps}) : steps.error();
}

} // namespace

Expected<Macro> checked(Database& database, const Macro& macro)
{
    const auto name = checkedMacroName(macro.name);
    if (!name) {
        return name.error();
    }
    if (macro.steps.isEmpty()) {
        return rejected(QStringLiteral("The macro \"%1\" has no steps: give it one.").arg(*name));
    }
    const auto isReply = [](const MacroStep& step) { return std::holds_alternative<macro_step::Reply>(step); };
    if (std::count_if(macro.steps.begin(), macro.steps.end(), isReply) > 1) {
        return rejected(QStringLiteral("The macro \"%1\" replies more than once: put the texts together.").arg(*name));
    }
    for (qsizetype i = 0; i < macro.steps.size(); ++i) {
        if (const auto sound = std::visit(Check{database}, macro.steps.at(i)); !sound) {
            return rejected(QStringLiteral("Step %1 of the macro: %2").arg(i + 1).arg(sound.error().sentence));
        }
    }
    return Macro{*name, macro.steps};
}

Expected<QList<Macro>> read(Database& database)
{
    QList<Macro> macros;
    const QList<StoredMacro> all = readMacros(database);
    for (const StoredMacro& stored : all) {
        const auto steps = macroStepsFromJson(stored.steps);
        if (!steps) {
            return steps.error();
        }
        macros.append({stored.name, *steps});
    }
    return macros;
}

Expected<MacroOutcome> run(EventLog::Batch& batch, const QList<CaseId>& cases, const QString& name,
                           MacroReplies replies, WorkspaceServices& services)
{
    const auto macro = known(batch.database(), name);
    if (!macro) {
        return macro.error();
    }
    AgentCommand command(batch, services.agentName, services.clock.now());
    MacroOutcome outcome{{}, macro->steps, {}};
    QSet<CaseId> seen;
    for (const CaseId inCase : cases) {
        if (seen.contains(inCase)) {
            continue; // named twice, answered once
        }
        seen.insert(inCase);
        const auto current = changeableCase(batch.database(), inCase);
        if (!current) {
            return current.error();
        }
        MacroOnCase one{inCase, current->number, {}, {}, {}};
        for (const MacroStep& step : macro->steps) {
            if (const auto done = std::visit(Runner{command, batch, services, replies, one}, step); !done) {
                return done.error();
            }
        }
        outcome.cases.append(one);
    }
    outcome.ticket = command.ticket();
    return outcome;
}

} // namespace threadline::macro_running
