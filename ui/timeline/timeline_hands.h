// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mouse and the keyboard on the entries: what is hovered, focused and selected. Knows where
// things are from ShownRows and says what was meant; does nothing by itself.
//
// Thread: GUI. The rows outlive this. Points are relative to the window.
#pragma once

#include "ui/timeline/entry_painter.h"

#include <QObject>
#include <QUrl>

namespace threadline {

class ShownRows;

class TimelineHands final : public QObject
{
    Q_OBJECT

public:
    TimelineHands(ShownRows& rows, TimelineModel& model, QObject* parent = nullptr);

    void moveTo(const QPoint& point);
    void leave();
    void press(const QPoint& point);
    void dragTo(const QPoint& point);
    void release(const QPoint& point);
    /// Selects the word; outside the text it means the entry itself.
    void doubleClick(const QPoint& point);
    /// Forgets what was hovered, focused and selected.
    void reset();

    /// Tab and Shift+Tab among what can be clicked in the window; false when there is no more.
    bool stepFocus(bool forward);
    void pressFocused();
    bool hasFocusedSpot() const { return m_focusedKey != 0; }

    bool hasSelection() const { return m_selectedKey != 0 && m_from != m_to; }
    QString selectedText() const;

    Qt::CursorShape cursor() const { return m_cursor; }
    /// For a tooltip: where a link leads, or when and between whom; empty: nothing.
    QString tip(const QPoint& point) const;
    QString linkAt(const QPoint& point) const;
    /// The entry under a point; 0: none.
    InteractionKey entryAt(const QPoint& point) const { return placeAt(point).key; }
    /// The attachment under a point, or nullptr.
    const Attachment* attachmentAt(const QPoint& point) const;

    EntryHands handsOn(InteractionKey key) const;

Q_SIGNALS:
    void changed(); ///< something has to be drawn again
    void spotPressed(threadline::InteractionKey key, const threadline::EntrySpot& spot);
    void linkPressed(const QUrl& link);
    void entryPressed(threadline::InteractionKey key);

private:
    struct Place
    {
        InteractionKey key = 0; ///< 0: no entry that is laid out
        const LaidOutEntry* entry = nullptr;
        QPointF point; ///< relative to the row
    };

    Place placeAt(const QPoint& point) const;
    const LaidOutEntry* entryOf(InteractionKey key) const;

    ShownRows& m_rows;
    TimelineModel& m_model;
    InteractionKey m_hoveredKey = 0;
    int m_hoveredSpot = -1;
    InteractionKey m_focusedKey = 0;
    int m_focusedSpot = -1;
    InteractionKey m_selectedKey = 0;
    EntryPart m_part = EntryPart::Body;
    int m_from = 0;
    int m_to = 0;
    bool m_selecting = false;
    QPoint m_pressed;
    Qt::CursorShape m_cursor = Qt::ArrowCursor;
};

} // namespace threadline
