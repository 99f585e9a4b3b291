// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells the person at this desk, once, what comes due: a promise before it is breached, a reminder, a case that woke;
// and what happened in swarms they do not have before them. In the window while they look at it, else by the system's
// tray; several at once in one sentence. What was told is remembered over a restart. Thread: the GUI thread.
#pragma once

#include "core/workspace/alerts.h"
#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QSystemTrayIcon;

namespace threadline {

/// What is said of several that came at once.
struct AlertWords
{
    QString title;
    QString sentence;

    friend bool operator==(const AlertWords&, const AlertWords&) = default;
};

/// `news` is not empty.
AlertWords alertWords(const QList<Alert>& news, Timestamp now);

/// Where something is to be seen that was told.
struct AlertPlace
{
    CaseId inCase;
    std::optional<SwarmId> inSwarm = {};

    friend bool operator==(const AlertPlace&, const AlertPlace&) = default;
};

class DeskAlerts final : public QObject
{
    Q_OBJECT

public:
    /// The swarm whose chat is in front in the window.
    using SwarmInFront = std::function<std::optional<SwarmId>()>;

    /// `told`: the keys of what was told before. `window`: is looked at while it is active.
    DeskAlerts(Workspace& workspace, QWidget& window, SwarmInFront swarmInFront, const QStringList& told,
               QObject* parent = nullptr);

    bool isSettled() const { return !m_answer.isPending(); }

Q_SIGNALS:
    /// To be said in the window, with a way to the place of the first.
    void noticed(const QString& sentence, const threadline::AlertPlace& place);
    /// The person clicked what the tray said.
    void openWanted(const threadline::AlertPlace& place);
    void toldChanged(const QStringList& told);
    void settled();

private:
    void ask();
    void take(const Expected<Alerts>& alerts);
    bool isBeforeThem(const Alert& alert) const;
    void tell(const QList<Alert>& news);
    QSystemTrayIcon* tray();

    Workspace& m_workspace;
    QWidget& m_window;
    SwarmInFront m_swarmInFront;
    QStringList m_told;
    AlertPlace m_lastTold;
    LatestAnswer<Alerts> m_answer;
    QTimer m_next;
    QSystemTrayIcon* m_tray = nullptr; ///< made when first needed; a child
};

} // namespace threadline
