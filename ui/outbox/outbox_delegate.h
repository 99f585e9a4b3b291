// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reply in the outbox: its state as a pill, to whom, about what, and the problem in its own
// words. Room is left at the right for the buttons.
#pragma once

#include <QStyledItemDelegate>

namespace threadline {

class Theme;

class OutboxDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit OutboxDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static int buttonsWidth(const Theme& theme);

private:
    const Theme& m_theme;
};

} // namespace threadline
