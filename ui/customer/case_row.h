// SPDX-License-Identifier: GPL-3.0-or-later
//
// One case of a customer in the panel: number, subject, status and when something last happened.
// A button, so that the keyboard and screen readers reach it.
#pragma once

#include "core/model/case.h"
#include "ui/theme/theme.h"

#include <QPushButton>

namespace threadline {

class CaseRow final : public QPushButton
{
    Q_OBJECT

public:
    CaseRow(const Theme& theme, const Case& shown, bool open, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Case m_case;
    bool m_open;
};

} // namespace threadline
