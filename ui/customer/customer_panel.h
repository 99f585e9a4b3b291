// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who this is: the addresses they are known by with the names seen there, what agents wrote down, how
// often and since when, and their cases. Shows a card, asks nothing.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

#include <QPointer>

#include <optional>

class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace threadline {

class CustomerDetails;

class CustomerPanel final : public Surface
{
    Q_OBJECT

public:
    explicit CustomerPanel(const Theme& theme, QWidget* parent = nullptr);

    void showCard(const CustomerCard& card, std::optional<CaseId> openCase);
    /// Who may be the same person as the one shown. Asked anew with each card.
    void showSuggestions(const QList<Suggestion>& suggestions);
    /// One that a person chose to merge with, above those, until it is merged or cancelled.
    void showChosen(const Suggestion& chosen);
    /// Where to ask for the other customer.
    QRect mergePlace() const;
    /// What a merge would bring together, at the suggestion that asked for it.
    void showPreview(const MergePreview& preview);
    CustomerDetails& details() { return *m_details; }
    void showNothing();
    /// Above the card, scrolled with it; belongs to the panel from now on.
    void setTop(QWidget* top);
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void caseChosen(threadline::CaseId id);
    void previewWanted(const threadline::Suggestion& suggestion);
    void mergeWanted(const threadline::Suggestion& suggestion);
    void splitWanted(const threadline::Identity& identity);
    void messageWanted();
    /// A number of theirs, in E.164.
    void callWanted(const QString& number);
    /// With a customer whom nothing suggests.
    void otherWanted();
    void rejectWanted(const threadline::Suggestion& suggestion);
    void unmergeWanted(threadline::EventId merge);

private:
    QVBoxLayout* begin();
    void refill();
    void dropChosen();
    void addSuggestion(const Suggestion& suggestion);
    void showParts(QVBoxLayout& above, QVBoxLayout* below);
    void showWords(const QString& words, ColourRole colour);
    void addName(QVBoxLayout& lines, const CustomerCard& card);
    void addIdentities(QVBoxLayout& lines, const CustomerCard& card);
    void addMerges(QVBoxLayout& lines, const CustomerCard& card);
    void addFigures(QVBoxLayout& lines, const CustomerCard& card);
    void addCases(QVBoxLayout& lines, const CustomerCard& card, std::optional<CaseId> openCase);
    QWidget* identityRow(const IdentityView& view, const CustomerCard& card, bool best);

    QScrollArea* m_scroll;
    QVBoxLayout* m_column; ///< what is scrolled: the top and the page
    QVBoxLayout* m_page;
    QWidget* m_above = nullptr; ///< made anew with each card
    CustomerDetails* m_details; ///< stays: somebody may be typing into it
    QWidget* m_below = nullptr;
    QVBoxLayout* m_suggestions = nullptr; ///< of the card that is shown
    QPointer<QToolButton> m_more;
    CustomerId m_shown;
    QList<Suggestion> m_suggested;
    std::optional<Suggestion> m_chosen;
    std::optional<MergePreview> m_preview; ///< that is being read
};

} // namespace threadline
