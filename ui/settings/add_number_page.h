// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding an SMS, WhatsApp or phone number of a Twilio account.
#pragma once

#include "ui/settings/account_form_page.h"
#include "ui/settings/number_form.h"

namespace threadline {

class AddNumberPage final : public AccountFormPage
{
    Q_OBJECT

public:
    /// `channel`: "sms", "whatsapp" or "voice"; the names of the fields begin with it.
    AddNumberPage(Workspace& workspace, const Theme& theme, const ChannelName& channel, QWidget* parent = nullptr);

    NumberForm form() const;

private:
    std::optional<Problem> missing() const override;
    Problem placed(const Error& error) const override;
    AccountRequest request() const override;
    QString checkingWords() const override;
    QWidget* firstField() const override;
    void forgetSecret() override;

    Problem at(const NumberProblem& problem) const;

    const ChannelName m_channel;
    QLineEdit* m_number;
    QLineEdit* m_sid;
    QLineEdit* m_token;
    QLineEdit* m_name;
    QLineEdit* m_server;
    QVBoxLayout* m_numberPlace;
    QVBoxLayout* m_sidPlace;
    QVBoxLayout* m_tokenPlace;
};

} // namespace threadline
