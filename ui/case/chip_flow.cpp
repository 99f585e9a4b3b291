// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/chip_flow.h"

#include <algorithm>

namespace threadline {

ChipFlow::ChipFlow(int gap)
    : m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

ChipFlow::~ChipFlow()
{
    qDeleteAll(m_items);
}

QLayoutItem* ChipFlow::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int ChipFlow::heightForWidth(int width) const
{
    return flow(QRect(0, 0, width, 0), false);
}

QSize ChipFlow::minimumSize() const
{
    int height = 0;
    for (const QLayoutItem* item : m_items) {
        height = std::max(height, item->sizeHint().height());
    }
    return {0, height};
}

void ChipFlow::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    flow(rect, true);
}

int ChipFlow::flow(const QRect& rect, bool place) const
{
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (QLayoutItem* item : m_items) {
        const QSize hint = item->sizeHint();
        const int width = std::min(hint.width(), rect.width());
        if (x > 0 && x + width > rect.width()) {
            x = 0;
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        if (place) {
            item->setGeometry(QRect(rect.left() + x, rect.top() + y, width, hint.height()));
        }
        x += width + m_gap;
        lineHeight = std::max(lineHeight, hint.height());
    }
    return y + lineHeight;
}

} // namespace threadline
