// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding a Telegram bot: its token, and rarely a server of one's own.
#pragma once

#include "ui/settings/account_form_page.h"
#include "ui/settings/bot_form.h"

namespace threadline {

class AddBotPage final : public AccountFormPage
{
    Q_OBJECT

public:
    AddBotPage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    BotForm form() const;

private:
    std::optional<Problem> missing() const override;
    Problem placed(const Error& error) const override;
    AccountRequest request() const override;
    QString checkingWords() const override;
    QWidget* firstField() const override;
    void forgetSecret() override;

    Problem at(const BotProblem& problem) const;

    QLineEdit* m_token;
    QLineEdit* m_name;
    QLineEdit* m_server;
    QVBoxLayout* m_tokenPlace;
    QVBoxLayout* m_serverPlace;
};

} // namespace threadline
