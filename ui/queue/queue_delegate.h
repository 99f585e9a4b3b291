// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a row of the queue where queue_row_geometry.h says everything is.
#pragma once

#include "ui/queue/queue_row_geometry.h"

#include <QStyledItemDelegate>

namespace threadline {

class MarkedCases;
class Theme;

class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `marks` outlives it.
    QueueDelegate(const Theme& theme, const MarkedCases& marks, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintRow(QPainter& painter, const QueueRow& row, const QueueRowGeometry& geometry) const;
    /// In place of the channel: this one is selected.
    void paintMark(QPainter& painter, const QRect& where) const;
    void paintAwaited(QPainter& painter, const QRect& where) const;
    QueueRowMetrics metrics() const;

    const Theme& m_theme;
    const MarkedCases& m_marks;
};

} // namespace threadline
