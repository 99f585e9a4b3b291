// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small widgets in lines, as many in each as fit; a wide one is narrowed to the line. Thread: GUI.
#pragma once

#include <QLayout>

namespace threadline {

class ChipFlow final : public QLayout
{
    Q_OBJECT

public:
    explicit ChipFlow(int gap);
    ~ChipFlow() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The height they need; `place` puts them there.
    int flow(const QRect& rect, bool place) const;

    QList<QLayoutItem*> m_items;
    int m_gap;
};

} // namespace threadline
