// SPDX-License-Identifier: GPL-3.0-or-later
//
// Below the queue: how this desk stands with its team. Hidden for a desk that works alone. Thread: GUI.
#pragma once

#include "core/workspace/team_view.h"
#include "ui/controls/surface.h"

#include <optional>

namespace threadline {

class TextLabel;

class TeamLine final : public Surface
{
    Q_OBJECT

public:
    explicit TeamLine(const Theme& theme, QWidget* parent = nullptr);

    void showTeam(const std::optional<TeamView>& team);

private:
    TextLabel* m_words;
};

} // namespace threadline
