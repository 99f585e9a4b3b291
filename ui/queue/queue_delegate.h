// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a row of the queue where queue_row_geometry.h says everything is.
#pragma once

#include "ui/queue/queue_row_geometry.h"

#include <QStyledItemDelegate>

namespace threadline {

class Theme;

class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit QueueDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintRow(QPainter& painter, const QueueRow& row, const QueueRowGeometry& geometry) const;
    void paintAwaited(QPainter& painter, const QRect& where) const;
    QueueRowMetrics metrics() const;

    const Theme& m_theme;
};

} // namespace threadline
