// SPDX-License-Identifier: GPL-3.0-or-later
//
// One call that rings or is spoken: who it is, how long, and what can be done. Knows nothing of the
// workspace. Thread: GUI.
#pragma once

#include "core/workspace/call_desk.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace threadline {

class TextLabel;
class Theme;

class CallRow final : public QWidget
{
    Q_OBJECT

public:
    CallRow(const Theme& theme, const CallView& view, QWidget* parent = nullptr);

    const CallView& view() const { return m_view; }
    void showCall(const CallView& view);

Q_SIGNALS:
    void openWanted();
    void answerWanted();
    /// Declines it while it rings here.
    void hangUpWanted();
    void noteWanted();

private:
    void tick();

    const Theme& m_theme;
    CallView m_view;
    QWidget* m_glyph;
    TextLabel* m_words;
    TextLabel* m_time;
    QPushButton* m_open;
    QPushButton* m_note;
    QPushButton* m_answer;
    QPushButton* m_hangUp;
    QTimer m_tick;
};

/// "Incoming call · +49 30 901820 · Jane Doe"
QString callWords(const CallView& view);

} // namespace threadline
