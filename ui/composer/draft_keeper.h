// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps what is being written: loads the draft of a case when it is opened, stores it at every
// pause and whenever the case is left, so that nothing typed is lost by anything. Thread: the GUI
// thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

#include <QTimer>

namespace threadline {

class Composer;

class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    /// A pause in typing as long as this stores the draft.
    static constexpr std::chrono::milliseconds pause{700};

    DraftKeeper(Workspace& workspace, Composer& composer, QObject* parent = nullptr);

    /// Stores what is unsaved of the case before, then loads this one's.
    void open(CaseId inCase);
    void close();
    /// Stores now what is unsaved.
    void save();
    /// Somebody else looks after what is written now: nothing is stored until the next edit.
    void handOver();
    bool isOpen(CaseId inCase) const { return m_case == inCase; }
    /// Loads again: a reply was taken back and its words are the draft again.
    void reload();
    bool isSettled() const { return !m_loading.isPending(); }

Q_SIGNALS:
    void settled();
    void failed(const QString& sentence);

private:
    void take(const Expected<std::optional<Draft>>& draft);

    Workspace& m_workspace;
    Composer& m_composer;
    std::optional<CaseId> m_case;
    bool m_unsaved = false;
    QTimer m_pause;
    LatestAnswer<std::optional<Draft>> m_loading;
};

} // namespace threadline
