// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_list.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace threadline {

void QueueList::mousePressEvent(QMouseEvent* event)
{
    const int row = indexAt(event->position().toPoint()).row();
    const bool toggles = event->modifiers().testFlag(Qt::ControlModifier);
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    m_marking = event->button() == Qt::LeftButton && row >= 0 && (toggles || extends);
    if (!m_marking) {
        if (event->button() == Qt::LeftButton) {
            Q_EMIT plainPressed();
        }
        QListView::mousePressEvent(event);
        return;
    }
    setFocus(Qt::MouseFocusReason);
    if (extends) {
        Q_EMIT markedTo(row);
    } else {
        Q_EMIT markToggled(row);
    }
}

void QueueList::mouseMoveEvent(QMouseEvent* event)
{
    // The list would choose what the mouse is dragged over.
    if (!m_marking) {
        QListView::mouseMoveEvent(event);
    }
}

void QueueList::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_marking, false)) {
        QListView::mouseReleaseEvent(event);
    }
}

void QueueList::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
        mousePressEvent(event);
    } else {
        QListView::mouseDoubleClickEvent(event);
    }
}

void QueueList::keyPressEvent(QKeyEvent* event)
{
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    if (extends && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        Q_EMIT markStepped(event->key() == Qt::Key_Down ? 1 : -1);
    } else if (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT markToggled(currentIndex().row());
    } else {
        QListView::keyPressEvent(event);
    }
}

} // namespace threadline
