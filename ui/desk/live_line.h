// SPDX-License-Identifier: GPL-3.0-or-later
//
// Above the composer: whether the customer is there just now, is typing, or has gone, where their
// channel tells. Hidden where none does. Thread: GUI. All it is given outlives it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/text_label.h"

namespace threadline {

class OpenCustomer;

class LiveLine final : public QWidget
{
    Q_OBJECT

public:
    LiveLine(Workspace& workspace, const OpenCustomer& place, const Theme& theme,
             QWidget* parent = nullptr);

private:
    void refresh();

    Workspace& m_workspace;
    const OpenCustomer& m_place;
    TextLabel* m_words;
};

} // namespace threadline
