// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws one thing that is offered: its title, and beside it in grey what it is. Thread: the GUI thread.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace threadline {

class CompletionRow final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole + 1 };

    explicit CompletionRow(const Theme& theme, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace threadline
