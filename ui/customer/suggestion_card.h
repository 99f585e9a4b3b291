// SPDX-License-Identifier: GPL-3.0-or-later
//
// "May be the same person": who, why one may think so, and what a person can say to it. Before a merge
// it tells what would come together. Thread: GUI.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

class QPushButton;

namespace threadline {

class TextLabel;

class SuggestionCard final : public Surface
{
    Q_OBJECT

public:
    /// `shown`: the customer in whose panel this stands. Without reasons it was a person who chose the other.
    SuggestionCard(const Theme& theme, const Suggestion& suggestion, CustomerId shown, QWidget* parent = nullptr);

    CustomerId other() const { return m_other; }
    void showPreview(const MergePreview& preview);

Q_SIGNALS:
    void previewWanted();
    void mergeWanted();
    void rejectWanted();

private:
    CustomerId m_other;
    TextLabel* m_preview;
    QPushButton* m_merge;
};

} // namespace threadline
