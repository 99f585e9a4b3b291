// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which customer and which of their cases the desk is at, with what is known of them. Every pane
// shows this one place; it follows the workspace's changes. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

namespace threadline {

class OpenCustomer final : public QObject
{
    Q_OBJECT

public:
    explicit OpenCustomer(Workspace& workspace, QObject* parent = nullptr);

    /// `inCase` nothing: the case of their newest interaction. `at`: where in the history to look;
    /// nothing: at its end.
    void open(CustomerId customer, std::optional<CaseId> inCase, std::optional<InteractionKey> at);
    void openCase(CaseId id);
    void close();

    std::optional<CustomerId> customer() const { return m_customer; }
    /// Nothing while it is on its way, or when the customer has no case.
    const std::optional<Case>& currentCase() const { return m_case; }
    const std::optional<CustomerCard>& card() const { return m_card; }
    std::optional<InteractionKey> place() const { return m_place; }
    /// About this customer, one that is merged into it, or one of their cases.
    bool isMeant(const WorkspaceChange& change) const;
    bool isSettled() const { return !m_cardAnswer.isPending() && !m_caseAnswer.isPending(); }

Q_SIGNALS:
    /// Another customer, another case or another place in the history; card() may still be on its
    /// way.
    void opened();
    /// card() or currentCase() is known or known anew.
    void updated();
    void closed();
    void failed(const QString& sentence);
    void settled();

private:
    void follow(const WorkspaceChange& change);
    void takeCard(const Expected<CustomerCard>& card);
    void takeCase(const Expected<Case>& found);
    void chooseCase();

    Workspace& m_workspace;
    std::optional<CustomerId> m_customer;
    std::optional<CaseId> m_wantedCase;
    std::optional<InteractionKey> m_place;
    std::optional<CustomerCard> m_card;
    std::optional<Case> m_case;
    LatestAnswer<CustomerCard> m_cardAnswer;
    LatestAnswer<Case> m_caseAnswer;
};

} // namespace threadline
