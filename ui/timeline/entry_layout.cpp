// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_layout.h"

#include <algorithm>
#include <cmath>

namespace threadline {

namespace {

constexpr double headGap = 8;

double headWidth(const EntryNeeds& needs)
{
    double width = needs.name.width();
    if (needs.caption.width() > 0) {
        width += headGap + needs.caption.width();
    }
    for (const QSizeF& pill : needs.pills) {
        width += headGap + pill.width();
    }
    return width;
}

/// Lays parts out below each other inside a bubble whose left edge is still to be known.
class Column
{
public:
    Column(double top, const EntryMeasures& measures)
        : m_y(top)
        , m_measures(measures)
    {
    }

    QRectF add(const QSizeF& size, double gapBefore)
    {
        if (!m_first) {
            m_y += gapBefore;
        }
        m_first = false;
        const QRectF place(0, m_y, size.width(), size.height());
        m_y += size.height();
        m_widest = std::max(m_widest, size.width());
        return place;
    }

    /// Several in a row, wrapped at `width`.
    QList<QRectF> addRow(const QList<QSizeF>& sizes, double width, double gapBefore)
    {
        QList<QRectF> places;
        m_y += m_first ? 0 : gapBefore;
        double x = 0;
        double line = 0;
        for (const QSizeF& size : sizes) {
            if (x > 0 && x + size.width() > width) {
                m_y += line + m_measures.gap;
                x = 0;
                line = 0;
            }
            places.append(QRectF(x, m_y, std::min(size.width(), width), size.height()));
            x += size.width() + m_measures.partGap;
            line = std::max(line, size.height());
            m_widest = std::max(m_widest, places.last().right());
        }
        m_y += line;
        m_first = false;
        return places;
    }

    double y() const { return m_y; }
    double widest() const { return m_widest; }

private:
    double m_y;
    double m_widest = 0;
    bool m_first = true;
    EntryMeasures m_measures;
};

void placeHead(EntryLayout& layout, const EntryNeeds& needs, Column& column, double room)
{
    const double height = std::max(needs.name.height(), needs.caption.height());
    const QRectF line = column.add({std::min(headWidth(needs), room), height}, 0);
    double pills = 0;
    for (const QSizeF& pill : needs.pills) {
        pills += headGap + pill.width();
    }
    const double words = std::max(0.0, room - pills);
    const double name = std::min(needs.name.width(), words);
    layout.name = QRectF(0, line.top(), name, height);
    // The name is read first; what is left belongs to the caption.
    const double caption = std::clamp(words - name - headGap, 0.0, needs.caption.width());
    layout.caption = QRectF(name + headGap, line.top(), caption, height);
    double x = caption > 0 ? layout.caption.right() : layout.name.right();
    for (const QSizeF& pill : needs.pills) {
        x += headGap;
        layout.pills.append(
            QRectF(x, line.top() + (height - pill.height()) / 2, pill.width(), pill.height()));
        x += pill.width();
    }
}

void moveParts(EntryLayout& layout, double dx)
{
    const auto move = [dx](QRectF& part) {
        if (!part.isNull()) {
            part.translate(dx, 0);
        }
    };
    for (QRectF* part : {&layout.name, &layout.caption, &layout.stars, &layout.subject,
                         &layout.imagesBar, &layout.body, &layout.unfold, &layout.quoted}) {
        move(*part);
    }
    std::for_each(layout.pills.begin(), layout.pills.end(), move);
    std::for_each(layout.facts.begin(), layout.facts.end(), move);
    std::for_each(layout.attachments.begin(), layout.attachments.end(), move);
}

/// The line under the bubble, aligned with it on the side it stands.
double placeDelivery(EntryLayout& layout, const EntryNeeds& needs, const EntryMeasures& measures,
                     double top)
{
    if (!needs.deliverySentence) {
        return top;
    }
    double buttons = 0;
    for (const QSizeF& button : needs.deliveryButtons) {
        buttons += measures.partGap + button.width();
    }
    const double widest = widestBubble(needs.rowWidth, measures);
    const double icon = needs.deliveryIcon.width() + measures.gap;
    const QSizeF sentence = needs.deliverySentence(std::max(80.0, widest - icon - buttons));
    const double width = icon + sentence.width() + buttons;
    const double y = top + measures.gap;
    double x = needs.right ? layout.bubble.right() - width : layout.bubble.left();
    const double line = needs.deliveryButtons.isEmpty() ? needs.deliveryIcon.height()
                                                        : needs.deliveryButtons.first().height();
    layout.deliveryIcon =
        QRectF({x, y + (line - needs.deliveryIcon.height()) / 2}, needs.deliveryIcon);
    x += icon;
    const double firstLine = std::max(0.0, (line - sentence.height()) / 2);
    layout.deliverySentence = QRectF({x, y + firstLine}, sentence);
    x += sentence.width();
    for (const QSizeF& button : needs.deliveryButtons) {
        x += measures.partGap;
        layout.deliveryButtons.append(QRectF({x, y}, button));
        x += button.width();
    }
    return std::max({layout.deliverySentence.bottom(), layout.deliveryIcon.bottom(), y + line});
}

} // namespace

double widestBubble(double rowWidth, const EntryMeasures& measures)
{
    const double room = rowWidth - 2 * (measures.margin + measures.glyph + measures.glyphGap);
    return std::max(120.0, std::min(measures.widest, room));
}

EntryLayout layOutEntry(const EntryNeeds& needs, const EntryMeasures& measures)
{
    EntryLayout layout;
    const double room = widestBubble(needs.rowWidth, measures) - 2 * measures.padX;
    Column column(measures.padY, measures);
    placeHead(layout, needs, column, room);
    if (!needs.stars.isEmpty()) {
        layout.stars = column.add(needs.stars, measures.gap);
    }
    if (!needs.subject.isEmpty()) {
        layout.subject = column.add({std::min(needs.subject.width(), room), needs.subject.height()},
                                    measures.gap);
    }
    if (!needs.imagesBar.isEmpty()) {
        layout.imagesBar = column.add(
            {std::min(needs.imagesBar.width(), room), needs.imagesBar.height()}, measures.partGap);
    }
    if (const QSizeF body = needs.body ? needs.body(room) : QSizeF(); body.height() > 0) {
        layout.body = column.add(body, measures.gap);
    }
    for (const auto& fact : needs.facts) {
        const double before = layout.facts.isEmpty() ? measures.partGap : measures.gap;
        layout.facts.append(column.add(fact(room), before));
    }
    if (!needs.attachments.isEmpty()) {
        layout.attachments = column.addRow(needs.attachments, room, measures.partGap);
    }
    if (!needs.unfold.isEmpty()) {
        const QRectF last = layout.attachments.isEmpty() ? QRectF() : layout.attachments.last();
        const double x = last.right() + measures.partGap;
        if (!last.isNull() && x + needs.unfold.width() <= room) {
            // Beside the attachments there is room for it, as there is under a mail with one photo.
            layout.unfold = QRectF(x, last.center().y() - needs.unfold.height() / 2,
                                   needs.unfold.width(), needs.unfold.height());
            column.add({layout.unfold.right(), 0}, 0);
        } else {
            layout.unfold = column.add(needs.unfold, measures.gap);
        }
    }
    if (needs.quoted) {
        const QSizeF quoted = needs.quoted(room - measures.quoteInset);
        layout.quoted =
            column.add({quoted.width() + measures.quoteInset, quoted.height()}, measures.gap);
        layout.quoted.setLeft(measures.quoteInset);
    }

    const double width = std::ceil(std::min(column.widest(), room)) + 2 * measures.padX;
    const double aside = measures.margin + measures.glyph + measures.glyphGap;
    const double left = needs.right ? needs.rowWidth - aside - width : aside;
    layout.bubble = QRectF(left, 0, width, std::ceil(column.y() + measures.padY));
    layout.badge =
        QRectF(needs.right ? needs.rowWidth - measures.margin - measures.glyph : measures.margin, 0,
               measures.glyph, measures.glyph);
    moveParts(layout, left + measures.padX);
    layout.height =
        std::ceil(placeDelivery(layout, needs, measures, layout.bubble.bottom())) + measures.rowGap;
    return layout;
}

int guessedHeight(qint64 textBytes, qint64 attachments, double rowWidth, double lineHeight,
                  double letterWidth, const EntryMeasures& measures)
{
    // Longer texts are mostly quotes, and those are folded.
    constexpr double mostLines = 24;
    const double room = widestBubble(rowWidth, measures) - 2 * measures.padX;
    const double lines =
        std::clamp(std::ceil(double(textBytes) * letterWidth / room), 1.0, mostLines);
    const double files = attachments > 0 ? measures.partGap + 2 * lineHeight : 0;
    return int(2 * measures.padY + lineHeight + measures.gap + lines * lineHeight + files +
               measures.rowGap);
}

} // namespace threadline
