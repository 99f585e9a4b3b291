// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables sla_policies, sla_calendar, sla_message, sla_case and sla_target. Fold core/history and core/cases before this:
// which message is shown in which case, and what a case's status, priority, tags and channel are, is read from theirs.
//
// A case is reckoned when a batch is complete, once, however many of its messages came with it: one step for what is
// newer than all it had, from the beginning when something older came, or was moved, merged or taken back, or when
// another policy holds. It is reckoned at once when it is solved, and before the policies change, so that the outcome
// does not depend on where batches end.
#pragma once

#include "core/log/projection.h"
#include "core/sla/case_facts.h"
#include "core/sla/sla_tables.h"
#include "core/sla/sla_terms.h"

#include <QHash>

namespace threadline {

class SlaProjection final : public Projection
{
public:
    QStringList tables() const override;
    void clear(Database& database) override;
    void foresee(Database& database, const Event& event) override;
    void apply(Database& database, const Event& event) override;
    void finish(Database& database) override;
    void abandon() override;

private:
    using Fold = void (SlaProjection::*)(Database&, const Event&);

    /// What happened in a case that is not reckoned yet.
    struct Pending
    {
        QList<CaseFact> facts;
        bool whole = false; ///< they are all there ever were
        bool again = false; ///< they are not all that changed
        bool open = false;  ///< it was open at one of them: what is promised now holds for it
    };

    static const QHash<QString, Fold>& folds();

    void setPolicies(Database& database, const Event& event);
    void saveCalendar(Database& database, const Event& event);
    void removeCalendar(Database& database, const Event& event);
    void receive(Database& database, const Event& event);
    void beginToSend(Database& database, const Event& event);
    void takeReplyBack(Database& database, const Event& event);
    void withdrawTouch(Database& database, const Event& event);
    void restoreTouch(Database& database, const Event& event);
    void open(Database& database, const Event& event);
    void changeStatus(Database& database, const Event& event);
    void changeTraits(Database& database, const Event& event);
    void merge(Database& database, const Event& event);
    void unmerge(Database& database, const Event& event);
    void move(Database& database, const Event& event);
    void withdraw(Database& database, const Event& event);

    bool anythingPromised(Database& database) { return currentTerms(database).seq() > 0; }
    const SlaTerms& currentTerms(Database& database);
    const SlaTerms& terms(Database& database, qint64 seq);
    Pending& pending(Database& database, const QUuid& inCase);
    void reckonAgain(Database& database, const QUuid& inCase);
    void reckonAllOpen(Database& database);
    void reckonAll(Database& database);
    void reckon(Database& database, const QUuid& inCase, Pending pending);

    QUuid m_movesFrom; ///< where a message is shown that this event moves: its author may have seen it elsewhere
    qint64 m_applied = 0; ///< seq of the newest event that was folded
    QHash<QUuid, Pending> m_pending;
    std::optional<qint64> m_current;
    QHash<qint64, std::shared_ptr<const SlaTerms>> m_terms;
};

} // namespace threadline
