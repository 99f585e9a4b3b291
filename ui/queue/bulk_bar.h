// SPDX-License-Identifier: GPL-3.0-or-later
//
// At the foot of the queue while cases are selected: how many, and what can be done with all of them.
// Every button is an action of the desk; those that find no room are behind "More", where all are.
#pragma once

#include "ui/controls/surface.h"

class QToolButton;

namespace threadline {

class DeskActions;
class TextLabel;

class BulkBar final : public Surface
{
    Q_OBJECT

public:
    BulkBar(const Theme& theme, const DeskActions& actions, QWidget* parent = nullptr);

    /// Zero hides it.
    void setCount(qsizetype selected);
    /// The width of the queue is not this bar's to widen.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clearWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const QString& words, const QString& name);
    void fit();

    TextLabel* m_count;
    QList<QToolButton*> m_buttons; ///< the last are left out first; "More" is not among them
    QToolButton* m_more;
};

} // namespace threadline
