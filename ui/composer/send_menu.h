// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ways to send a reply: what becomes of its case, and when it leaves. Thread: GUI.
#pragma once

#include "ui/theme/theme.h"

#include <QDateTime>
#include <QMenu>

namespace threadline {

/// What happens to the case when the reply is sent.
enum class AfterSending { Stay, Waiting, Solved };

/// "Send", "Send, then Waiting", "Send, then Solved".
QString afterSendingWords(AfterSending after);

class SendMenu final : public QMenu
{
    Q_OBJECT

public:
    SendMenu(const Theme& theme, QWidget* parent);

    /// Above `place`, on the screen.
    void openAt(const QRect& place, AfterSending current);

Q_SIGNALS:
    void afterChosen(threadline::AfterSending after);
    void laterChosen(const QDateTime& at);

private:
    void fill(AfterSending current);
    void askForMoment();

    const Theme& m_theme;
    QRect m_place;
};

} // namespace threadline
