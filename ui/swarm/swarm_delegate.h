// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a swarm in a list: who it is about, the question, the last words, who is in it.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace threadline {

class SwarmDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 };

    SwarmDelegate(const Theme& theme, const QString& me, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
    QString m_me;
};

/// The row in words, for screen readers.
QString swarmRowWords(const SwarmRow& row, const QString& me);

} // namespace threadline

Q_DECLARE_METATYPE(threadline::SwarmRow)
