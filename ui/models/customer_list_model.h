// SPDX-License-Identifier: GPL-3.0-or-later
//
// All customers, or those that answer to some words: the latest contact first, more of them as the
// list is scrolled. Thread: the GUI thread.
#pragma once

#include "core/model/customer.h"
#include "ui/models/latest_answer.h"

#include <QAbstractListModel>

#include <functional>

namespace threadline {

class CustomerListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CustomerRole = Qt::UserRole + 1 };

    static constexpr int firstRows = 200;

    /// Where customers come from; in the desk, Workspace::customers.
    using Source =
        std::function<QFuture<Expected<QList<Customer>>>(const QString& query, int limit)>;

    explicit CustomerListModel(Source source, QObject* parent = nullptr);

    /// Asks for those who answer to `query`; what is shown stays until the answer is here.
    void setQuery(const QString& query);
    const QString& query() const { return m_query; }
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    const Customer& customerAt(int row) const { return m_customers[row]; }
    bool isSettled() const { return m_answered && !m_answer.isPending(); }

Q_SIGNALS:
    void answered();
    void failed(const QString& sentence);

private:
    void take(const Expected<QList<Customer>>& answer);

    Source m_source;
    QString m_query;
    QList<Customer> m_customers;
    int m_limit = firstRows;
    bool m_answered = false;
    LatestAnswer<QList<Customer>> m_answer;
};

/// What to call a customer: the name, else the first identity, else "Unknown customer".
QString customerTitle(const Customer& customer);

} // namespace threadline

Q_DECLARE_METATYPE(threadline::Customer)
