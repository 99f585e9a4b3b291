// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the card on which touches are logged with the open customer and the workspace. What is begun for one customer
// is there again when they are. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/composer/touch_form.h"

#include <QHash>

#include <functional>

namespace threadline {

class CaseCommands;
class OpenCustomer;

/// A call that goes on.
struct CallNote
{
    QByteArray externalKey; ///< LiveCall::externalKey
    Direction direction = Direction::Inbound;
    Timestamp began;
    Timestamp answered; ///< null: not yet
};

class TouchCorner final : public QObject
{
    Q_OBJECT

public:
    TouchCorner(Workspace& workspace, OpenCustomer& place, CaseCommands& commands, TouchForm& form,
                QObject* parent = nullptr);

    /// For the open customer; goes on with what was begun for them.
    void open(InteractionKind kind);
    /// What is said in a call, for the open customer: its direction, when it began and how long it takes are filled in.
    void openForCall(const CallNote& call);
    /// That call is over; it took so long.
    void endCall(const QByteArray& externalKey, qint64 seconds);
    using LogCall = std::function<QFuture<Expected<LoggedTouch>>(const TouchRequest&, const QByteArray& externalKey)>;
    void setCallLogging(LogCall log) { m_logCall = std::move(log); }
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
    QHash<CustomerId, QByteArray> m_calls; ///< of which call it is that is being noted
    LogCall m_logCall;
};

} // namespace threadline
