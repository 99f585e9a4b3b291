// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cases/case_directory.h"

#include "core/log/team_order.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtEndian>

namespace threadline {

namespace {

constexpr qint64 firstCaseNumber = 10'001; // five digits from the start: easy to say, easy to spot

constexpr std::string_view columns =
    "SELECT c.id, c.number, c.subject, c.customer, c.status, c.assignee, c.opened_at, c.last_at, c.priority, "
    "c.skill, c.snoozed_until, c.merged_into, "
    "(SELECT group_concat(t.tag, ' ') FROM case_tag t WHERE t.case_id = c.id), "
    "(SELECT json_group_object(f.field, f.value) FROM case_field f WHERE f.case_id = c.id) FROM cases c ";

QMap<QString, QString> fieldsOf(const QByteArray& json)
{
    QMap<QString, QString> fields;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        fields.insert(field.key(), field.value().toString());
    }
    return fields;
}

Case caseOf(const Statement& row)
{
    Case one;
    one.id = CaseId(row.uuid(0));
    one.number = row.integer(1);
    one.subject = row.text(2);
    one.customer = CustomerId(row.uuid(3));
    one.status = caseStatusFromName(row.text(4)).value_or(CaseStatus::New);
    one.assignee = row.text(5);
    one.openedAt = {row.integer(6)};
    one.lastAt = {row.integer(7)};
    one.priority = casePriorityFromName(row.text(8)).value_or(CasePriority::Normal);
    one.skill = row.text(9);
    one.snoozedUntil = {row.integer(10)};
    if (!row.isNull(11)) {
        one.mergedInto = CaseId(row.uuid(11));
    }
    one.tags = row.text(12).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    one.tags.sort();
    one.fields = fieldsOf(row.bytes(13));
    return one;
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
    static const std::string sql = select("WHERE c.id = ?");
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
    static const std::string sql = select("WHERE c.number = ?");
    return readOne(database.statement(sql).with(number));
}

QList<Case> readCases(Database& database, std::optional<CustomerId> customer, int limit)
{
    Statement rows = database.prepare(select(customer ? "WHERE c.customer = ?2 ORDER BY c.last_at DESC, c.key DESC LIMIT ?1"
                                                      : "ORDER BY c.last_at DESC, c.key DESC LIMIT ?1"));
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

QList<Case> readCasesWhere(Database& database, const std::string& condition,
                           const std::function<void(Statement&)>& bind)
{
    Statement rows = database.prepare(select(condition));
    bind(rows);
    QList<Case> cases;
    while (rows.step()) {
        cases.append(caseOf(rows));
    }
    return cases;
}

CaseId caseShowing(Database& database, CaseId id)
{
    Statement& row = database.statement("SELECT merged_into FROM cases WHERE id = ?");
    CaseId shown = id;
    while (true) {
        row.with(shown.uuid());
        const QUuid into = row.step() && !row.isNull(0) ? row.uuid(0) : QUuid();
        row.reset();
        if (into.isNull()) {
            return shown;
        }
        shown = CaseId(into);
    }
}

QList<Case> casesMergedInto(Database& database, CaseId id)
{
    return readCasesWhere(database, "WHERE c.merged_into = ? ORDER BY c.number",
                          [&](Statement& rows) { rows.with(id.uuid()); });
}

std::optional<CaseId> caseByReference(Database& database, CustomerId customer, const QByteArray& reference)
{
    return idFrom(database
                      .statement("SELECT t.case_id FROM case_thread t JOIN customer m ON m.id = t.customer "
                                 "JOIN customer h ON h.key = m.head WHERE t.reference = ?1 AND h.id = ?2 "
                                 "ORDER BY m.key <> h.key, m.key LIMIT 1")
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
        if (named && named->customer == customer) {
            return named->id;
        }
    }
    return std::nullopt;
}

std::optional<CaseId> caseInConversation(Database& database, CustomerId customer, const QString& channel,
                                         Timestamp since)
{
    return idFrom(database
                      .statement("SELECT id FROM cases WHERE customer = ? AND last_channel = ? AND last_at >= ? "
                                 "AND status NOT IN ('solved', 'closed') ORDER BY last_at DESC LIMIT 1")
                      .with(customer.uuid(), channel, since.us));
}

std::optional<CaseId> openCaseOf(Database& database, CustomerId customer)
{
    return idFrom(database
                      .statement("SELECT id FROM cases WHERE customer = ? AND merged_into IS NULL AND "
                                 "status NOT IN ('solved', 'closed') ORDER BY last_at DESC, key DESC LIMIT 1")
                      .with(customer.uuid()));
}

qint64 takeCaseNumber(Database& database)
{
    if (team_order::isInTeam(database)) {
        if (const auto number = team_order::takeCaseNumber(database)) {
            return *number;
        }
        throw SqliteFailure({Error::Remedy::Retry,
                             QStringLiteral("The case numbers that were set aside for this desk are used up: more come "
                                            "as soon as it reaches the hub.")});
    }
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
