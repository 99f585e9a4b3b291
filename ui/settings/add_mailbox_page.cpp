// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_mailbox_page.h"

#include "core/async/when_finished.h"
#include "ui/settings/server_fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace threadline {

AddMailboxPage::AddMailboxPage(Workspace& workspace, const Theme& theme, MailboxDiscovery discovery,
                               QWidget* parent)
    : AccountFormPage(workspace, theme, QStringLiteral("account"),
                      {QStringLiteral("Add a mailbox"),
                       QStringLiteral("The mailbox your customers write to. Its history is read once and kept here; "
                                      "the password goes to the keychain of this machine."),
                       QStringLiteral("Logs in to both servers; nothing is stored"), QStringLiteral("Add mailbox"),
                       QStringLiteral("Adding the mailbox…"), QStringLiteral("Both servers accept this login."),
                       QStringLiteral("The mailbox was added. Its mail appears in the queue as it comes in.")},
                      parent)
    , m_discovery(std::move(discovery))
    , m_address(new QLineEdit)
    , m_name(new QLineEdit)
    , m_password(new QLineEdit)
    , m_imap(new ServerFields(theme, QStringLiteral("imap"), QStringLiteral("Reading mail (IMAP)"),
                              usualImapPort))
    , m_smtp(new ServerFields(theme, QStringLiteral("smtp"), QStringLiteral("Sending mail (SMTP)"),
                              usualSmtpPort))
    , m_caFile(new QLineEdit)
{
    setObjectName(QStringLiteral("addMailboxPage"));
    m_password->setEchoMode(QLineEdit::Password);
    fillCard();
    connect(m_address, &QLineEdit::editingFinished, this, &AddMailboxPage::discover);
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_imap->setUserPlaceholder(text.trimmed());
        m_smtp->setUserPlaceholder(text.trimmed());
    });
    connect(m_imap, &ServerFields::edited, this, &AddMailboxPage::clearProblem);
    connect(m_smtp, &ServerFields::edited, this, &AddMailboxPage::clearProblem);
}

void AddMailboxPage::fillCard()
{
    m_places[MailboxField::Address] =
        addField(m_address, QStringLiteral("Mail address"), QStringLiteral("accountAddress"));
    m_address->setPlaceholderText(QStringLiteral("support@shop.example"));
    addField(m_name, QStringLiteral("Name customers see (may be empty)"), QStringLiteral("accountName"));
    m_places[MailboxField::Password] =
        addField(m_password, QStringLiteral("Password"), QStringLiteral("accountPassword"));
    card().addSpacing(theme().scaled(4));
    card().addWidget(m_imap);
    card().addWidget(m_smtp);
    m_places[MailboxField::ImapHost] = m_places[MailboxField::ImapPort] = m_imap->problemPlace();
    m_places[MailboxField::SmtpHost] = m_places[MailboxField::SmtpPort] = m_smtp->problemPlace();
    m_places[MailboxField::CaFile] = addField(
        m_caFile, QStringLiteral("Certificates to trust besides the system's (a PEM file, rarely needed)"),
        QStringLiteral("caFile"));
    finishCard();
    m_places[MailboxField::General] = generalPlace();
}

MailboxForm AddMailboxPage::form() const
{
    return {m_address->text(), m_name->text(), m_password->text(),
            m_imap->form(),    m_smtp->form(), m_caFile->text()};
}

void AddMailboxPage::discover()
{
    const QString address = m_address->text().trimmed();
    const auto at = address.indexOf(QLatin1Char('@'));
    if (!m_discovery || at < 1 || at == address.size() - 1 || address == m_discovered) {
        return;
    }
    m_discovered = address;
    showState(QStringLiteral("Looking for the servers of %1…").arg(address.mid(at + 1)));
    whenFinished(m_discovery(address), this, [this, address](const QJsonObject& settings) {
        if (address != m_address->text().trimmed()) {
            return;
        }
        MailboxForm guessed;
        guessed.setServers(settings);
        if (!m_imap->touched() && !guessed.imap.host.isEmpty()) {
            m_imap->setForm(guessed.imap);
        }
        if (!m_smtp->touched() && !guessed.smtp.host.isEmpty()) {
            m_smtp->setForm(guessed.smtp);
        }
        if (isSettled()) {
            showState({});
        }
    });
}

std::optional<AccountFormPage::Problem> AddMailboxPage::missing() const
{
    const auto problem = form().missing();
    return problem ? std::optional(at(*problem)) : std::nullopt;
}

AccountFormPage::Problem AddMailboxPage::placed(const Error& error) const
{
    return at({fieldOf(error, form()), error.sentence});
}

AccountFormPage::Problem AddMailboxPage::at(const MailboxProblem& problem) const
{
    return {problem.sentence, m_places.value(problem.field), fieldFor(problem.field)};
}

QWidget* AddMailboxPage::fieldFor(MailboxField field) const
{
    switch (field) {
    case MailboxField::Address:
        return m_address;
    case MailboxField::Password:
        return m_password;
    case MailboxField::CaFile:
        return m_caFile;
    case MailboxField::ImapHost:
    case MailboxField::ImapPort:
        return m_imap->field(field == MailboxField::ImapPort);
    case MailboxField::SmtpHost:
    case MailboxField::SmtpPort:
        return m_smtp->field(field == MailboxField::SmtpPort);
    case MailboxField::General:
        break;
    }
    return nullptr;
}

AccountRequest AddMailboxPage::request() const
{
    return form().request();
}

QString AddMailboxPage::checkingWords() const
{
    const MailboxForm filled = form();
    return QStringLiteral("Logging in to %1 and %2…").arg(filled.imap.host, filled.smtp.host);
}

QWidget* AddMailboxPage::firstField() const
{
    return m_address;
}

void AddMailboxPage::forgetSecret()
{
    m_password->clear();
}

} // namespace threadline
