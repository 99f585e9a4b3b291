// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_chat_page.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace threadline {

AddChatPage::AddChatPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : AccountFormPage(
          workspace, theme, QStringLiteral("chat"),
          {QStringLiteral("Add the chat of your website"),
           QStringLiteral(
               "Visitors write in a small window on your pages; it runs over an XMPP server of "
               "yours, such as Prosody. "
               "The desk has an account there, whose password goes to the keychain of this "
               "machine. The manual "
               "(docs/website-chat.md) has the server's settings and the lines for your pages."),
           QStringLiteral(
               "Logs in and asks for the archive and the visitors' host; nothing is stored"),
           QStringLiteral("Add chat"), QStringLiteral("Adding the chat…"),
           QStringLiteral("The login works, messages are kept, and visitors have their host."),
           QStringLiteral(
               "The chat was added. Visitors see that somebody is here while this desk is open.")},
          parent)
    , m_address(new QLineEdit)
    , m_password(new QLineEdit)
    , m_visitors(new QLineEdit)
    , m_name(new QLineEdit)
    , m_server(new QLineEdit)
    , m_siteKey(new QLineEdit)
{
    setObjectName(QStringLiteral("addChatPage"));
    m_password->setEchoMode(QLineEdit::Password);
    m_siteKey->setEchoMode(QLineEdit::Password);
    m_addressPlace = addField(m_address, QStringLiteral("Chat address of the desk"),
                              QStringLiteral("chatAddress"));
    m_address->setPlaceholderText(QStringLiteral("chat@shop.example"));
    m_passwordPlace =
        addField(m_password, QStringLiteral("Password"), QStringLiteral("chatPassword"));
    m_visitorsPlace =
        addField(m_visitors, QStringLiteral("Host on which visitors log in without a name"),
                 QStringLiteral("chatVisitors"));
    m_visitors->setPlaceholderText(QStringLiteral("visitors.shop.example"));
    addField(m_name, QStringLiteral("Name of the account here (may be empty)"),
             QStringLiteral("chatName"));
    m_serverPlace = addField(
        m_server, QStringLiteral("Server, when the address does not say it (rarely needed)"),
        QStringLiteral("chatServer"));
    m_server->setPlaceholderText(QStringLiteral("chat.shop.example:5222"));
    addField(m_siteKey,
             QStringLiteral("Key by which your website vouches for its customers (may be empty)"),
             QStringLiteral("chatSiteKey"));
    connect(m_address, &QLineEdit::textEdited, this, [this] {
        ChatForm typed = form();
        typed.visitors.clear();
        const QString host = typed.visitorsHost();
        m_visitors->setPlaceholderText(host.isEmpty() ? QStringLiteral("visitors.shop.example")
                                                      : host);
    });
    finishCard();
}

ChatForm AddChatPage::form() const
{
    return {m_address->text(), m_password->text(), m_visitors->text(),
            m_name->text(),    m_server->text(),   m_siteKey->text()};
}

std::optional<AccountFormPage::Problem> AddChatPage::missing() const
{
    const auto problem = form().missing();
    return problem ? std::optional(at(*problem)) : std::nullopt;
}

AccountFormPage::Problem AddChatPage::placed(const Error& error) const
{
    return at({fieldOf(error, form()), error.sentence});
}

AccountFormPage::Problem AddChatPage::at(const ChatProblem& problem) const
{
    switch (problem.field) {
    case ChatField::Address:
        return {problem.sentence, m_addressPlace, m_address};
    case ChatField::Password:
        return {problem.sentence, m_passwordPlace, m_password};
    case ChatField::Visitors:
        return {problem.sentence, m_visitorsPlace, m_visitors};
    case ChatField::Server:
        return {problem.sentence, m_serverPlace, m_server};
    case ChatField::General:
        break;
    }
    return {problem.sentence, generalPlace(), nullptr};
}

AccountRequest AddChatPage::request() const
{
    return form().request();
}

QString AddChatPage::checkingWords() const
{
    return QStringLiteral("Asking the chat server…");
}

QWidget* AddChatPage::firstField() const
{
    return m_address;
}

void AddChatPage::forgetSecret()
{
    m_password->clear();
    m_siteKey->clear();
}

} // namespace threadline
