// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sentence that belongs to no pane, over the desk until it is put away or overtaken.
#pragma once

#include "ui/controls/surface.h"

#include <QTimer>

namespace threadline {

class TextLabel;

class NoticeBar final : public Surface
{
    Q_OBJECT

public:
    explicit NoticeBar(const Theme& theme, QWidget* parent = nullptr);

    /// `lasting`: stays until somebody puts it away.
    void say(const QString& sentence, bool lasting);
    QString sentence() const;

private:
    TextLabel* m_words;
    QTimer m_goAway;
};

} // namespace threadline
