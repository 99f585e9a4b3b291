// SPDX-License-Identifier: GPL-3.0-or-later
//
// All customers: a list to search and scroll through, the latest contact first.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/customer_list_model.h"

#include <QTimer>

class QLineEdit;
class QListView;
class QStackedWidget;

namespace threadline {

class EmptyState;
class TextLabel;

class CustomersPage final : public Surface
{
    Q_OBJECT

public:
    CustomersPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    /// Asks for the list; pages that are not looked at ask nothing.
    void appear();
    bool isSettled() const { return m_model.isSettled() && !m_pause.isActive(); }

Q_SIGNALS:
    void customerChosen(threadline::CustomerId id);
    void settled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showState();
    void choose(const QModelIndex& index);

    CustomerListModel m_model;
    QTimer m_pause; ///< typing goes on
    QString m_problem;
    QLineEdit* m_search;
    TextLabel* m_count;
    QStackedWidget* m_stack;
    QListView* m_list;
    EmptyState* m_empty;
};

} // namespace threadline
