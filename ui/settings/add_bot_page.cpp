// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_bot_page.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace threadline {

AddBotPage::AddBotPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : AccountFormPage(
          workspace, theme, QStringLiteral("bot"),
          {QStringLiteral("Add a Telegram bot"),
           QStringLiteral(
               "The bot your customers write to. @BotFather in Telegram makes one with /newbot and "
               "gives you its token, which goes to the keychain of this machine. Chats with the "
               "bot "
               "alone are brought here, groups are not."),
           QStringLiteral("Asks Telegram about this bot; nothing is stored"),
           QStringLiteral("Add bot"), QStringLiteral("Adding the bot…"),
           QStringLiteral("Telegram accepts this token."),
           QStringLiteral("The bot was added. What customers write to it appears in the queue as "
                          "it comes in.")},
          parent)
    , m_token(new QLineEdit)
    , m_name(new QLineEdit)
    , m_server(new QLineEdit)
{
    setObjectName(QStringLiteral("addBotPage"));
    m_token->setEchoMode(QLineEdit::Password);
    m_tokenPlace = addField(m_token, QStringLiteral("Token"), QStringLiteral("botToken"));
    addField(m_name, QStringLiteral("Name of the account here (may be empty)"),
             QStringLiteral("botName"));
    m_serverPlace =
        addField(m_server, QStringLiteral("A Bot API server of your own (rarely needed)"),
                 QStringLiteral("botServer"));
    m_server->setPlaceholderText(QStringLiteral("https://api.telegram.org"));
    finishCard();
}

BotForm AddBotPage::form() const
{
    return {m_token->text(), m_name->text(), m_server->text()};
}

std::optional<AccountFormPage::Problem> AddBotPage::missing() const
{
    const auto problem = form().missing();
    return problem ? std::optional(at(*problem)) : std::nullopt;
}

AccountFormPage::Problem AddBotPage::placed(const Error& error) const
{
    return at({fieldOf(error, form()), error.sentence});
}

AccountFormPage::Problem AddBotPage::at(const BotProblem& problem) const
{
    switch (problem.field) {
    case BotField::Token:
        return {problem.sentence, m_tokenPlace, m_token};
    case BotField::Server:
        return {problem.sentence, m_serverPlace, m_server};
    case BotField::General:
        break;
    }
    return {problem.sentence, generalPlace(), nullptr};
}

AccountRequest AddBotPage::request() const
{
    return form().request();
}

QString AddBotPage::checkingWords() const
{
    return QStringLiteral("Asking Telegram…");
}

QWidget* AddBotPage::firstField() const
{
    return m_token;
}

void AddBotPage::forgetSecret()
{
    m_token->clear();
}

} // namespace threadline
