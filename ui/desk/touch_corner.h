// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the card on which touches are logged with the open customer and the workspace. What is begun for one customer
// is there again when they are. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/composer/touch_form.h"

#include <QHash>

namespace threadline {

class CaseCommands;
class OpenCustomer;

class TouchCorner final : public QObject
{
    Q_OBJECT

public:
    TouchCorner(Workspace& workspace, OpenCustomer& place, CaseCommands& commands, TouchForm& form,
                QObject* parent = nullptr);

    /// For the open customer; goes on with what was begun for them.
    void open(InteractionKind kind);
    /// What was logged, to be written anew.
    void correct(const Interaction& logged);
    void takeBack(const Interaction& logged);
    /// What is begun is kept.
    void close();
    bool isOpen() const { return !m_openFor.isNull(); }

Q_SIGNALS:
    /// The card is wanted, or not any more.
    void shownChanged(bool shown);
    /// It opened this case.
    void caseOpened(threadline::CaseId inCase);
    void failed(const QString& sentence);

private:
    std::optional<TouchPlace> placeNow() const;
    void appear(CustomerId customer);
    void follow();
    void log(const TouchRequest& request);
    void correct(InteractionId logged, const Touch& touch);
    void finish(const Expected<LoggedTouch>& logged, CustomerId customer, const QString& words);

    Workspace& m_workspace;
    OpenCustomer& m_place;
    CaseCommands& m_commands;
    TouchForm& m_form;
    CustomerId m_openFor;
    QHash<CustomerId, TouchForm::State> m_begun;
};

} // namespace threadline
