// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/case_corner.h"

#include "ui/case/case_card.h"
#include "ui/desk/case_commands.h"
#include "ui/desk/open_customer.h"

namespace threadline {

CaseCorner::CaseCorner(Workspace& workspace, OpenCustomer& place, CaseCommands& commands, CaseCard& card)
    : m_workspace(workspace)
    , m_place(place)
    , m_commands(commands)
    , m_card(card)
    , m_details([this](const Expected<CaseDetails>& details) {
        if (details) {
            m_known = *details;
            show();
        }
        Q_EMIT settled();
    })
    , m_fields([this](const Expected<QList<CaseField>>& fields) {
        if (fields) {
            m_defined = *fields;
            show();
        }
        Q_EMIT settled();
    })
{
    connect(&place, &OpenCustomer::updated, this, &CaseCorner::follow);
    connect(&place, &OpenCustomer::closed, this, &CaseCorner::follow);
    connect(&card, &CaseCard::untagWanted, this, [this](const QString& tag) {
        if (m_place.currentCase()) {
            m_commands.change({*m_place.currentCase()}, case_change::Untag{tag});
        }
    });
    connect(&card, &CaseCard::fieldWanted, this, &CaseCorner::setField);
    connect(&card, &CaseCard::reminderDone, &commands, &CaseCommands::finishReminder);
    connect(&card, &CaseCard::unmergeWanted, &commands, &CaseCommands::unmerge);
    connect(&card, &CaseCard::caseChosen, &place, &OpenCustomer::openCase);
    connect(&card, &CaseCard::unlinkWanted, this, [this](const LinkedCase& link) {
        if (m_place.currentCase()) {
            m_commands.unlink(*m_place.currentCase(), link);
        }
    });
    askFields();
}

void CaseCorner::askFields()
{
    m_fields.ask(m_workspace.caseFields());
}

void CaseCorner::follow()
{
    const auto& open = m_place.currentCase();
    if (!open) {
        m_details.drop();
        m_known.reset();
        m_asked.reset();
        m_card.showNothing();
        return;
    }
    if (m_asked != open->id) {
        m_asked = open->id;
        m_known.reset();
    }
    m_details.ask(m_workspace.caseDetails(open->id));
    show();
}

void CaseCorner::show()
{
    // Not before all of it is here: a card that grows piece by piece moves what is below it.
    if (m_place.currentCase() && m_known) {
        m_card.showCase(*m_place.currentCase(), *m_known, m_defined);
    }
}

void CaseCorner::setField(const QString& field, const QString& value)
{
    if (!m_place.currentCase()) {
        return;
    }
    m_card.showFieldProblem(field, {});
    m_commands.setField(*m_place.currentCase(), {field, value},
                        [this, field](const QString& sentence) { m_card.showFieldProblem(field, sentence); });
}

} // namespace threadline
