// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/case_changing.h"

#include "core/cases/case_attributes.h"
#include "core/cases/case_rules.h"
#include "core/model/rejected.h"

namespace threadline::case_changing {

namespace {

/// What each change does to one case.
struct Changer
{
    AgentCommand& command;
    const Case& current;

    const Doing& doing() const { return command.doing(); }

    Expected<void> operator()(const case_change::Status& wanted) const
    {
        const auto follows = statusByAgent(current, wanted.status, wanted.reason);
        if (!follows) {
            return follows.error();
        }
        if (*follows) {
            command.append(caseStatusChanged(current, (*follows)->status, (*follows)->reason, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Claim&) const
    {
        const auto may = mayClaim(current, doing().actor);
        return may ? (*this)(case_change::Assignee{doing().actor}) : may;
    }

    Expected<void> operator()(const case_change::Assignee& wanted) const
    {
        const QString agent = wanted.agent.simplified();
        if (current.assignee != agent) {
            command.append(caseAssigned(current, agent, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Priority& wanted) const
    {
        if (current.priority != wanted.priority) {
            command.append(casePriorityChanged(current, wanted.priority, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Tag& wanted) const
    {
        const auto tag = normalisedTag(wanted.tag);
        if (!tag) {
            return tag.error();
        }
        if (!current.tags.contains(*tag)) {
            command.append(caseTagged(current.id, *tag, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Untag& wanted) const
    {
        const auto tag = normalisedTag(wanted.tag);
        if (!tag) {
            return tag.error();
        }
        if (current.tags.contains(*tag)) {
            command.append(caseUntagged(current.id, *tag, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Skill& wanted) const
    {
        const QString skill = wanted.skill.simplified();
        if (current.skill != skill) {
            command.append(caseSkillSet(current, skill, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Field& wanted) const
    {
        const auto field = readCaseField(command.database(), wanted.field.simplified());
        if (!field) {
            return rejected(
                QStringLiteral("There is no field \"%1\": define it first (threadline field define).").arg(wanted.field));
        }
        const auto value = checkedFieldValue(*field, wanted.value);
        if (!value) {
            return value.error();
        }
        if (current.fields.value(field->name) != *value) {
            command.append(caseFieldSet(current, field->name, *value, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Snooze& wanted) const
    {
        if (const auto may = maySnooze(current, wanted.until, doing().at); !may) {
            return may;
        }
        if (current.snoozedUntil != wanted.until) {
            command.append(caseSnoozed(current, wanted.until, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Wake&) const
    {
        if (!current.snoozedUntil.isNull()) {
            command.append(caseUnsnoozed(current, doing()));
        }
        return {};
    }

    Expected<void> operator()(const case_change::Reminder& wanted) const
    {
        if (wanted.at <= doing().at) {
            return rejected(QStringLiteral("The moment of the reminder is over already: name a later one."));
        }
        const ReminderId id = ReminderId::make(doing().at);
        command.append(caseReminderSet({id, current.id, wanted.at, wanted.words.simplified()}, doing()));
        return {};
    }

    Expected<void> operator()(const case_change::Subject& wanted) const
    {
        const QString subject = wanted.subject.simplified();
        if (subject.isEmpty()) {
            return rejected(QStringLiteral("The subject is empty: write one."));
        }
        if (current.subject != subject) {
            command.append(caseSubjectChanged(current, subject, doing()));
        }
        return {};
    }
};

} // namespace

Expected<void> change(AgentCommand& command, CaseId inCase, const CaseChange& wanted)
{
    const auto current = changeableCase(command.database(), inCase);
    return current ? std::visit(Changer{command, *current}, wanted) : current.error();
}

Expected<void> finishReminder(AgentCommand& command, ReminderId id)
{
    const auto reminder = readReminder(command.database(), id);
    if (!reminder) {
        return rejected(QStringLiteral("This reminder is done already."));
    }
    command.append(caseReminderDone(*reminder, command.doing()));
    return {};
}

} // namespace threadline::case_changing
