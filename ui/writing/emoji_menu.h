// SPDX-License-Identifier: GPL-3.0-or-later
//
// A grid of the commonest emoji, walked with the arrow keys. Thread: the GUI thread.
#pragma once

#include <QMenu>

namespace threadline {

class Theme;

class EmojiMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit EmojiMenu(const Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& emoji);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QList<QWidget*> m_cells;
};

} // namespace threadline
