// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_tables.h"

#include "core/sla/sla_terms.h"

namespace threadline {

namespace {

/// When what is owed of one target is, or was, due.
struct Turns
{
    std::optional<Timestamp> dueAt;
    std::optional<Timestamp> amberAt;
};

Turns keptTurns(const TargetClock& clock, qint64 promised, const WorkingTime& calendar)
{
    if (clock.doneAt || clock.breachedAt) {
        return {};
    }
    // A calendar that ends before the promise does is refused when it is set; in another version of the program it may
    // have been allowed, and then the case is not due at any moment that could be said.
    const auto turns = clock.runningSince ? turnsOf(clock, promised, calendar) : Expected<TargetTurns>(Error());
    return turns ? Turns{turns->dueAt, turns->amberAt} : Turns{};
}

void bindMoment(Statement& statement, int parameter, const std::optional<Timestamp>& at)
{
    if (at) {
        statement.bind(parameter, at->us);
    } else {
        statement.bind(parameter, nullptr);
    }
}

std::optional<Timestamp> momentIn(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Timestamp{row.integer(column)});
}

void writeTarget(Database& database, const QUuid& inCase, SlaTarget target, qint64 promised, const TargetClock& clock,
                 const Turns& turns)
{
    Statement& row = database.statement("INSERT INTO sla_target(case_id, target, promised, left, begun_at, "
                                        "running_since, due_at, amber_at, met_at, breached_at) "
                                        "VALUES(?,?,?,?,?,?,?,?,?,?)");
    row.with(inCase, slaTargetName(target), promised, clock.left, clock.begunAt.us);
    bindMoment(row, 6, clock.runningSince);
    bindMoment(row, 7, turns.dueAt);
    bindMoment(row, 8, turns.amberAt);
    bindMoment(row, 9, clock.doneAt);
    bindMoment(row, 10, clock.breachedAt);
    row.step();
    row.reset();
}

void readTargets(Database& database, const QUuid& inCase, CaseClock& clock)
{
    Statement& rows = database.statement("SELECT target, begun_at, left, running_since, met_at, breached_at "
                                         "FROM sla_target WHERE case_id = ?");
    rows.with(inCase);
    while (rows.step()) {
        if (const auto target = slaTargetFromName(rows.text(0))) {
            clock.targets[static_cast<size_t>(*target)] = {
                {rows.integer(1)}, rows.integer(2), momentIn(rows, 3), momentIn(rows, 4), momentIn(rows, 5)};
        }
    }
}

struct Urgent
{
    QString target = QLatin1String("");
    Turns turns;
};

void keepMoreUrgent(Urgent& urgent, SlaTarget target, const TargetClock& clock, const Turns& turns)
{
    const auto due = clock.doneAt ? std::nullopt : clock.breachedAt ? clock.breachedAt : turns.dueAt;
    if (due && (!urgent.turns.dueAt || *due < *urgent.turns.dueAt)) {
        urgent = {slaTargetName(target), {due, turns.amberAt.value_or(*due)}};
    }
}

void writeCase(Database& database, const QUuid& inCase, const KeptClock& kept, const Urgent& urgent)
{
    const CaseClock& clock = kept.clock;
    Statement& row = database.statement("INSERT OR REPLACE INTO sla_case(case_id, terms, policy, opened_at, status, "
                                        "last_at, waits, replied, urgent, due_at, amber_at) "
                                        "VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    row.with(inCase, kept.terms, kept.policy, kept.openedAt.us, caseStatusName(clock.status), clock.lastAt.us,
             clock.wait ? slaTargetName(*clock.wait) : QString(QLatin1String("")), clock.replied, urgent.target);
    bindMoment(row, 10, urgent.turns.dueAt);
    bindMoment(row, 11, urgent.turns.amberAt);
    row.step();
    row.reset();
}

} // namespace

std::optional<KeptClock> readClock(Database& database, const QUuid& inCase)
{
    Statement& row = database.statement("SELECT terms, policy, opened_at, status, last_at, waits, replied "
                                        "FROM sla_case WHERE case_id = ?");
    row.with(inCase);
    if (!row.step()) {
        return std::nullopt;
    }
    KeptClock kept;
    kept.terms = row.integer(0);
    kept.policy = row.text(1);
    kept.openedAt = {row.integer(2)};
    kept.clock.status = caseStatusFromName(row.text(3)).value_or(CaseStatus::New);
    kept.clock.lastAt = {row.integer(4)};
    kept.clock.wait = slaTargetFromName(row.text(5));
    kept.clock.replied = row.integer(6) != 0;
    row.reset();
    readTargets(database, inCase, kept.clock);
    return kept;
}

void writeClock(Database& database, const QUuid& inCase, const KeptClock& kept, const SlaPromise& promise)
{
    database.statement("DELETE FROM sla_target WHERE case_id = ?").run(inCase);
    Urgent urgent;
    for (const SlaTarget target : allSlaTargets) {
        const auto promised = promise.policy.target(target);
        const TargetClock& clock = kept.clock.of(target);
        if (promised && clock.isBegun()) {
            const Turns turns = keptTurns(clock, *promised, promise.calendar);
            writeTarget(database, inCase, target, *promised, clock, turns);
            keepMoreUrgent(urgent, target, clock, turns);
        }
    }
    const bool over = kept.clock.status == CaseStatus::Solved || kept.clock.status == CaseStatus::Closed;
    writeCase(database, inCase, kept, over ? Urgent() : urgent);
}

void forgetClock(Database& database, const QUuid& inCase)
{
    database.statement("DELETE FROM sla_target WHERE case_id = ?").run(inCase);
    database.statement("DELETE FROM sla_case WHERE case_id = ?").run(inCase);
}

std::optional<CaseStanding> readCaseStanding(Database& database, CaseId inCase, Timestamp now)
{
    const auto kept = readClock(database, inCase.uuid());
    if (!kept) {
        return std::nullopt;
    }
    const SlaTerms terms(database, kept->terms);
    const SlaPolicy* policy = terms.policyNamed(kept->policy);
    if (!policy) {
        return std::nullopt;
    }
    // Facts that a clock ahead of ours dated in the future have happened all the same.
    const auto standing =
        standingOf(kept->clock, *policy, terms.calendarOf(*policy), std::max(now, kept->clock.lastAt));
    return standing ? std::optional(CaseStanding{policy->name, policy->calendar, *standing}) : std::nullopt;
}

} // namespace threadline
