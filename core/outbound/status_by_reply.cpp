// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbound/status_by_reply.h"

#include "core/cases/case_directory.h"
#include "core/cases/case_events.h"
#include "core/history/interaction_reading.h"

namespace threadline {

namespace {

struct Change
{
    CaseStatus from;
    CaseStatus to;
};

std::optional<CaseStatus> statusIn(const Event& queued, QLatin1String name)
{
    return caseStatusFromName(queued.body.value(name).toString());
}

void change(EventLog::Batch& batch, const Event& queued, const Change& change, const QString& reason,
            const Doing& doing)
{
    const auto inCase = caseOfInteraction(batch.database(), queued.seq);
    const auto current = inCase ? readCase(batch.database(), *inCase) : std::nullopt;
    if (current && current->status == change.from && change.from != change.to) {
        batch.append(caseStatusChanged(current->id, change.to, reason, doing.actor, doing.at));
    }
}

} // namespace

void setStatusByReply(EventLog::Batch& batch, const Event& queued, Timestamp at)
{
    const auto before = statusIn(queued, QLatin1String("status_before"));
    const auto after = statusIn(queued, QLatin1String("status_after"));
    if (before && after) {
        change(batch, queued, {*before, *after}, QStringLiteral("it was answered"), {queued.actor, at});
    }
}

void takeStatusBack(EventLog::Batch& batch, const Event& queued, const QString& reason, const QString& actor,
                    Timestamp at)
{
    const auto before = statusIn(queued, QLatin1String("status_before"));
    const auto after = statusIn(queued, QLatin1String("status_after"));
    if (before && after) {
        change(batch, queued, {*after, *before}, reason, {actor, at});
    }
}

} // namespace threadline
