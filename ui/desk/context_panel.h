// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands beside the conversation: tabs, each with a panel about the open case or its customer.
#pragma once

#include "ui/controls/surface.h"

class QButtonGroup;
class QHBoxLayout;
class QStackedWidget;

namespace threadline {

class ContextPanel final : public Surface
{
    Q_OBJECT

public:
    enum class Tab { Customer, Swarm };

    explicit ContextPanel(const Theme& theme, QWidget* parent = nullptr);

    /// In the order of Tab; the panel belongs to this from now on.
    void addTab(Tab tab, const QString& name, QWidget* panel);
    /// A count behind the name; 0: none. `waits`: it is for the person at this desk.
    void setCount(Tab tab, qsizetype count, bool waits);
    void choose(Tab tab);
    Tab chosen() const;

Q_SIGNALS:
    void tabChanged();
    void closeWanted();

private:
    QButtonGroup* m_tabs;
    QStringList m_names;
    QHBoxLayout* m_line;
    QStackedWidget* m_stack;
};

} // namespace threadline
