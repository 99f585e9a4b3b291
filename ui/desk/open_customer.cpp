// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/open_customer.h"

#include <algorithm>

namespace threadline {

OpenCustomer::OpenCustomer(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_cardAnswer([this](const Expected<CustomerCard>& card) { takeCard(card); })
    , m_caseAnswer([this](const Expected<Case>& found) { takeCase(found); })
{
    connect(&workspace, &Workspace::changed, this, &OpenCustomer::follow);
}

void OpenCustomer::open(CustomerId customer, std::optional<CaseId> inCase,
                        std::optional<InteractionKey> at)
{
    const bool sameCustomer = m_customer == customer;
    m_customer = customer;
    m_wantedCase = inCase;
    m_place = at;
    if (!sameCustomer) {
        m_card.reset();
    }
    m_case.reset();
    m_caseAnswer.drop();
    Q_EMIT opened();
    if (m_card) {
        chooseCase();
    }
    m_cardAnswer.ask(m_workspace.customerCard(customer));
}

void OpenCustomer::openCase(CaseId id)
{
    m_cardAnswer.drop();
    m_caseAnswer.ask(m_workspace.findCase(id.text()));
    m_customer.reset();
    m_card.reset();
    m_case.reset();
    m_wantedCase = id;
    m_place.reset();
}

void OpenCustomer::close()
{
    m_cardAnswer.drop();
    m_caseAnswer.drop();
    m_customer.reset();
    m_card.reset();
    m_case.reset();
    m_wantedCase.reset();
    Q_EMIT closed();
}

bool OpenCustomer::isMeant(const WorkspaceChange& change) const
{
    if (!m_customer || change.everything || change.customers.contains(*m_customer)) {
        return m_customer.has_value();
    }
    if (m_case && change.cases.contains(m_case->id)) {
        return true;
    }
    return m_card && (std::any_of(m_card->members.cbegin(), m_card->members.cend(),
                                  [&](CustomerId member) { return change.customers.contains(member); }) ||
                      std::any_of(m_card->cases.cbegin(), m_card->cases.cend(),
                                  [&](const Case& one) { return change.cases.contains(one.id); }));
}

void OpenCustomer::follow(const WorkspaceChange& change)
{
    if (isMeant(change)) {
        m_cardAnswer.ask(m_workspace.customerCard(*m_customer));
    }
}

void OpenCustomer::takeCard(const Expected<CustomerCard>& card)
{
    if (!card) {
        Q_EMIT failed(card.error().sentence);
        Q_EMIT settled();
        return;
    }
    m_card = *card;
    if (m_customer != card->id) { // merged into another meanwhile
        m_customer = card->id;
        Q_EMIT opened();
    }
    chooseCase();
}

void OpenCustomer::chooseCase()
{
    const QList<Case>& cases = m_card->cases;
    auto found = cases.cend();
    if (m_wantedCase) {
        found = std::find_if(cases.cbegin(), cases.cend(),
                             [this](const Case& each) { return each.id == *m_wantedCase; });
    } else {
        found = std::max_element(cases.cbegin(), cases.cend(),
                                 [](const Case& a, const Case& b) { return a.lastAt < b.lastAt; });
    }
    if (found != cases.cend()) {
        m_case = *found;
        m_wantedCase = found->id;
    } else if (m_wantedCase) {
        // The card lists only so many cases; this is an old one.
        m_caseAnswer.ask(m_workspace.findCase(m_wantedCase->text()));
    }
    Q_EMIT updated();
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void OpenCustomer::takeCase(const Expected<Case>& found)
{
    if (!found) {
        Q_EMIT failed(found.error().sentence);
        Q_EMIT settled();
        return;
    }
    if (!m_customer) {
        open(found->customer, found->id, std::nullopt);
        return;
    }
    m_case = *found;
    Q_EMIT updated();
    if (isSettled()) {
        Q_EMIT settled();
    }
}

} // namespace threadline
