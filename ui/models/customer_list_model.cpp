// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/customer_list_model.h"

#include <algorithm>

namespace threadline {

QString customerTitle(const Customer& customer)
{
    if (!customer.name.isEmpty()) {
        return customer.name;
    }
    return customer.identities.isEmpty() ? QStringLiteral("Unknown customer")
                                         : customer.identities.first().value;
}

CustomerListModel::CustomerListModel(Source source, QObject* parent)
    : QAbstractListModel(parent)
    , m_source(std::move(source))
    , m_answer([this](const Expected<QList<Customer>>& answer) { take(answer); })
{
}

void CustomerListModel::setQuery(const QString& query)
{
    m_query = query;
    m_limit = firstRows;
    refresh();
}

void CustomerListModel::refresh()
{
    m_answer.ask(m_source(m_query, m_limit));
}

int CustomerListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_customers.size());
}

QVariant CustomerListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Customer& customer = m_customers[index.row()];
    switch (role) {
    case CustomerRole:
        return QVariant::fromValue(customer);
    case Qt::DisplayRole:
        return customerTitle(customer);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2 interactions")
            .arg(customerTitle(customer))
            .arg(customer.interactions);
    default:
        return {};
    }
}

bool CustomerListModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_answer.isPending() && m_customers.size() >= m_limit;
}

void CustomerListModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent)) {
        m_limit *= 2;
        refresh();
    }
}

void CustomerListModel::take(const Expected<QList<Customer>>& answer)
{
    m_answered = true;
    if (!answer) {
        Q_EMIT failed(answer.error().sentence);
        Q_EMIT answered();
        return;
    }
    const QList<Customer>& now = *answer;
    const auto same = [](const Customer& a, const Customer& b) { return a.id == b.id; };
    const auto prefix = std::min(now.size(), m_customers.size());
    const bool grew = now.size() >= m_customers.size() &&
                      std::equal(m_customers.cbegin(), m_customers.cend(), now.cbegin(), same);
    if (!grew) {
        beginResetModel();
        m_customers = now;
        endResetModel();
    } else {
        // The common case while scrolling: the list keeps its place, its beginning and its
        // selection.
        const int before = static_cast<int>(prefix);
        std::copy(now.cbegin(), now.cbegin() + before, m_customers.begin());
        if (before > 0) {
            Q_EMIT dataChanged(index(0), index(before - 1));
        }
        if (now.size() > before) {
            beginInsertRows({}, before, static_cast<int>(now.size()) - 1);
            m_customers = now;
            endInsertRows();
        }
    }
    Q_EMIT answered();
}

} // namespace threadline
