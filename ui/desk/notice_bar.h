// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sentence that belongs to no pane, in the lower left corner of the window until it is put away or
// overtaken; maybe with a button for what one may want next. Covers a corner rather than moving the
// desk, for it comes after every command. Thread: GUI.
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
    /// Stays in `window`, right of its first `left` pixels.
    NoticeBar(const Theme& theme, QWidget& window, int left);

    /// `lasting`: stays until somebody puts it away.
    void say(const QString& sentence, bool lasting);
    /// What was done, and a button: "Undo".
    void offer(const QString& sentence, const QString& action);
    /// What somebody should know, and a button that does something about it.
    void offerLasting(const QString& sentence, const QString& action, const std::function<void()>& pressed);
    QString sentence() const;
    /// So much at the foot of the window stays free.
    void setFoot(int height);

Q_SIGNALS:
    /// The button of offer() was pressed; the sentence went away.
    void actionWanted(const QString& action);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void appear(const QString& sentence, const QString& action, Colour ground);
    void place();

    QWidget& m_window;
    int m_left;
    int m_foot = 0;
    TextLabel* m_words;
    QPushButton* m_action;
    std::function<void()> m_pressed; ///< empty: actionWanted()
    QTimer m_goAway;
};

} // namespace threadline
