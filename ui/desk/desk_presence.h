// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells colleagues where the person at this desk is: at which case, whether they write a reply there, and whether they
// are away. Nothing of it is kept. Thread: GUI. All it is given outlives it.
#pragma once

#include "core/workspace/workspace.h"

#include <QTimer>

class QPlainTextEdit;

namespace threadline {

class OpenCustomer;

class DeskPresence final : public QObject
{
    Q_OBJECT

public:
    /// `window`: where a key or the mouse says that somebody is here.
    DeskPresence(Workspace& workspace, OpenCustomer& place, QPlainTextEdit& reply, QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell();

    Workspace& m_workspace;
    OpenCustomer& m_place;
    QWidget& m_window;
    QTimer m_untilAway;
    QTimer m_untilSilent; ///< after the last key in the reply
    std::optional<OwnPresence> m_told;
};

} // namespace threadline
