// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_directory.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

namespace threadline {

namespace {

constexpr qint64 firstCaseNumber = 10'001; // five digits from the start: easy to say, easy to spot

constexpr std::string_view columns =
    "SELECT id, number, subject, customer, status, assignee, opened_at, last_at FROM cases ";

Case caseOf(const Statement& row)
{
    return {CaseId(row.uuid(0)),
            row.integer(1),
            row.text(2),
            CustomerId(row.uuid(3)),
            caseStatusFromName(row.text(4)).value_or(CaseStatus::New),
            row.text(5),
            {row.integer(6)},
            {row.integer(7)}};
}

std::optional<Case> readOne(Statement& query)
{
    if (!query.step()) {
        return std::nullopt;
    }
    Case found = caseOf(query);
    query.reset();
    return found;
}

std::optional<CaseId> idFrom(Statement& query)
{
    if (!query.step()) {
        return std::nullopt;
    }
    const CaseId id(query.uuid(0));
    query.reset();
    return id;
}

std::string select(std::string_view where)
{
    return std::string(columns) += where;
}

} // namespace

std::optional<Case> readCase(Database& database, CaseId id)
{
    static const std::string sql = select("WHERE id = ?");
    return readOne(database.statement(sql).with(id.uuid()));
}

CustomerId caseOwner(Database& database, const Case& inCase)
{
    Statement& row = database.statement("SELECT coalesce(origin, customer) FROM cases WHERE id = ?");
    row.with(inCase.id.uuid());
    const CustomerId owner = row.step() ? CustomerId(row.uuid(0)) : inCase.customer;
    row.reset();
    return owner;
}

std::optional<Case> readCaseByNumber(Database& database, qint64 number)
{
    static const std::string sql = select("WHERE number = ?");
    return readOne(database.statement(sql).with(number));
}

QList<Case> readCases(Database& database, std::optional<CustomerId> customer, int limit)
{
    Statement rows = database.prepare(select(customer ? "WHERE customer = ?2 ORDER BY last_at DESC, key DESC LIMIT ?1"
                                                      : "ORDER BY last_at DESC, key DESC LIMIT ?1"));
    rows.bind(1, limit);
    if (customer) {
        rows.bind(2, customer->uuid());
    }
    QList<Case> cases;
    while (rows.step()) {
        cases.append(caseOf(rows));
    }
    return cases;
}

std::optional<CaseId> caseByReference(Database& database, CustomerId customer, const QByteArray& reference)
{
    return idFrom(database.statement("SELECT case_id FROM case_thread WHERE reference = ? AND customer = ?")
                      .with(referenceHash(reference), customer.uuid()));
}

QList<CaseId> casesByReference(Database& database, const QByteArray& reference)
{
    Statement& rows = database.statement("SELECT case_id FROM case_thread WHERE reference = ?");
    rows.with(referenceHash(reference));
    QList<CaseId> cases;
    while (rows.step()) {
        cases.append(CaseId(rows.uuid(0)));
    }
    return cases;
}

std::optional<CaseId> caseBySubjectToken(Database& database, CustomerId customer, const QString& subject)
{
    static const QRegularExpression token(QStringLiteral("(?:^|[\\s\\[(])#(\\d{5,12})\\b"));
    auto found = token.globalMatch(subject);
    while (found.hasNext()) {
        const auto named = readCaseByNumber(database, found.next().captured(1).toLongLong());
        if (named && caseOwner(database, *named) == customer) {
            return named->id;
        }
    }
    return std::nullopt;
}

std::optional<CaseId> caseInConversation(Database& database, CustomerId customer, const QString& channel,
                                         Timestamp since)
{
    return idFrom(database
                      .statement("SELECT id FROM cases WHERE customer = (SELECT coalesce((SELECT h.id FROM customer c "
                                 "JOIN customer h ON h.key = c.head WHERE c.id = ?1), ?1)) "
                                 "AND coalesce(origin, customer) = ?1 AND last_channel = ?2 AND last_at >= ?3 "
                                 "AND status NOT IN ('solved', 'closed') ORDER BY last_at DESC LIMIT 1")
                      .with(customer.uuid(), channel, since.us));
}

qint64 nextCaseNumber(Database& database)
{
    Statement& query = database.statement("SELECT coalesce(max(number) + 1, ?) FROM cases");
    query.with(firstCaseNumber);
    query.step();
    const qint64 number = query.integer(0);
    query.reset();
    return number;
}

qint64 referenceHash(const QByteArray& reference)
{
    const QByteArray hash = QCryptographicHash::hash(reference, QCryptographicHash::Sha256);
    return static_cast<qint64>(qFromBigEndian<quint64>(hash.constData()));
}

} // namespace threadline
