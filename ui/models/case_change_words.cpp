// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_change_words.h"

#include "ui/models/case_words.h"

#include <QDateTime>

namespace threadline {

namespace {

/// What follows the cases.
struct Predicate
{
    const QString& agent;
    const QDateTime& now;

    QString operator()(const case_change::Status& to) const
    {
        switch (to.status) {
        case CaseStatus::Solved:
            return QStringLiteral("solved");
        case CaseStatus::Closed:
            return QStringLiteral("closed");
        default:
            return QStringLiteral("set to %1").arg(caseStatusWords(to.status));
        }
    }
    QString operator()(const case_change::Claim&) const { return QStringLiteral("assigned to you"); }
    QString operator()(const case_change::Assignee& to) const
    {
        return to.agent.isEmpty() ? QStringLiteral("assigned to nobody")
                                  : QStringLiteral("assigned to %1").arg(to.agent == agent ? QStringLiteral("you") : to.agent);
    }
    QString operator()(const case_change::Priority& to) const
    {
        return QStringLiteral("set to priority %1").arg(casePriorityWords(to.priority).toLower());
    }
    QString operator()(const case_change::Tag& with) const { return QStringLiteral("tagged %1").arg(with.tag); }
    QString operator()(const case_change::Untag& with) const
    {
        return QStringLiteral("no longer tagged %1").arg(with.tag);
    }
    QString operator()(const case_change::Skill& to) const
    {
        return to.skill.isEmpty() ? QStringLiteral("left without a skill")
                                  : QStringLiteral("marked for the skill %1").arg(to.skill);
    }
    QString operator()(const case_change::Field& to) const
    {
        return to.value.isEmpty() ? QStringLiteral("left without “%1”").arg(to.field)
                                  : QStringLiteral("given “%1”: %2").arg(to.field, to.value);
    }
    QString operator()(const case_change::Snooze& to) const
    {
        return QStringLiteral("snoozed until %1").arg(snoozeWords(to.until, now));
    }
    QString operator()(const case_change::Wake&) const { return QStringLiteral("awake again"); }
    QString operator()(const case_change::Reminder& to) const
    {
        return QStringLiteral("on your mind again %1").arg(snoozeWords(to.at, now));
    }
    QString operator()(const case_change::Subject& to) const
    {
        return QStringLiteral("now called “%1”").arg(to.subject);
    }
};

} // namespace

QString changeInWords(const QString& cases, const CaseChange& change, const QString& agent, const QDateTime& now)
{
    return QStringLiteral("%1 %2").arg(cases, std::visit(Predicate{agent, now}, change));
}

} // namespace threadline
