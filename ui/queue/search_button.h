// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks like the search field it leads to: the words, and the keys that open it from anywhere.
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace threadline {

class SearchButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit SearchButton(const Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace threadline
