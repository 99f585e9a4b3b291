// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_words.h"

#include "ui/models/later_moments.h"

#include <QLocale>

namespace threadline {

QString caseStatusWords(CaseStatus status)
{
    switch (status) {
    case CaseStatus::New:
        return QStringLiteral("New");
    case CaseStatus::Open:
        return QStringLiteral("Open");
    case CaseStatus::Waiting:
        return QStringLiteral("Waiting");
    case CaseStatus::OnHold:
        return QStringLiteral("On hold");
    case CaseStatus::Solved:
        return QStringLiteral("Solved");
    case CaseStatus::Closed:
        return QStringLiteral("Closed");
    }
    return {};
}

QString casePriorityWords(CasePriority priority)
{
    switch (priority) {
    case CasePriority::Low:
        return QStringLiteral("Low");
    case CasePriority::Normal:
        return QStringLiteral("Normal");
    case CasePriority::High:
        return QStringLiteral("High");
    case CasePriority::Urgent:
        return QStringLiteral("Urgent");
    }
    return {};
}

QString snoozeWords(Timestamp until, const QDateTime& now)
{
    if (until == untilTheyWrite) {
        return QStringLiteral("they write");
    }
    const QString words = laterWords(QDateTime::fromMSecsSinceEpoch(until.us / 1000), now, QLocale());
    const QString bare = words.startsWith(QLatin1String("at ")) || words.startsWith(QLatin1String("on "))
                             ? words.mid(3)
                             : words;
    return bare;
}

QString casesInWords(const QList<Case>& cases)
{
    return cases.size() == 1 ? QStringLiteral("Case #%1").arg(cases.first().number)
                             : QStringLiteral("%1 cases").arg(QLocale(QLocale::English).toString(cases.size()));
}

QString caseInWords(const Case& one)
{
    return QStringLiteral("#%1 %2").arg(one.number).arg(
        one.subject.isEmpty() ? QStringLiteral("(no subject)") : one.subject.simplified());
}

Case caseOf(const QueueRow& row)
{
    Case one;
    one.id = row.id;
    one.number = row.number;
    one.subject = row.subject;
    one.customer = row.customer;
    one.status = row.status;
    one.assignee = row.assignee;
    one.lastAt = row.lastAt;
    one.priority = row.priority;
    one.skill = row.skill;
    one.tags = row.tags;
    one.snoozedUntil = row.snoozedUntil;
    return one;
}

} // namespace threadline
