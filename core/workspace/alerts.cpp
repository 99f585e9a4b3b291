// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/alerts.h"

#include "core/customers/customer_directory.h"
#include "core/workspace/swarm_alerts.h"

#include <algorithm>

namespace threadline {

namespace {

/// Whose case it is, and that something can still be done for it.
/// CROSS, as SQLite has it: in this order. There are few reminders and promises, and very many cases.
constexpr std::string_view ofThisDesk = " CROSS JOIN cases c ON c.id = x.case_id WHERE c.assignee IN (?, '') "
                                        "AND c.status NOT IN ('solved', 'closed') ";

/// The case comes in columns 0 to 3.
Alert alertOf(Database& database, const Statement& row, Alert::Kind kind)
{
    Alert alert;
    alert.kind = kind;
    alert.inCase = CaseId(row.uuid(0));
    alert.number = row.integer(1);
    alert.subject = row.text(2);
    alert.customer = CustomerId(row.uuid(3));
    alert.customerName = displayName(database, alert.customer);
    return alert;
}

QString keyOf(const char* kind, const QString& what, qint64 occasion)
{
    return QStringLiteral("%1 %2 %3").arg(QLatin1String(kind), what).arg(occasion);
}

Statement about(Database& database, std::string_view table, std::string_view columns, std::string_view when)
{
    std::string sql = "SELECT c.id, c.number, c.subject, c.customer, ";
    sql.append(columns).append(" FROM ").append(table).append(" x").append(ofThisDesk).append(when);
    return database.prepare(sql);
}

void addPromises(Database& database, const QString& agent, Timestamp now, Alerts& alerts)
{
    Statement rows = about(database, "sla_target", "x.target, x.amber_at, x.due_at, x.begun_at",
                           "AND x.amber_at <= ? ORDER BY x.amber_at DESC LIMIT ?");
    rows.with(agent, now.us, maxAlerts);
    while (rows.step()) {
        Alert alert = alertOf(database, rows, Alert::Kind::Promise);
        alert.target = slaTargetFromName(rows.text(4)).value_or(SlaTarget::FirstReply);
        alert.at = {rows.integer(5)};
        alert.dueAt = {rows.integer(6)};
        alert.key = keyOf("sla", alert.inCase.text() + QLatin1Char(' ') + rows.text(4), rows.integer(7));
        alerts.current.append(alert);
    }
}

void addReminders(Database& database, const QString& agent, Timestamp now, Alerts& alerts)
{
    Statement rows = about(database, "case_reminder", "x.at, x.words, x.id", "AND x.at <= ? ORDER BY x.at DESC LIMIT ?");
    rows.with(agent, now.us, maxAlerts);
    while (rows.step()) {
        Alert alert = alertOf(database, rows, Alert::Kind::Reminder);
        alert.at = {rows.integer(4)};
        alert.words = rows.text(5);
        alert.key = keyOf("reminder", ReminderId(rows.uuid(6)).text(), alert.at.us);
        alerts.current.append(alert);
    }
}

void addWoken(Database& database, const QString& agent, Timestamp now, Alerts& alerts)
{
    Statement rows = database.prepare("SELECT id, number, subject, customer, snoozed_until FROM cases "
                                      "WHERE snoozed_until > 0 AND snoozed_until > ? AND snoozed_until <= ? AND +assignee IN (?, '') "
                                      "AND status NOT IN ('solved', 'closed') ORDER BY snoozed_until DESC LIMIT ?");
    constexpr qint64 usPerDay = 86'400'000'000;
    rows.with(std::max<qint64>(0, now.us - wokenForDays * usPerDay), now.us, agent, maxAlerts);
    while (rows.step()) {
        Alert alert = alertOf(database, rows, Alert::Kind::Woken);
        alert.at = {rows.integer(4)};
        alert.key = keyOf("woken", alert.inCase.text(), alert.at.us);
        alerts.current.append(alert);
    }
}

Timestamp nextAlert(Database& database, Timestamp now)
{
    Statement row = database.prepare(
        "SELECT min(at) FROM (SELECT min(amber_at) AS at FROM sla_target WHERE amber_at > ?1 "
        "UNION ALL SELECT min(at) FROM case_reminder WHERE at > ?1 "
        "UNION ALL SELECT min(snoozed_until) FROM cases WHERE snoozed_until > 0 AND snoozed_until > ?1 AND snoozed_until < ?2)");
    row.with(now.us, untilTheyWrite.us);
    return row.step() && !row.isNull(0) ? Timestamp{row.integer(0)} : Timestamp{};
}

} // namespace

Alerts readAlerts(Database& database, const QString& agent, Timestamp now)
{
    Alerts alerts;
    addPromises(database, agent, now, alerts);
    addReminders(database, agent, now, alerts);
    addWoken(database, agent, now, alerts);
    addSwarmAlerts(database, agent, now, alerts);
    std::ranges::stable_sort(alerts.current, {}, &Alert::at);
    alerts.next = nextAlert(database, now);
    return alerts;
}

} // namespace threadline
