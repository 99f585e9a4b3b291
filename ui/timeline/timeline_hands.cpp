// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_hands.h"

#include "ui/timeline/shown_rows.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QTextCursor>
#include <QTextDocumentFragment>

namespace threadline {

namespace {

QTextCursor cursorIn(const EntryDocument& document, int from, int to)
{
    // QTextCursor wants a document it may change; this one only reads.
    QTextCursor cursor(const_cast<EntryDocument*>(&document));
    const int most = document.characterCount() - 1;
    cursor.setPosition(std::min(from, most));
    cursor.setPosition(std::min(to, most), QTextCursor::KeepAnchor);
    return cursor;
}

QString whereItLeads(const QString& link)
{
    const QUrl url(link);
    const QString target = url.host().isEmpty() ? url.path() : url.host();
    return QStringLiteral("<b>%1</b><br>%2").arg(target.toHtmlEscaped(), link.toHtmlEscaped());
}

} // namespace

TimelineHands::TimelineHands(ShownRows& rows, TimelineModel& model, QObject* parent)
    : QObject(parent)
    , m_rows(rows)
    , m_model(model)
{
}

TimelineHands::Place TimelineHands::placeAt(const QPoint& point) const
{
    const int row = m_rows.rowAt(point.y());
    const LaidOutEntry* entry = row < 0 ? nullptr : m_rows.laidOut(row);
    if (!entry) {
        return {};
    }
    return {m_model.markOf(row).key, entry, QPointF(point.x(), point.y() - m_rows.topOf(row))};
}

const LaidOutEntry* TimelineHands::entryOf(InteractionKey key) const
{
    const int row = m_rows.rowOfEntry(key);
    return row < 0 ? nullptr : m_rows.laidOut(row);
}

void TimelineHands::moveTo(const QPoint& point)
{
    const Place place = placeAt(point);
    const int spot = place.entry ? place.entry->spotAt(place.point) : -1;
    m_cursor = Qt::ArrowCursor;
    if (spot >= 0 || (place.entry && !place.entry->linkAt(place.point).isEmpty())) {
        m_cursor = Qt::PointingHandCursor;
    } else if (place.entry && place.entry->textAt(place.point)) {
        m_cursor = Qt::IBeamCursor;
    }
    if (place.key != m_hoveredKey || spot != m_hoveredSpot) {
        m_hoveredKey = place.key;
        m_hoveredSpot = spot;
        Q_EMIT changed();
    }
}

void TimelineHands::leave()
{
    m_hoveredKey = 0;
    m_hoveredSpot = -1;
    Q_EMIT changed();
}

void TimelineHands::press(const QPoint& point)
{
    m_pressed = point;
    m_focusedKey = 0;
    m_focusedSpot = -1;
    m_selectedKey = 0;
    m_selecting = false;
    const Place place = placeAt(point);
    if (place.entry && place.entry->spotAt(place.point) < 0) {
        if (const auto text = place.entry->textAt(place.point)) {
            m_selectedKey = place.key;
            m_part = text->part;
            m_from = m_to = text->position;
            m_selecting = true;
        }
    }
    Q_EMIT changed();
}

void TimelineHands::dragTo(const QPoint& point)
{
    const int row = m_selecting ? m_rows.rowOfEntry(m_selectedKey) : -1;
    const LaidOutEntry* entry = row < 0 ? nullptr : m_rows.laidOut(row);
    if (entry && entry->document(m_part)) {
        m_to =
            entry->nearestText(m_part, QPointF(point.x(), point.y() - m_rows.topOf(row))).position;
        Q_EMIT changed();
    }
}

void TimelineHands::release(const QPoint& point)
{
    const bool dragged =
        (point - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    m_selecting = false;
    if (dragged) {
        return;
    }
    const Place place = placeAt(point);
    if (!place.entry || hasSelection()) {
        return;
    }
    if (const int spot = place.entry->spotAt(place.point); spot >= 0) {
        // A copy: what is done about it may lay the entry out again.
        const EntrySpot pressed = place.entry->spots().at(spot);
        Q_EMIT spotPressed(place.key, pressed);
    } else if (const QString link = place.entry->linkAt(place.point); !link.isEmpty()) {
        Q_EMIT linkPressed(QUrl(link));
    }
}

void TimelineHands::doubleClick(const QPoint& point)
{
    const Place place = placeAt(point);
    if (!place.entry) {
        return;
    }
    const auto text = place.entry->textAt(place.point);
    if (!text) {
        if (place.entry->spotAt(place.point) < 0) {
            Q_EMIT entryPressed(place.key);
        }
        return;
    }
    QTextCursor cursor =
        cursorIn(*place.entry->document(text->part), text->position, text->position);
    cursor.select(QTextCursor::WordUnderCursor);
    m_selectedKey = place.key;
    m_part = text->part;
    m_from = cursor.selectionStart();
    m_to = cursor.selectionEnd();
    Q_EMIT changed();
}

void TimelineHands::reset()
{
    m_hoveredKey = m_focusedKey = m_selectedKey = 0;
    m_hoveredSpot = m_focusedSpot = -1;
    m_selecting = false;
    m_cursor = Qt::ArrowCursor;
    Q_EMIT changed();
}

bool TimelineHands::stepFocus(bool forward)
{
    struct Candidate
    {
        InteractionKey key;
        int spot;
    };
    QList<Candidate> candidates;
    qsizetype at = -1;
    for (int row = m_rows.firstVisible(); row <= m_rows.lastVisible(); ++row) {
        const LaidOutEntry* entry = m_rows.laidOut(row);
        for (int spot = 0; entry && spot < entry->spots().size(); ++spot) {
            if (m_model.markOf(row).key == m_focusedKey && spot == m_focusedSpot) {
                at = candidates.size();
            }
            candidates.append({m_model.markOf(row).key, spot});
        }
    }
    const qsizetype next = at < 0 ? (forward ? 0 : candidates.size() - 1) : at + (forward ? 1 : -1);
    const bool more = next >= 0 && next < candidates.size();
    m_focusedKey = more ? candidates.at(next).key : 0;
    m_focusedSpot = more ? candidates.at(next).spot : -1;
    Q_EMIT changed();
    return more;
}

void TimelineHands::pressFocused()
{
    const LaidOutEntry* entry = entryOf(m_focusedKey);
    if (entry && m_focusedSpot >= 0 && m_focusedSpot < entry->spots().size()) {
        const EntrySpot pressed = entry->spots().at(m_focusedSpot);
        Q_EMIT spotPressed(m_focusedKey, pressed);
    }
}

QString TimelineHands::selectedText() const
{
    const LaidOutEntry* entry = entryOf(m_selectedKey);
    if (!entry || !entry->document(m_part)) {
        return {};
    }
    // Places to break that were put into long words are not the writer's.
    return cursorIn(*entry->document(m_part), m_from, m_to)
        .selection()
        .toPlainText()
        .remove(QChar(0x200B));
}

QString TimelineHands::linkAt(const QPoint& point) const
{
    const Place place = placeAt(point);
    return place.entry ? place.entry->linkAt(place.point) : QString();
}

QString TimelineHands::tip(const QPoint& point) const
{
    if (const QString link = linkAt(point); !link.isEmpty()) {
        return whereItLeads(link);
    }
    const Place place = placeAt(point);
    if (!place.entry) {
        return {};
    }
    const EntryLayout& layout = place.entry->layout();
    const bool onHead = layout.caption.contains(place.point) || layout.name.contains(place.point) ||
                        layout.badge.contains(place.point);
    return onHead ? place.entry->words().moment : QString();
}

const Attachment* TimelineHands::attachmentAt(const QPoint& point) const
{
    const Place place = placeAt(point);
    const int spot = place.entry ? place.entry->spotAt(place.point) : -1;
    const int index = spot < 0 ? -1 : place.entry->spots().at(spot).attachment;
    return index < 0 ? nullptr : &place.entry->entry().interaction.attachments.at(index);
}

EntryHands TimelineHands::handsOn(InteractionKey key) const
{
    EntryHands hands;
    hands.hovered = key == m_hoveredKey ? m_hoveredSpot : -1;
    hands.focused = key == m_focusedKey ? m_focusedSpot : -1;
    if (key == m_selectedKey) {
        hands.selectedPart = m_part;
        hands.selectionStart = std::min(m_from, m_to);
        hands.selectionEnd = std::max(m_from, m_to);
    }
    return hands;
}

} // namespace threadline
