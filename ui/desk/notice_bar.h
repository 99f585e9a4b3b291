// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sentence that belongs to no pane, over the desk until it is put away or overtaken.
#pragma once

#include "ui/controls/surface.h"

#include <QTimer>

#include <functional>

class QPushButton;

namespace threadline {

class TextLabel;

class NoticeBar final : public Surface
{
    Q_OBJECT

public:
    explicit NoticeBar(const Theme& theme, QWidget* parent = nullptr);

    /// `lasting`: stays until somebody puts it away.
    void say(const QString& sentence, bool lasting);
    /// Lasting, with a button that does something about it.
    void offer(const QString& sentence, const QString& button, const std::function<void()>& pressed);
    QString sentence() const;

private:
    TextLabel* m_words;
    QPushButton* m_button;
    std::function<void()> m_pressed;
    QTimer m_goAway;
};

} // namespace threadline
