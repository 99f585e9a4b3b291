// SPDX-License-Identifier: GPL-3.0-or-later
//
// One button in two parts: the wide one sends, the narrow one (or the Down key) asks for the menu
// of ways to send.
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace threadline {

class SendButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit SendButton(const Theme& theme, QWidget* parent = nullptr);

    /// Without a choice the narrow part is gone.
    void setHasChoice(bool hasChoice);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void choiceWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect choicePart() const;

    const Theme& m_theme;
    bool m_hasChoice = true;
};

} // namespace threadline
