// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/searching.h"

#include "core/log/timeline_key.h"
#include "core/search/search_conditions.h"
#include "core/search/searched_event.h"

#include <QJsonDocument>

namespace threadline {

namespace {

/// Up to so many cases are gathered first and only what is in them is looked at; of more, some hit
/// is never far on any walk from the newest down.
constexpr int fewCases = 1000;

SqlText indexed(const QByteArray& fts)
{
    SqlText sql;
    sql += "interaction_fts MATCH ";
    sql.bound(QString::fromUtf8(fts));
    return sql;
}

/// The keys of one question to the index, from the newest down, beside another walk in that order.
/// A look-up of its own for each row costs milliseconds in FTS5.
class IndexWalk
{
public:
    IndexWalk(Database& database, QByteArray fts)
        : m_database(database)
        , m_fts(std::move(fts))
    {
    }

    /// Asked with falling keys.
    bool holds(qint64 key)
    {
        if (!m_begun) {
            begin(key);
        }
        while (m_more && m_key > key) {
            step();
        }
        return m_more && m_key == key;
    }

private:
    void begin(qint64 key)
    {
        SqlText sql;
        sql += "SELECT rowid FROM interaction_fts WHERE ";
        sql += indexed(m_fts);
        sql += " AND rowid <= ";
        sql.bound(key);
        sql += " ORDER BY rowid DESC";
        m_rows = prepare(m_database, sql);
        m_begun = true;
        step();
    }

    void step()
    {
        m_more = m_rows.step();
        m_key = m_more ? m_rows.integer(0) : 0;
    }

    Database& m_database;
    QByteArray m_fts;
    Statement m_rows;
    bool m_begun = false;
    bool m_more = false;
    qint64 m_key = 0;
};

/// The cases to which the query confines itself, when they are few.
std::optional<std::vector<SqlValue>> casesOf(Database& database, const SearchConditions& conditions)
{
    if (!conditions.needsCase) {
        return std::nullopt;
    }
    SqlText sql;
    sql += "SELECT c.id FROM cases c WHERE 1";
    sql += conditions.ofCaseThere;
    sql += " LIMIT ";
    sql.bound(qint64{fewCases} + 1);
    std::vector<SqlValue> cases;
    Statement rows = prepare(database, sql);
    while (rows.step()) {
        cases.emplace_back(rows.uuid(0));
    }
    return cases.size() > fewCases ? std::nullopt : std::optional(cases);
}

/// One walk from the newest interaction down that meets every hit, and what is to be asked of the
/// index on the way.
struct Route
{
    SqlText walk;
    QByteArray present; ///< empty: nothing
    QByteArray absent;
};

std::string_view caseJoin(const SearchConditions& conditions)
{
    return conditions.ofCase.text.empty() ? "" : " LEFT JOIN cases c ON c.id = i.case_id";
}

Route throughCases(const SearchQuery& query, const SearchConditions& conditions,
                   const std::vector<SqlValue>& cases, const KeyRange& range)
{
    Route route;
    route.walk += "SELECT i.key FROM interaction i INDEXED BY interaction_case WHERE i.case_id IN ";
    route.walk += listOf(cases);
    route.walk += " AND i.key < ";
    route.walk.bound(range.below);
    route.walk += conditions.ofInteraction;
    route.walk += " ORDER BY i.key DESC";
    route.present = query.toFts();
    route.absent = query.leftOutFts();
    return route;
}

Route throughIndex(const SearchQuery& query, const SearchConditions& conditions,
                   const KeyRange& range)
{
    Route route;
    SqlText& walk = route.walk;
    walk += "SELECT interaction_fts.rowid FROM interaction_fts";
    if (!conditions.ofInteraction.text.empty() || !conditions.ofCase.text.empty()) {
        // CROSS: the index stays outside, or its order and with it the first fifty are lost.
        walk += " CROSS JOIN interaction i ON i.key = interaction_fts.rowid";
        walk += caseJoin(conditions);
    }
    const QByteArray absent = query.leftOutFts();
    walk += " WHERE ";
    walk +=
        indexed(absent.isEmpty() ? query.toFts() : '(' + query.toFts() + ") NOT (" + absent + ')');
    // No lower end here: FTS5 is several times slower between two ends than below one.
    if (range.below != KeyRange().below) {
        walk += " AND interaction_fts.rowid < ";
        walk.bound(range.below);
    }
    walk += conditions.ofInteraction;
    walk += conditions.ofCase;
    walk += " ORDER BY interaction_fts.rowid DESC";
    return route;
}

Route throughTimeline(const SearchQuery& query, const SearchConditions& conditions,
                      const KeyRange& range)
{
    Route route;
    route.walk += "SELECT i.key FROM interaction i";
    route.walk += caseJoin(conditions);
    route.walk += " WHERE i.key < ";
    route.walk.bound(range.below);
    route.walk += conditions.ofInteraction;
    route.walk += conditions.ofCase;
    route.walk += " ORDER BY i.key DESC";
    route.absent = query.leftOutFts();
    return route;
}

QJsonObject eventBody(Database& database, qint64 key)
{
    Statement& row = database.statement("SELECT body FROM event WHERE seq = ?");
    row.with(seqOfTimelineKey(key));
    const QByteArray body = row.step() ? row.bytes(0) : QByteArray();
    row.reset();
    return QJsonDocument::fromJson(body).object();
}

} // namespace

QList<qint64> searchKeys(Database& database, const SearchQuery& query, const Asker& asker,
                         int limit)
{
    QList<qint64> keys;
    const KeyRange range = keyRange(query, asker.zone);
    if (query.isEmpty() || limit == 0 || range.from >= range.below) {
        return keys;
    }
    const SearchConditions conditions = searchConditions(database, query, asker);
    const auto cases = casesOf(database, conditions);
    if (cases && cases->empty()) {
        return keys;
    }
    const Route route = cases                     ? throughCases(query, conditions, *cases, range)
                        : query.toFts().isEmpty() ? throughTimeline(query, conditions, range)
                                                  : throughIndex(query, conditions, range);
    IndexWalk present(database, route.present);
    IndexWalk absent(database, route.absent);
    const bool askEvent = needsEvent(query);
    Statement rows = prepare(database, route.walk);
    while ((limit < 0 || keys.size() < limit) && rows.step()) {
        const qint64 key = rows.integer(0);
        if (key < range.from) {
            break;
        }
        if ((route.present.isEmpty() || present.holds(key)) &&
            (route.absent.isEmpty() || !absent.holds(key)) &&
            (!askEvent || isMeant(query, eventBody(database, key)))) {
            keys.append(key);
        }
    }
    return keys;
}

} // namespace threadline
