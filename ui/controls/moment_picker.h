// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small card that asks for a moment to come: a day and a time. Opens beside what asked, goes away
// with Escape or a click elsewhere. Thread: GUI.
#pragma once

#include "ui/controls/surface.h"

class QDateTimeEdit;
class QPushButton;

namespace threadline {

class TextLabel;

class MomentPicker final : public Surface
{
    Q_OBJECT

public:
    /// Deletes itself when it closes. `question` ends without a mark: "Send at".
    MomentPicker(const Theme& theme, const QString& question, const QDateTime& proposed, QWidget* parent);

    /// Above `place` when there is no room below.
    void openAt(const QRect& place);

Q_SIGNALS:
    /// Later than now.
    void chosen(const QDateTime& at);

private:
    void check();
    void choose();

    QDateTimeEdit* m_moment;
    TextLabel* m_problem;
    QPushButton* m_choose;
};

} // namespace threadline
