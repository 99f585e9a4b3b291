// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/kept_facts.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

struct Dated
{
    CaseFact fact;
    qint64 by = 0; ///< seq of the event that says so
    QString command = {};
};

/// What was taken back is as if it had never been: a case that was solved by mistake goes on as it was. True when it
/// was among `all`.
bool takeBack(QList<Dated>& all, const QString& undoes)
{
    const QStringList commands = undoes.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return !commands.isEmpty() && all.removeIf([&](const Dated& one) { return commands.contains(one.command); }) > 0;
}

QList<Dated> statuses(Database& database, const QUuid& inCase, qint64 upTo)
{
    QList<Dated> all;
    CaseStatus status = CaseStatus::New; // what it would be, if it were not merged
    bool merged = false;
    Statement rows = database.prepare(
        "SELECT seq, kind, at, json_extract(body, '$.status'), json_extract(body, '$.command'), "
        "json_extract(body, '$.undoes') FROM event WHERE subject = ? AND seq <= ? AND kind IN "
        "('case.opened', 'case.status_changed', 'case.merged', 'case.unmerged') ORDER BY seq");
    rows.with(inCase, upTo);
    while (rows.step()) {
        const QString kind = rows.text(1);
        const bool merging = kind == "case.merged"_L1;
        if (merging || kind == "case.unmerged"_L1) {
            merged = merging;
        } else {
            status = caseStatusFromName(rows.text(3)).value_or(CaseStatus::New);
            if (merged) {
                continue;
            }
        }
        if (!takeBack(all, rows.text(5))) {
            all.append({CaseFact::statusChange({rows.integer(2)}, merged ? CaseStatus::Closed : status), rows.integer(0),
                        rows.text(4)});
        }
    }
    return all;
}

void addMessages(Database& database, const QUuid& inCase, QList<Dated>& all)
{
    Statement rows = database.prepare("SELECT m.at, m.by, m.ours FROM interaction i JOIN sla_message m ON m.seq = i.seq "
                                      "WHERE i.case_id = ?");
    rows.with(inCase);
    while (rows.step()) {
        const Timestamp at{rows.integer(0)};
        const bool ours = rows.integer(2) != 0;
        all.append({ours ? CaseFact::ourReply(at) : CaseFact::customerMessage(at), rows.integer(1), {}});
    }
}

} // namespace

QList<CaseFact> readFacts(Database& database, const QUuid& inCase, qint64 upTo)
{
    QList<Dated> all = statuses(database, inCase, upTo);
    addMessages(database, inCase, all);
    std::ranges::sort(all, {}, &Dated::by);
    QList<CaseFact> facts;
    facts.reserve(all.size());
    for (const Dated& dated : std::as_const(all)) {
        facts.append(dated.fact);
    }
    return inOrder(std::move(facts));
}

QList<CaseFact> inOrder(QList<CaseFact> facts)
{
    Timestamp latest{std::numeric_limits<qint64>::min()};
    for (CaseFact& fact : facts) {
        if (fact.what == CaseFact::What::StatusChange) {
            latest = std::max(latest, fact.at);
            fact.at = latest;
        }
    }
    std::ranges::stable_sort(facts, {}, &CaseFact::at);
    return facts;
}

std::optional<CaseNow> readCaseNow(Database& database, const QUuid& inCase)
{
    Statement& row = database.statement("SELECT status, merged_into IS NOT NULL, priority, last_channel, opened_at, "
                                        "(SELECT group_concat(tag, ' ') FROM case_tag WHERE case_id = cases.id) "
                                        "FROM cases WHERE id = ?");
    row.with(inCase);
    if (!row.step()) {
        return std::nullopt;
    }
    CaseNow now{caseStatusFromName(row.text(0)).value_or(CaseStatus::New),
                row.integer(1) != 0,
                row.text(2),
                row.text(3),
                row.text(5).split(QLatin1Char(' '), Qt::SkipEmptyParts),
                {row.integer(4)}};
    row.reset();
    return now;
}

QUuid shownCase(Database& database, const QUuid& home)
{
    Statement& row = database.statement(
        "WITH RECURSIVE chain(id, next) AS (SELECT id, merged_into FROM cases WHERE id = ? UNION "
        "SELECT c.id, c.merged_into FROM cases c JOIN chain ON c.id = chain.next) "
        "SELECT id FROM chain WHERE next IS NULL");
    row.with(home);
    const QUuid shown = row.step() ? row.uuid(0) : QUuid();
    row.reset();
    return shown;
}

} // namespace threadline
