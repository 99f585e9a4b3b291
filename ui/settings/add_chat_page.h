// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding the chat of a website: the desk's account on a chat server, and the host of its visitors.
#pragma once

#include "ui/settings/account_form_page.h"
#include "ui/settings/chat_form.h"

namespace threadline {

class AddChatPage final : public AccountFormPage
{
    Q_OBJECT

public:
    AddChatPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    ChatForm form() const;

private:
    std::optional<Problem> missing() const override;
    Problem placed(const Error& error) const override;
    AccountRequest request() const override;
    QString checkingWords() const override;
    QWidget* firstField() const override;
    void forgetSecret() override;

    Problem at(const ChatProblem& problem) const;

    QLineEdit* m_address;
    QLineEdit* m_password;
    QLineEdit* m_visitors;
    QLineEdit* m_name;
    QLineEdit* m_server;
    QLineEdit* m_siteKey;
    QVBoxLayout* m_addressPlace;
    QVBoxLayout* m_passwordPlace;
    QVBoxLayout* m_visitorsPlace;
    QVBoxLayout* m_serverPlace;
};

} // namespace threadline
