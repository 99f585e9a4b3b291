// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells colleagues where the person at this desk is: at which case, whether they write a reply there, and whether they
// are away. Nothing of it is kept. Thread: GUI. The workspace, the place and the field outlive it.
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
    DeskPresence(Workspace& workspace, OpenCustomer& place, QPlainTextEdit& reply);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell();

    Workspace& m_workspace;
    OpenCustomer& m_place;
    QTimer m_untilAway;
    QTimer m_untilSilent; ///< after the last key in the reply
    std::optional<OwnPresence> m_told;
};

} // namespace threadline
