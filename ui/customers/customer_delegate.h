// SPDX-License-Identifier: GPL-3.0-or-later
//
// A customer in the list of all: avatar, name, addresses, how many interactions.
#pragma once

#include <QStyledItemDelegate>

namespace threadline {

class Theme;

class CustomerDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CustomerDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace threadline
