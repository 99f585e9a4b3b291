// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who this is: the addresses they are known by with the names seen there, how often and since when,
// and their cases. Shows a card, asks nothing.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

#include <optional>

class QScrollArea;
class QVBoxLayout;

namespace threadline {

class CustomerPanel final : public Surface
{
    Q_OBJECT

public:
    explicit CustomerPanel(const Theme& theme, QWidget* parent = nullptr);

    void showCard(const CustomerCard& card, std::optional<CaseId> openCase);
    /// Who may be the same person as the one shown. Asked anew with each card.
    void showSuggestions(const QList<Suggestion>& suggestions);
    void showNothing();
    /// Above the card, scrolled with it; belongs to the panel from now on.
    void setTop(QWidget* top);
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void caseChosen(threadline::CaseId id);
    void mergeWanted(const threadline::Suggestion& suggestion);
    void rejectWanted(const threadline::Suggestion& suggestion);
    void unmergeWanted(threadline::EventId merge);
    void closeWanted();

private:
    QVBoxLayout* begin();
    void finish(QVBoxLayout& lines);
    void addIdentities(QVBoxLayout& lines, const CustomerCard& card);
    void addMerges(QVBoxLayout& lines, const CustomerCard& card);
    void addFigures(QVBoxLayout& lines, const CustomerCard& card);
    void addCases(QVBoxLayout& lines, const CustomerCard& card, std::optional<CaseId> openCase);
    QWidget* identityRow(const IdentityView& view, const CustomerCard& card, bool best);

    QScrollArea* m_scroll;
    QVBoxLayout* m_column; ///< what is scrolled: the top and the page
    QWidget* m_page = nullptr;
    QVBoxLayout* m_suggestions = nullptr; ///< of the card that is shown
    CustomerId m_shown;
};

} // namespace threadline
