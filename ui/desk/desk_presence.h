// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells colleagues where the person at this desk is: at which case, whether they write a reply there, which swarm they
// have open, whether they write to it, and whether they are away. Nothing of it is kept. Thread: GUI. All it is given outlives it.
#pragma once

#include "core/workspace/workspace.h"

#include <QTimer>

class QPlainTextEdit;

namespace threadline {

class OpenCustomer;
class SwarmPanel;

class DeskPresence final : public QObject
{
    Q_OBJECT

public:
    /// `window`: where a key or the mouse says that somebody is here.
    DeskPresence(Workspace& workspace, OpenCustomer& place, QPlainTextEdit& reply, SwarmPanel& swarm, QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// `untilSilent` runs on with each key in `text`.
    void follow(QPlainTextEdit& text, QTimer& untilSilent);
    void tell();

    Workspace& m_workspace;
    OpenCustomer& m_place;
    SwarmPanel& m_swarm;
    QWidget& m_window;
    QTimer m_untilAway;
    QTimer m_untilSilent;      ///< after the last key in the reply
    QTimer m_untilSilentThere; ///< after the last key in the swarm
    std::optional<OwnPresence> m_told;
};

} // namespace threadline
