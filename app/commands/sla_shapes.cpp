// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sla_shapes.h"

#include "app/command_line/output.h"
#include "app/commands/json_values.h"
#include "core/model/names.h"
#include "core/sla/sla_words.h"

#include <QJsonArray>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace command_line;

constexpr std::array bandNames{
    std::pair{SlaBand::Fine, "on_time"},
    std::pair{SlaBand::Amber, "due_soon"},
    std::pair{SlaBand::Red, "breached"},
};

constexpr std::array stateNames{
    std::pair{SlaState::NotApplicable, "not_applicable"}, std::pair{SlaState::Running, "running"},
    std::pair{SlaState::Paused, "paused"},                std::pair{SlaState::Met, "met"},
    std::pair{SlaState::Breached, "breached"},
};

QJsonValue momentOrNull(const std::optional<Timestamp>& at)
{
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject targetToJson(SlaTarget target, const TargetStanding& standing)
{
    return {{u"target"_s, slaTargetName(target)},
            {u"state"_s, names::nameOf(stateNames, standing.state)},
            {u"band"_s, slaBandName(standing.band())},
            {u"due_at"_s, momentOrNull(standing.dueAt)},
            {u"amber_at"_s, momentOrNull(standing.amberAt)},
            {u"met_at"_s, momentOrNull(standing.metAt)},
            {u"breached_at"_s, momentOrNull(standing.breachedAt)},
            {u"paused_in"_s, standing.pausedIn ? QJsonValue(caseStatusName(*standing.pausedIn)) : QJsonValue(QJsonValue::Null)},
            {u"promised_seconds"_s, standing.targetSeconds},
            {u"remaining_seconds"_s, standing.remainingSeconds}};
}

} // namespace

QString slaBandName(SlaBand band)
{
    return names::nameOf(bandNames, band);
}

QJsonObject toJson(const QueueRow& row, Timestamp now)
{
    const SlaDue due = row.sla.value_or(SlaDue());
    return {{u"case"_s, row.id.text()},
            {u"case_number"_s, row.number},
            {u"subject"_s, row.subject},
            {u"customer"_s, row.customer.text()},
            {u"customer_name"_s, row.customerName},
            {u"status"_s, caseStatusName(row.status)},
            {u"assignee"_s, textOrNull(row.assignee)},
            {u"target"_s, slaTargetName(due.target)},
            {u"due_at"_s, toRfc3339(due.dueAt)},
            {u"amber_at"_s, toRfc3339(due.amberAt)},
            {u"band"_s, slaBandName(due.band(now))}};
}

QStringList inColumns(const QueueRow& row, Timestamp now)
{
    const SlaDue due = row.sla.value_or(SlaDue());
    const QString band = slaBandName(due.band(now)).replace(QLatin1Char('_'), QLatin1Char(' '));
    return {QStringLiteral("#%1").arg(row.number),
            band,
            slaTargetWords(due.target),
            localTime(due.dueAt),
            printable(row.assignee.isEmpty() ? QStringLiteral("–") : row.assignee),
            printable(row.customerName),
            printable(row.subject)};
}

QJsonObject toJson(const Case& one, const std::optional<CaseStanding>& standing, Timestamp now)
{
    QJsonArray targets;
    if (standing) {
        for (const SlaTarget target : allSlaTargets) {
            if (standing->standing.of(target).state != SlaState::NotApplicable) {
                targets.append(targetToJson(target, standing->standing.of(target)));
            }
        }
    }
    return {{u"case"_s, one.id.text()},
            {u"case_number"_s, one.number},
            {u"policy"_s, textOrNull(standing ? standing->policy : QString())},
            {u"calendar"_s, textOrNull(standing ? standing->calendar : QString())},
            {u"at"_s, toRfc3339(now)},
            {u"targets"_s, targets}};
}

QList<QStringList> inColumns(const SlaStanding& standing, Timestamp now)
{
    QList<QStringList> rows;
    for (const SlaTarget target : allSlaTargets) {
        const TargetStanding& one = standing.of(target);
        if (one.state != SlaState::NotApplicable) {
            const auto at = one.metAt ? one.metAt : one.breachedAt ? one.breachedAt : one.dueAt;
            rows.append({slaTargetWords(target), slaWords(one, now), at ? localTime(*at) : QString()});
        }
    }
    return rows;
}

} // namespace threadline
