// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints one line of a ChoiceCard or a list like it: whether it is on, its words, its note at the right.
// What cannot be chosen is a heading.
#pragma once

#include <QStyledItemDelegate>

namespace threadline {

class Theme;

class ChoiceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        NoteRole = Qt::UserRole + 1,
        OnRole, ///< a bool; invalid for what is not switched
    };

    explicit ChoiceDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace threadline
