// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding the baresip softphone of this computer.
#pragma once

#include "ui/settings/account_form_page.h"
#include "ui/settings/phone_form.h"

namespace threadline {

class AddPhonePage final : public AccountFormPage
{
    Q_OBJECT

public:
    AddPhonePage(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    PhoneForm form() const;

private:
    std::optional<Problem> missing() const override { return std::nullopt; }
    Problem placed(const Error& error) const override;
    AccountRequest request() const override { return form().request(); }
    QString checkingWords() const override { return QStringLiteral("Asking baresip…"); }
    QWidget* firstField() const override;
    void forgetSecret() override {}

    QLineEdit* m_control;
    QLineEdit* m_number;
    QLineEdit* m_name;
    QVBoxLayout* m_controlPlace;
    QVBoxLayout* m_numberPlace;
};

} // namespace threadline
