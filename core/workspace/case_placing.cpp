// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/case_placing.h"

#include "core/cases/case_attributes.h"
#include "core/cases/case_directory.h"
#include "core/cases/case_rules.h"
#include "core/model/rejected.h"

#include <algorithm>

namespace threadline::case_placing {

namespace {

/// Where a message is and where it belongs; the same unless that case was merged.
struct Place
{
    CustomerId customer;
    CaseId shown;
    CaseId home;
};

std::optional<Place> placeOf(Database& database, InteractionId message)
{
    Statement row = database.prepare("SELECT i.customer, i.case_id, coalesce(i.home, i.case_id) FROM event e "
                                     "JOIN interaction i ON i.seq = e.seq WHERE e.id = ?");
    row.with(message.uuid());
    return row.step() ? std::optional(Place{CustomerId(row.uuid(0)), CaseId(row.uuid(1)), CaseId(row.uuid(2))})
                      : std::nullopt;
}

std::optional<CaseLink> linkBetween(Database& database, CaseId one, CaseId other)
{
    const QList<CaseLink> links = readLinks(database, one);
    const auto found = std::find_if(links.begin(), links.end(), [&](const CaseLink& link) {
        return link.from == other || link.to == other;
    });
    return found == links.end() ? std::nullopt : std::optional(*found);
}

} // namespace

Expected<void> merge(AgentCommand& command, CaseId one, CaseId into)
{
    const auto from = changeableCase(command.database(), one);
    if (!from) {
        return from.error();
    }
    // One that is merged already is refused here, so that no chain can close to a circle.
    const auto to = changeableCase(command.database(), into);
    if (!to) {
        return to.error();
    }
    if (const auto may = mayMerge(*from, *to); !may) {
        return may;
    }
    command.append(caseMerged(one, into, from->customer, command.doing()));
    return {};
}

Expected<void> unmerge(AgentCommand& command, CaseId merged)
{
    const auto one = readCase(command.database(), merged);
    if (!one) {
        return rejected(QStringLiteral("This case does not exist any more."));
    }
    if (!one->mergedInto) {
        return rejected(QStringLiteral("Case #%1 is not merged, so there is nothing to take back.").arg(one->number));
    }
    command.append(caseUnmerged(merged, *one->mergedInto, one->customer, command.doing()));
    return {};
}

Expected<void> move(AgentCommand& command, InteractionId message, CaseId to)
{
    Database& database = command.database();
    const auto place = placeOf(database, message);
    if (!place) {
        return rejected(QStringLiteral("There is no message %1: threadline case show --json names them.")
                            .arg(message.text()));
    }
    const auto target = changeableCase(database, to);
    if (!target) {
        return target.error();
    }
    const auto from = place->shown.isNull() ? std::nullopt : readCase(database, place->shown);
    if (const auto may = mayMove(place->customer, from, *target); !may) {
        return may;
    }
    command.append(interactionMoved({message, place->home, to, place->customer}, command.doing()));
    return {};
}

Expected<CaseId> split(AgentCommand& command, CaseId from, const QList<InteractionId>& messages,
                       const QString& subject)
{
    Database& database = command.database();
    const auto source = changeableCase(database, from);
    if (!source) {
        return source.error();
    }
    if (messages.isEmpty()) {
        return rejected(QStringLiteral("A split needs the messages that go into the new case: name some."));
    }
    for (const InteractionId message : messages) {
        const auto place = placeOf(database, message);
        if (!place || place->shown != from) {
            return rejected(
                QStringLiteral("Message %1 is not in case #%2: name messages of this case.").arg(message.text()).arg(source->number));
        }
    }
    CaseOpening opening;
    opening.id = CaseId::make(command.doing().at);
    opening.number = takeCaseNumber(database);
    opening.subject = subject.simplified().isEmpty() ? source->subject : subject.simplified();
    opening.customer = source->customer;
    opening.status = source->status == CaseStatus::Closed ? CaseStatus::Open : source->status;
    command.append(caseOpened(opening, command.doing().actor, command.doing().at));
    command.append(caseLinked({opening.id, from, QStringLiteral("split")}, source->customer, command.doing()));
    for (const InteractionId message : messages) {
        if (const auto moved = move(command, message, opening.id); !moved) {
            return moved.error();
        }
    }
    return opening.id;
}

Expected<void> link(AgentCommand& command, CaseId one, CaseId other, const QString& how)
{
    Database& database = command.database();
    const auto from = changeableCase(database, one);
    const auto to = readCase(database, other);
    if (!from || !to) {
        return from ? rejected(QStringLiteral("The case to link with does not exist any more.")) : from.error();
    }
    if (const auto may = mayLink(*from, *to); !may) {
        return may;
    }
    const QString words = how.simplified().isEmpty() ? QStringLiteral("related") : how.simplified();
    if (const auto there = linkBetween(database, one, other)) {
        if (there->how == words) {
            return {};
        }
        command.append(caseUnlinked(*there, from->customer, command.doing()));
    }
    command.append(caseLinked({one, other, words}, from->customer, command.doing()));
    return {};
}

Expected<void> unlink(AgentCommand& command, CaseId one, CaseId other)
{
    const auto from = readCase(command.database(), one);
    const auto there = linkBetween(command.database(), one, other);
    if (!from || !there) {
        return rejected(QStringLiteral("These cases are not linked, so there is nothing to take away."));
    }
    command.append(caseUnlinked(*there, from->customer, command.doing()));
    return {};
}

} // namespace threadline::case_placing
