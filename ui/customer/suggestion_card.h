// SPDX-License-Identifier: GPL-3.0-or-later
//
// "May be the same person": who, why one may think so, and what a person can say to it. Thread: GUI.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

namespace threadline {

class SuggestionCard final : public Surface
{
    Q_OBJECT

public:
    /// `shown`: the customer in whose panel this stands.
    SuggestionCard(const Theme& theme, const Suggestion& suggestion, CustomerId shown, QWidget* parent = nullptr);

Q_SIGNALS:
    void mergeWanted();
    void rejectWanted();
};

} // namespace threadline
