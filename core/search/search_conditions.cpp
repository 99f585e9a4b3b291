// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_conditions.h"

#include "core/log/timeline_key.h"
#include "core/search/searched_event.h"

#include <QDateTime>

#include <algorithm>

namespace threadline {

namespace {

using Term = SearchQuery::Term;
using Field = Term::Field;
using Terms = std::vector<const Term*>;

Terms termsOf(const SearchQuery& query, Field field, bool negated)
{
    Terms terms;
    for (const Term& term : query.terms) {
        if (term.field == field && term.negated == negated) {
            terms.push_back(&term);
        }
    }
    return terms;
}

template <class Fn>
SqlText isOneOf(std::string_view column, const Terms& terms, Fn valueOf)
{
    std::vector<SqlValue> values;
    for (const Term* term : terms) {
        values.emplace_back(valueOf(*term));
    }
    SqlText sql;
    sql += column;
    sql += " IN ";
    sql += listOf(values);
    return sql;
}

/// Names are folded here, not in SQL: there are as many as colleagues.
SqlText isAssignedTo(Database& database, const Terms& terms, const Asker& asker)
{
    std::vector<SqlValue> names;
    for (const Term* term : terms) {
        if (term->value == QLatin1String("none")) {
            names.emplace_back(QString());
        } else if (term->value == QLatin1String("me") && !asker.agent.isEmpty()) {
            names.emplace_back(asker.agent);
        } else if (!term->words.isEmpty()) {
            Statement all = database.prepare("SELECT DISTINCT assignee FROM cases");
            while (all.step()) {
                if (const QString name = all.text(0); hasPhrase(name, *term)) {
                    names.emplace_back(name);
                }
            }
        }
    }
    SqlText sql;
    sql += "c.assignee IN ";
    sql += listOf(names);
    return sql;
}

SqlText isTagged(const Terms& terms)
{
    SqlText sql;
    sql += "c.id IN (SELECT t.case_id FROM case_tag t WHERE ";
    sql += isOneOf("t.tag", terms, [](const Term& term) { return term.value; });
    sql += ")";
    return sql;
}

/// That one of `terms`, which are of this key, is true.
SqlText isTrue(Database& database, Field field, const Terms& terms, const Asker& asker)
{
    const auto value = [](const Term& term) { return term.value; };
    switch (field) {
    case Field::Channel:
        return isOneOf("i.channel", terms, value);
    case Field::Has: {
        SqlText sql;
        sql += "i.attachments > 0";
        return sql;
    }
    case Field::Is:
        return isOneOf("(i.read <> 0)", terms, [](const Term& term) {
            return qint64{term.value == QLatin1String("read") ? 1 : 0};
        });
    case Field::Status:
        return isOneOf("c.status", terms, value);
    case Field::Priority:
        return isOneOf("c.priority", terms, value);
    case Field::Case:
        return isOneOf("c.number", terms, [](const Term& term) { return term.number; });
    case Field::Assignee:
        return isAssignedTo(database, terms, asker);
    case Field::Tag:
        return isTagged(terms);
    default:
        return {};
    }
}

qint64 firstKeyOf(QDate day, const QTimeZone& zone)
{
    const qint64 seconds = day.startOfDay(zone).toSecsSinceEpoch();
    return timelineKey(Timestamp::fromSeconds(seconds), 0);
}

} // namespace

SqlText& SqlText::operator+=(std::string_view more)
{
    text += more;
    return *this;
}

SqlText& SqlText::operator+=(const SqlText& more)
{
    text += more.text;
    values.insert(values.end(), more.values.begin(), more.values.end());
    return *this;
}

SqlText& SqlText::bound(SqlValue value)
{
    text += '?';
    values.push_back(std::move(value));
    return *this;
}

Statement prepare(Database& database, const SqlText& sql)
{
    Statement statement = database.prepare(std::string_view(sql.text));
    int parameter = 0;
    for (const SqlValue& value : sql.values) {
        std::visit([&](const auto& one) { statement.bind(++parameter, one); }, value);
    }
    return statement;
}

SqlText listOf(const std::vector<SqlValue>& values)
{
    SqlText sql;
    sql += "(";
    for (const SqlValue& value : values) {
        sql += sql.values.empty() ? "" : ",";
        sql.bound(value);
    }
    sql += ")";
    return sql;
}

SearchConditions searchConditions(Database& database, const SearchQuery& query, const Asker& asker)
{
    SearchConditions conditions;
    const auto add = [](SqlText& to, const char* before, const SqlText& condition,
                        const char* after) {
        to += before;
        to += condition;
        to += after;
    };
    for (const bool negated : {false, true}) {
        for (const auto field : {Field::Channel, Field::Has, Field::Is}) {
            const Terms terms = termsOf(query, field, negated);
            if (!terms.empty()) {
                add(conditions.ofInteraction, negated ? " AND NOT (" : " AND (",
                    isTrue(database, field, terms, asker), ")");
            }
        }
        for (const auto field : {Field::Case, Field::Status, Field::Priority, Field::Assignee, Field::Tag}) {
            const Terms terms = termsOf(query, field, negated);
            if (!terms.empty()) {
                const SqlText condition = isTrue(database, field, terms, asker);
                add(conditions.ofCase, negated ? " AND NOT ifnull(" : " AND ifnull(", condition,
                    ", 0)");
                add(conditions.ofCaseThere, negated ? " AND NOT (" : " AND (", condition, ")");
                conditions.needsCase = conditions.needsCase || !negated;
            }
        }
    }
    return conditions;
}

KeyRange keyRange(const SearchQuery& query, const QTimeZone& zone)
{
    KeyRange range;
    qint64 latestBefore = -1;
    qint64 earliestAfter = range.below;
    for (const Term& term : query.terms) {
        if (term.field != Field::Before && term.field != Field::After) {
            continue;
        }
        const qint64 key = firstKeyOf(term.day, zone);
        const bool ends = (term.field == Field::Before) != term.negated;
        if (term.negated && ends) {
            range.below = std::min(range.below, key);
        } else if (term.negated) {
            range.from = std::max(range.from, key);
        } else if (ends) {
            latestBefore = std::max(latestBefore, key);
        } else {
            earliestAfter = std::min(earliestAfter, key);
        }
    }
    if (latestBefore >= 0) {
        range.below = std::min(range.below, latestBefore);
    }
    if (earliestAfter != std::numeric_limits<qint64>::max()) {
        range.from = std::max(range.from, earliestAfter);
    }
    return range;
}

} // namespace threadline
