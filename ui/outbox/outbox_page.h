// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replies that have not arrived yet or arrived lately, and what a person can do about each.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"
#include "ui/models/outbox_model.h"

#include <QTimer>

class QListView;
class QStackedWidget;

namespace threadline {

class EmptyState;
class OutboxDelegate;

class OutboxPage final : public Surface
{
    Q_OBJECT

public:
    OutboxPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    bool isSettled() const { return m_answered && !m_answer.isPending(); }

Q_SIGNALS:
    /// A row was activated: show the reply in its history.
    void openWanted(threadline::CustomerId customer, threadline::InteractionKey key);
    /// How many replies have not left, and how many need a person.
    void countsChanged(int pending, int troubled);
    void failed(const QString& sentence);
    void settled();

private:
    void take(const Expected<QList<OutboxRow>>& rows);
    void placeButtons();
    QWidget* makeButtons(const OutboxRow& row);
    template <class Outcome>
    void run(QFuture<Expected<Outcome>> command);
    void showState(const QString& problem);

    Workspace& m_workspace;
    OutboxModel m_model;
    LatestAnswer<QList<OutboxRow>> m_answer;
    bool m_answered = false;
    QTimer m_countdown;
    QStackedWidget* m_stack;
    QListView* m_list;
    EmptyState* m_empty;
};

} // namespace threadline
