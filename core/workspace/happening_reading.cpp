// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/happening_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/log/event_log.h"
#include "core/log/timeline_key.h"
#include "core/workspace/customer_reading.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QUuid uuidIn(const Event& event, QLatin1String name)
{
    return QUuid::fromString(event.body.value(name).toString());
}

qint64 numberOf(Database& database, const QUuid& inCase)
{
    const auto found = inCase.isNull() ? std::nullopt : readCase(database, CaseId(inCase));
    return found ? found->number : 0;
}

/// The case it is about, and the second one when there is any.
std::pair<QUuid, QUuid> casesOf(const Event& event)
{
    if (event.kind == "interaction.moved"_L1) {
        return {uuidIn(event, "case"_L1), uuidIn(event, "from"_L1)};
    }
    if (event.kind.startsWith("swarm."_L1)) {
        return {uuidIn(event, "case"_L1), {}};
    }
    if (!event.kind.startsWith("case."_L1)) {
        return {};
    }
    for (const QLatin1String second : {"into"_L1, "other"_L1, "continues"_L1}) {
        if (event.body.contains(second)) {
            return {event.subject, uuidIn(event, second)};
        }
    }
    return {event.subject, {}};
}

QString otherCustomer(Database& database, const Event& event)
{
    if (event.kind == "identity.moved"_L1) {
        return displayName(database, CustomerId(uuidIn(event, "to"_L1)));
    }
    // Merged, it is shown under the other's name; the sentence is about who it was.
    return event.kind == "customer.merged"_L1 || event.kind == "customer.unmerged"_L1
               ? nameAlone(database, CustomerId(uuidIn(event, "from"_L1)))
               : QString();
}

} // namespace

std::optional<TimelineEntry> readHappening(Database& database, InteractionKey key)
{
    const auto event = readEvent(database, seqOfTimelineKey(key), false);
    if (!event) {
        return std::nullopt;
    }
    const auto [about, second] = casesOf(*event);
    TimelineEntry entry;
    entry.key = key;
    entry.interaction.id = InteractionId(event->id.uuid());
    entry.interaction.at = event->at;
    if (!about.isNull() || !second.isNull()) {
        entry.interaction.inCase = caseShowing(database, CaseId(about.isNull() ? second : about));
        entry.caseNumber = numberOf(database, entry.interaction.inCase->uuid());
    }
    entry.happening = Happening{event->kind,
                                event->actor,
                                event->at,
                                event->body,
                                numberOf(database, about),
                                numberOf(database, second),
                                otherCustomer(database, *event)};
    return entry;
}

} // namespace threadline
