// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of the queue: what is chosen is open, what is marked with Ctrl and Shift is meant by the
// next command. Says what the hands do; keeps no marks itself.
#pragma once

#include <QListView>

namespace threadline {

class QueueList final : public QListView
{
    Q_OBJECT

public:
    using QListView::QListView;

Q_SIGNALS:
    void markToggled(int row);
    /// From where the marking began up to this row.
    void markedTo(int row);
    void markStepped(int rows);
    /// An ordinary click: that one alone is meant.
    void plainPressed();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_marking = false; ///< the button is down since a click that marked
};

} // namespace threadline
