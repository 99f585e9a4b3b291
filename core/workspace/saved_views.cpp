// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/saved_views.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Filter = QueueFilter;

template <class Value>
struct Named
{
    Value value;
    QLatin1String name;
};

constexpr std::array views{Named<Filter::View>{Filter::View::All, QLatin1String("all")},
                           Named<Filter::View>{Filter::View::Mine, QLatin1String("mine")},
                           Named<Filter::View>{Filter::View::Unassigned, QLatin1String("unassigned")}};
constexpr std::array tabs{Named<Filter::Tab>{Filter::Tab::Open, QLatin1String("open")},
                          Named<Filter::Tab>{Filter::Tab::Waiting, QLatin1String("waiting")},
                          Named<Filter::Tab>{Filter::Tab::Solved, QLatin1String("solved")},
                          Named<Filter::Tab>{Filter::Tab::Snoozed, QLatin1String("snoozed")},
                          Named<Filter::Tab>{Filter::Tab::Any, QLatin1String("any")}};
constexpr std::array sorts{Named<Filter::Sort>{Filter::Sort::Usual, QLatin1String("usual")},
                           Named<Filter::Sort>{Filter::Sort::Newest, QLatin1String("newest")},
                           Named<Filter::Sort>{Filter::Sort::LongestWaiting, QLatin1String("longest_waiting")},
                           Named<Filter::Sort>{Filter::Sort::PriorityFirst, QLatin1String("priority")},
                           Named<Filter::Sort>{Filter::Sort::SlaFirst, QLatin1String("sla")}};
constexpr std::array bands{Named<SlaBand>{SlaBand::Fine, QLatin1String("promised")},
                           Named<SlaBand>{SlaBand::Amber, QLatin1String("due_soon")},
                           Named<SlaBand>{SlaBand::Red, QLatin1String("breached")}};

template <class Table, class Value>
QString nameIn(const Table& table, Value value)
{
    for (const auto& named : table) {
        if (named.value == value) {
            return named.name;
        }
    }
    return {};
}

template <class Table>
auto valueIn(const Table& table, QStringView name) -> std::optional<decltype(table.front().value)>
{
    for (const auto& named : table) {
        if (named.name == name) {
            return named.value;
        }
    }
    return std::nullopt;
}

} // namespace

QList<SavedView> readSavedViews(Database& database)
{
    QList<SavedView> saved;
    Statement rows = database.prepare("SELECT name, filter, sort FROM saved_view ORDER BY name");
    while (rows.step()) {
        SavedView view{rows.text(0), queueFilterFromJson(QJsonDocument::fromJson(rows.bytes(1)).object())};
        view.filter.sort = queueSortFromName(rows.text(2)).value_or(Filter::Sort::Usual);
        saved.append(view);
    }
    return saved;
}

QJsonObject queueFilterToJson(const QueueFilter& filter)
{
    QJsonObject json{{u"view"_s, nameIn(views, filter.view)}, {u"tab"_s, nameIn(tabs, filter.tab)}};
    if (!filter.statuses.isEmpty()) {
        QJsonArray statuses;
        for (const CaseStatus status : filter.statuses) {
            statuses.append(caseStatusName(status));
        }
        json.insert(u"statuses"_s, statuses);
    }
    if (!filter.tag.isEmpty()) {
        json.insert(u"tag"_s, filter.tag);
    }
    if (filter.priority) {
        json.insert(u"priority"_s, casePriorityName(*filter.priority));
    }
    if (filter.assignee) {
        json.insert(u"assignee"_s, *filter.assignee);
    }
    if (filter.customer) {
        json.insert(u"customer"_s, filter.customer->text());
    }
    if (!filter.search.isEmpty()) {
        json.insert(u"search"_s, filter.search);
    }
    if (filter.sla) {
        json.insert(u"sla"_s, nameIn(bands, *filter.sla));
    }
    return json;
}

QueueFilter queueFilterFromJson(const QJsonObject& json)
{
    const auto textAt = [&](QLatin1String name) { return json.value(name).toString(); };
    QueueFilter filter;
    filter.view = valueIn(views, textAt("view"_L1)).value_or(Filter::View::All);
    filter.tab = valueIn(tabs, textAt("tab"_L1)).value_or(Filter::Tab::Any);
    const QJsonArray statuses = json.value("statuses"_L1).toArray();
    for (const auto& status : statuses) {
        if (const auto known = caseStatusFromName(status.toString())) {
            filter.statuses.append(*known);
        }
    }
    filter.tag = textAt("tag"_L1);
    filter.priority = casePriorityFromName(textAt("priority"_L1));
    if (json.contains("assignee"_L1)) {
        filter.assignee = textAt("assignee"_L1);
    }
    filter.customer = CustomerId::fromText(textAt("customer"_L1));
    filter.search = textAt("search"_L1);
    filter.sla = valueIn(bands, textAt("sla"_L1));
    return filter;
}

QString queueSortName(QueueFilter::Sort sort)
{
    return nameIn(sorts, sort);
}

std::optional<QueueFilter::Sort> queueSortFromName(QStringView name)
{
    return valueIn(sorts, name);
}

} // namespace threadline
