// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps what is being written: loads the drafts of a case when it is opened, stores the one at hand at
// every pause and whenever the case is left, so that nothing typed is lost by anything. Thread: the GUI
// thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

#include <QTimer>

namespace threadline {

class Composer;

/// What drafts belong to: a case, or a customer to whom a message is written that opens one.
struct DraftPlace
{
    CaseId inCase;
    CustomerId customer;

    static DraftPlace of(const Draft& draft) { return {draft.inCase, draft.customer}; }

    friend bool operator==(const DraftPlace&, const DraftPlace&) = default;
};

class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    /// A pause in typing as long as this stores the draft.
    static constexpr std::chrono::milliseconds pause{700};

    DraftKeeper(Workspace& workspace, Composer& composer, QObject* parent = nullptr);

    /// Stores what is unsaved of the place before, then loads the latest draft of this one.
    void open(const DraftPlace& place);
    void close();
    /// Stores now what is unsaved.
    void save();
    /// What is written now, for somebody who looks after it from here on: nothing of it is stored any
    /// more, and the next edit begins another draft.
    Draft handOver();
    /// Stores what was handed over and did not get through; it is the draft at hand again when its
    /// place is open.
    void takeBack(const Draft& draft);
    bool isOpen(const DraftPlace& place) const { return m_place == place; }
    /// Loads again: a reply was taken back and its words are this draft now.
    void reload(DraftId wanted);
    bool isSettled() const { return !m_loading.isPending(); }

Q_SIGNALS:
    void settled();
    void failed(const QString& sentence);

private:
    void take(const Expected<QList<Draft>>& drafts);
    void store(const Draft& draft);
    void show(const Draft& draft);
    void switchTo(DraftId draft);
    void beginAnother();
    void discard();
    void refreshMenu();
    QFuture<Expected<QList<Draft>>> stored() const;

    Workspace& m_workspace;
    Composer& m_composer;
    std::optional<DraftPlace> m_place;
    DraftId m_current;      ///< of what is written now, stored or not
    QList<Draft> m_drafts;  ///< of the place as far as they are stored
    DraftId m_wanted;       ///< to be shown when the drafts are here; null: the latest
    bool m_unsaved = false;
    QTimer m_pause;
    LatestAnswer<QList<Draft>> m_loading;
};

} // namespace threadline
