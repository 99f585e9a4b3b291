// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_phone_page.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace threadline {

AddPhonePage::AddPhonePage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : AccountFormPage(
          workspace, theme, QStringLiteral("phone"),
          {QStringLiteral("Add a softphone"),
           QStringLiteral("baresip on this computer, with its module ctrl_tcp. While a call rings "
                          "the desk shows whose it is; it is "
                          "taken, declined and made from here, and stands in the history when it "
                          "has ended. A call that nobody took "
                          "becomes a case."),
           QStringLiteral("Asks baresip whether it is there and registered; nothing is stored"),
           QStringLiteral("Add softphone"), QStringLiteral("Adding the softphone…"),
           QStringLiteral("baresip is there, and registered."),
           QStringLiteral("The softphone was added. Calls ring at the top of this window.")},
          parent)
    , m_control(new QLineEdit)
    , m_number(new QLineEdit)
    , m_name(new QLineEdit)
{
    setObjectName(QStringLiteral("addPhonePage"));
    m_control->setPlaceholderText(QStringLiteral("127.0.0.1:4444"));
    m_controlPlace =
        addField(m_control, QStringLiteral("Where baresip's ctrl_tcp listens (rarely elsewhere)"),
                 QStringLiteral("phoneControl"));
    m_number->setPlaceholderText(QStringLiteral("+49 30 901820"));
    m_numberPlace = addField(m_number, QStringLiteral("Number that customers call (may be empty)"),
                             QStringLiteral("phoneNumber"));
    addField(m_name, QStringLiteral("Name of the account here (may be empty)"),
             QStringLiteral("phoneName"));
    finishCard();
}

PhoneForm AddPhonePage::form() const
{
    return {m_control->text(), m_number->text(), m_name->text()};
}

AccountFormPage::Problem AddPhonePage::placed(const Error& error) const
{
    switch (phoneFieldOf(error)) {
    case PhoneField::Control:
        return {error.sentence, m_controlPlace, m_control};
    case PhoneField::Number:
        return {error.sentence, m_numberPlace, m_number};
    case PhoneField::General:
        break;
    }
    return {error.sentence, generalPlace(), nullptr};
}

QWidget* AddPhonePage::firstField() const
{
    return m_control;
}

} // namespace threadline
