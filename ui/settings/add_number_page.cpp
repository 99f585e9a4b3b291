// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_number_page.h"

#include "ui/theme/channel_look.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace threadline {

namespace {

QString title(const ChannelName& channel)
{
    return channel == channel::voice ? QStringLiteral("Add a phone number")
                                     : QStringLiteral("Add a number for %1").arg(channelLook(channel).name);
}

QString introduction(const ChannelName& channel)
{
    if (channel == channel::voice) {
        return QStringLiteral("A number of your Twilio account. Calls to it and from it come here when they have ended, with what "
                              "was recorded; a call that nobody took becomes a case. Calls themselves are taken where you take "
                              "them now.");
    }
    const QString limits =
        channel == channel::whatsapp
            ? QStringLiteral("WhatsApp takes free words only within 24 hours of the customer's last message. ")
            : QString();
    return QStringLiteral("A number of your Twilio account. All that Twilio kept of what was written to it comes here. %1Files "
                          "that customers send are shown; files cannot be sent from here.")
        .arg(limits);
}

} // namespace

AddNumberPage::AddNumberPage(Workspace& workspace, const Theme& theme, const ChannelName& channel, QWidget* parent)
    : AccountFormPage(workspace, theme, channel,
                      {title(channel), introduction(channel),
                       QStringLiteral("Asks Twilio about this number; nothing is stored"), QStringLiteral("Add number"),
                       QStringLiteral("Adding the number…"), QStringLiteral("Twilio knows this account and its number."),
                       QStringLiteral("The number was added. What came over it appears in the queue and the timelines.")},
                      parent)
    , m_channel(channel)
    , m_number(new QLineEdit)
    , m_sid(new QLineEdit)
    , m_token(new QLineEdit)
    , m_name(new QLineEdit)
    , m_server(new QLineEdit)
{
    setObjectName(channel + QStringLiteral("Page"));
    m_number->setPlaceholderText(QStringLiteral("+1 555 123 4567"));
    m_numberPlace = addField(m_number, channel == channel::voice ? QStringLiteral("Number that customers call") : QStringLiteral("Number that customers write to"), channel + QStringLiteral("Number"));
    m_sid->setPlaceholderText(QStringLiteral("AC…"));
    m_sidPlace = addField(m_sid, QStringLiteral("Account SID, from Twilio's console"), channel + QStringLiteral("Sid"));
    m_token->setEchoMode(QLineEdit::Password);
    m_tokenPlace = addField(m_token, QStringLiteral("Auth token; it goes to the keychain of this machine"),
                            channel + QStringLiteral("Token"));
    addField(m_name, QStringLiteral("Name of the account here (may be empty)"), channel + QStringLiteral("Name"));
    addField(m_server, QStringLiteral("Another region of Twilio (rarely needed)"), channel + QStringLiteral("Server"));
    m_server->setPlaceholderText(QStringLiteral("https://api.twilio.com"));
    finishCard();
}

NumberForm AddNumberPage::form() const
{
    return {m_channel, m_number->text(), m_sid->text(), m_token->text(), m_name->text(), m_server->text()};
}

std::optional<AccountFormPage::Problem> AddNumberPage::missing() const
{
    const auto problem = form().missing();
    return problem ? std::optional(at(*problem)) : std::nullopt;
}

AccountFormPage::Problem AddNumberPage::placed(const Error& error) const
{
    return at({fieldOf(error), error.sentence});
}

AccountFormPage::Problem AddNumberPage::at(const NumberProblem& problem) const
{
    switch (problem.field) {
    case NumberField::Number:
        return {problem.sentence, m_numberPlace, m_number};
    case NumberField::Sid:
        return {problem.sentence, m_sidPlace, m_sid};
    case NumberField::Token:
        return {problem.sentence, m_tokenPlace, m_token};
    case NumberField::General:
        break;
    }
    return {problem.sentence, generalPlace(), nullptr};
}

AccountRequest AddNumberPage::request() const
{
    return form().request();
}

QString AddNumberPage::checkingWords() const
{
    return QStringLiteral("Asking Twilio…");
}

QWidget* AddNumberPage::firstField() const
{
    return m_number;
}

void AddNumberPage::forgetSecret()
{
    m_token->clear();
}

} // namespace threadline
