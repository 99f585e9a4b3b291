// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chosen files as a row of chips, each with its size and a button that takes it off again.
#pragma once

#include "ui/composer/attachment_set.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace threadline {

class AttachmentChips final : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentChips(const Theme& theme, QWidget* parent = nullptr);

    void showFiles(const QList<ChosenFile>& files);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeWanted(qsizetype index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Places chips left to right, line by line; answers the height they need.
    int flow(int width, bool place) const;

    const Theme& m_theme;
    QList<QWidget*> m_chips;
};

} // namespace threadline
