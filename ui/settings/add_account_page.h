// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding an account: first on which channel, then that channel's form. A new channel adds a line to
// its constructor.
#pragma once

#include "ui/settings/add_mailbox_page.h"

class QButtonGroup;
class QHBoxLayout;
class QStackedWidget;

namespace threadline {

class AddAccountPage final : public Surface
{
    Q_OBJECT

public:
    AddAccountPage(Workspace& workspace, const Theme& theme, MailboxDiscovery discovery,
                   QWidget* parent = nullptr);

    void begin();
    bool isSettled() const;

Q_SIGNALS:
    /// `words`: what happens now, for the person.
    void added(const QString& words);
    void cancelled();

private:
    void addChannel(const ChannelName& channel, const QString& words, AccountFormPage* form);
    AccountFormPage* form(int row) const;

    QHBoxLayout* m_line;
    QButtonGroup* m_choices;
    QStackedWidget* m_forms;
};

} // namespace threadline
