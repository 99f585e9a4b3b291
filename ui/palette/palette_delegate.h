// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints what the palette found: headings, commands with their keys, cases, customers and messages
// with the words that matched in bold.
#pragma once

#include "ui/palette/palette_model.h"

#include <QStyledItemDelegate>

namespace threadline {

class Theme;

class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PaletteDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Line
    {
        QString title;
        QString detail;
        QString right;
        QList<std::pair<int, int>> marks; ///< in `detail`
    };

    Line lineOf(const PaletteItem& item) const;
    Line lineOf(const SearchHit& hit) const;
    void paintHeading(QPainter& painter, const QRect& inner, const QModelIndex& index) const;
    void paintGlyph(QPainter& painter, const QRect& where, const PaletteItem& item) const;
    void paintDetail(QPainter& painter, const QRect& where, const Line& line) const;

    const Theme& m_theme;
};

} // namespace threadline
