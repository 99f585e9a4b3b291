// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_account_page.h"

#include "ui/controls/text_label.h"
#include "ui/settings/add_bot_page.h"
#include "ui/settings/add_chat_page.h"
#include "ui/settings/add_number_page.h"
#include "ui/settings/add_phone_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace threadline {

AddAccountPage::AddAccountPage(Workspace& workspace, const Theme& theme, MailboxDiscovery discovery,
                               QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_line(new QHBoxLayout)
    , m_choices(new QButtonGroup(this))
    , m_forms(new QStackedWidget)
{
    setObjectName(QStringLiteral("addAccountPage"));
    auto* label = new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink2);
    label->setText(QStringLiteral("Customers reach you by"));
    m_line->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), 0);
    m_line->setSpacing(theme.scaled(20));
    m_line->addStretch(1);
    m_line->addWidget(label);
    addChannel(channel::email, QStringLiteral("Email"),
               new AddMailboxPage(workspace, theme, std::move(discovery)));
    addChannel(channel::telegram, QStringLiteral("Telegram"), new AddBotPage(workspace, theme));
    addChannel(channel::webchat, QStringLiteral("Website chat"), new AddChatPage(workspace, theme));
    addChannel(channel::sms, QStringLiteral("SMS"), new AddNumberPage(workspace, theme, channel::sms));
    addChannel(channel::whatsapp, QStringLiteral("WhatsApp"), new AddNumberPage(workspace, theme, channel::whatsapp));
    addChannel(channel::voice, QStringLiteral("Phone"), new AddNumberPage(workspace, theme, channel::voice));
    addChannel(QStringLiteral("phone"), QStringLiteral("Softphone"), new AddPhonePage(workspace, theme));
    m_line->addStretch(1);
    m_choices->button(0)->setChecked(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_line);
    layout->addWidget(m_forms, 1);
    connect(m_choices, &QButtonGroup::idClicked, m_forms, &QStackedWidget::setCurrentIndex);
}

void AddAccountPage::addChannel(const ChannelName& channel, const QString& words,
                                AccountFormPage* form)
{
    auto* button = new QRadioButton(words);
    button->setObjectName(QStringLiteral("addOn-") + channel);
    m_choices->addButton(button, m_forms->addWidget(form));
    m_line->addWidget(button);
    connect(form, &AccountFormPage::added, this, &AddAccountPage::added);
    connect(form, &AccountFormPage::cancelled, this, &AddAccountPage::cancelled);
}

AccountFormPage* AddAccountPage::form(int row) const
{
    return static_cast<AccountFormPage*>(m_forms->widget(row));
}

void AddAccountPage::begin()
{
    form(m_forms->currentIndex())->begin();
}

bool AddAccountPage::isSettled() const
{
    for (int row = 0; row < m_forms->count(); ++row) {
        if (!form(row)->isSettled()) {
            return false;
        }
    }
    return true;
}

} // namespace threadline
