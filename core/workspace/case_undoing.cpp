// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/case_undoing.h"

#include "core/cases/case_attributes.h"
#include "core/cases/case_directory.h"
#include "core/cases/case_rules.h"
#include "core/cases/case_undo.h"
#include "core/history/touch_events.h"
#include "core/model/rejected.h"

#include <QSet>

namespace threadline::case_undoing {

namespace {

Expected<QList<Event>> eventsOf(Database& database, const UndoTicket& ticket)
{
    QList<Event> events;
    for (const EventId id : ticket.events) {
        auto event = readEvent(database, id, false);
        if (!event || !event->body.contains(QLatin1String("command"))) {
            return rejected(QStringLiteral("What should be taken back is no command of an agent."));
        }
        events.append(std::move(*event));
    }
    if (events.isEmpty()) {
        return rejected(QStringLiteral("There is nothing to take back: that command changed nothing."));
    }
    return events;
}

Expected<void> mayWithdraw(Database& database, CaseId opened)
{
    Statement used = database.prepare("SELECT EXISTS(SELECT 1 FROM interaction WHERE (case_id = ?1 OR home = ?1) "
                                      "AND delivery <> 'cancelled') "
                                      "OR EXISTS(SELECT 1 FROM cases WHERE merged_into = ?1) "
                                      "OR EXISTS(SELECT 1 FROM case_link WHERE case_id = ?1 OR other = ?1)");
    used.with(opened.uuid());
    used.step();
    if (used.integer(0) == 0) {
        return {};
    }
    const auto one = readCase(database, opened);
    return rejected(QStringLiteral("Case #%1 is in use since, so it cannot be taken back: merge it instead.")
                        .arg(one ? one->number : 0));
}

/// Into what may be merged itself since, as long as that is no circle.
Expected<void> mayMergeAgain(Database& database, CaseId one, CaseId into)
{
    const auto from = changeableCase(database, one);
    const auto to = readCase(database, into);
    if (!from || !to) {
        return from ? rejected(QStringLiteral("The case it was merged into does not exist any more.")) : from.error();
    }
    if (caseShowing(database, into) == one) {
        return rejected(QStringLiteral("Case #%1 was merged into #%2 since: take that back first.")
                            .arg(to->number)
                            .arg(from->number));
    }
    return mayMerge(*from, *to);
}

/// What holds for the opposite of `event` beside that nobody changed the same since.
Expected<void> mayStill(Database& database, const Event& event)
{
    const CaseId about(event.subject);
    if (event.kind == QLatin1String("case.opened")) {
        return mayWithdraw(database, about);
    }
    if (event.kind == QLatin1String("case.unmerged")) {
        return mayMergeAgain(database, about, CaseId(QUuid::fromString(event.body.value(QLatin1String("into")).toString())));
    }
    if (!event.kind.startsWith(QLatin1String("case.")) || event.kind == QLatin1String("case.merged")) {
        return {};
    }
    const auto current = changeableCase(database, about);
    if (!current) {
        return current.error();
    }
    if (event.kind == QLatin1String("case.snoozed") && current->snoozedUntil.isNull()) {
        return rejected(QStringLiteral("The customer wrote since, so case #%1 is awake already.").arg(current->number));
    }
    if (event.kind == QLatin1String("case.field_set")
        && !readCaseField(database, event.body.value(QLatin1String("field")).toString())) {
        return rejected(QStringLiteral("This field was removed since, so its value cannot be taken back."));
    }
    return {};
}

QStringList commandsOf(const QList<Event>& events)
{
    QStringList commands;
    for (const Event& event : events) {
        commands.append(event.body.value(QLatin1String("command")).toString());
    }
    commands.removeDuplicates();
    return commands;
}

} // namespace

Expected<UndoTicket> undo(EventLog::Batch& batch, const UndoTicket& ticket, const QString& agent, Timestamp now)
{
    Database& database = batch.database();
    const auto events = eventsOf(database, ticket);
    if (!events) {
        return events.error();
    }
    AgentCommand command(batch, agent, now, commandsOf(*events));
    const QStringList known = commandsOf(*events) + QStringList{command.id()};
    for (auto event = events->crbegin(); event != events->crend(); ++event) {
        if (const auto still = isStillSo(database, *event, known); !still) {
            return still.error();
        }
        if (const auto may = mayStill(database, *event); !may) {
            return may.error();
        }
        auto opposite = event->kind == QLatin1String("message.received") ? touchWithdrawn(*event, command.doing())
                                                                         : oppositeOf(*event, command.doing());
        if (!opposite) {
            return rejected(QStringLiteral("A case whose opening was taken back is not opened again: do by hand what "
                                           "opened it."));
        }
        command.append(std::move(*opposite));
    }
    return command.ticket();
}

Expected<UndoTicket> lastCommand(Database& database, const QString& agent)
{
    Statement own = database.prepare("SELECT id, json_extract(body, '$.command'), json_extract(body, '$.undoes') "
                                     "FROM event WHERE actor = ? ORDER BY seq DESC");
    own.with(agent);
    QSet<QString> takenBack;
    QString last;
    UndoTicket ticket;
    while (own.step()) {
        const QString command = own.text(1);
        const QString undoes = own.text(2);
        if (!last.isEmpty() && command != last) {
            break;
        }
        const QStringList undone = undoes.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        takenBack.unite({undone.begin(), undone.end()});
        if (!command.isEmpty() && undoes.isEmpty() && !takenBack.contains(command)) {
            last = command;
            ticket.events.prepend(EventId(own.uuid(0)));
        }
    }
    if (ticket.events.isEmpty()) {
        return rejected(QStringLiteral("There is no command of yours to take back."));
    }
    return ticket;
}

} // namespace threadline::case_undoing
