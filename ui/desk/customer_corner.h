// SPDX-License-Identifier: GPL-3.0-or-later
//
// The customer panel at work: shows the open customer's card and who may be the same person, and does
// what is pressed there. Thread: GUI. The workspace, the place and the panel outlive it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

#include <QObject>
#include <QPointer>

namespace threadline {

class ChoiceCard;
class CustomerPanel;
class OpenCustomer;

class CustomerCorner final : public QObject
{
    Q_OBJECT

public:
    CustomerCorner(Workspace& workspace, OpenCustomer& place, CustomerPanel& panel, QObject* parent = nullptr);

    /// Asks for a customer who is the same person; what a merge would bring together is shown then.
    void askForOther();
    bool isSettled() const { return !m_suggestions.isPending() && !m_found.isPending(); }

Q_SIGNALS:
    void failed(const QString& sentence);
    /// Something was done that a person may want to hear of.
    void said(const QString& sentence);
    void settled();

private:
    void show();
    void offer(const QList<Customer>& found);
    void preview(const Suggestion& suggestion);
    void merge(const Suggestion& suggestion);
    /// What was written down; only a refusal is told.
    void keep(const QFuture<Expected<void>>& command);
    template <class T>
    void run(const QFuture<Expected<T>>& command, const QString& done);

    Workspace& m_workspace;
    OpenCustomer& m_place;
    CustomerPanel& m_panel;
    LatestAnswer<QList<Suggestion>> m_suggestions;
    QPointer<ChoiceCard> m_choosing; ///< while it is open
    LatestAnswer<QList<Customer>> m_found;
};

} // namespace threadline
