// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/add_mailbox_page.h"

#include "core/async/when_finished.h"
#include "ui/controls/text_label.h"
#include "ui/settings/server_fields.h"
#include "ui/theme/desk_style.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace threadline {

namespace {
constexpr int formWidth = 620;
}

AddMailboxPage::AddMailboxPage(Workspace& workspace, const Theme& theme, MailboxDiscovery discovery,
                               QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_discovery(std::move(discovery))
    , m_address(new QLineEdit)
    , m_name(new QLineEdit)
    , m_password(new QLineEdit)
    , m_imap(new ServerFields(theme, QStringLiteral("imap"), QStringLiteral("Reading mail (IMAP)"),
                              usualImapPort))
    , m_smtp(new ServerFields(theme, QStringLiteral("smtp"), QStringLiteral("Sending mail (SMTP)"),
                              usualSmtpPort))
    , m_caFile(new QLineEdit)
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
    , m_state(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_check(new QPushButton(QStringLiteral("Check")))
    , m_add(new QPushButton(QStringLiteral("Add mailbox")))
    , m_cancel(new QPushButton(QStringLiteral("Cancel")))
{
    setObjectName(QStringLiteral("addMailboxPage"));
    m_password->setEchoMode(QLineEdit::Password);
    m_problem->setObjectName(QStringLiteral("accountProblem"));
    m_problem->setWrapped();
    m_problem->hide();
    m_state->setObjectName(QStringLiteral("accountState"));
    m_state->setWrapped();

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(makeForm());
    scroll->widget()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(m_address, &QLineEdit::editingFinished, this, &AddMailboxPage::discover);
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_imap->setUserPlaceholder(text.trimmed());
        m_smtp->setUserPlaceholder(text.trimmed());
        clearProblem();
    });
    connect(m_password, &QLineEdit::textEdited, this, &AddMailboxPage::clearProblem);
    connect(m_imap, &ServerFields::edited, this, &AddMailboxPage::clearProblem);
    connect(m_smtp, &ServerFields::edited, this, &AddMailboxPage::clearProblem);
    connect(m_check, &QPushButton::clicked, this, [this] { check(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { check(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ++m_round;
        Q_EMIT cancelled();
    });
}

QVBoxLayout* AddMailboxPage::addField(QVBoxLayout& lines, QLineEdit* field, const QString& label,
                                      const QString& name)
{
    auto* words = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink2);
    words->setText(label);
    words->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(label);
    auto* group = new QVBoxLayout;
    group->setSpacing(theme().scaled(2));
    group->addWidget(words);
    group->addWidget(field);
    lines.addLayout(group);
    return group;
}

QWidget* AddMailboxPage::makeForm()
{
    const Theme& look = theme();
    auto* page = new QWidget;
    auto* card = new Surface(look, &ThemeTokens::panel);
    card->setCard(true);
    card->setMaximumWidth(look.scaled(formWidth));
    auto* lines = new QVBoxLayout(card);
    const int margin = look.scaled(24);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(look.scaled(12));
    auto* title = new TextLabel(look, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(QStringLiteral("Add a mailbox"));
    auto* words = new TextLabel(look, TextRole::Body, ColourRole::Ink2);
    words->setText(QStringLiteral(
        "The mailbox your customers write to. Its history is read once and kept here; "
        "the password goes to the keychain of this machine."));
    words->setWrapped();
    lines->addWidget(title);
    lines->addWidget(words);
    m_places[MailboxField::Address] = addField(*lines, m_address, QStringLiteral("Mail address"),
                                               QStringLiteral("accountAddress"));
    m_address->setPlaceholderText(QStringLiteral("support@shop.example"));
    addField(*lines, m_name, QStringLiteral("Name customers see (may be empty)"),
             QStringLiteral("accountName"));
    m_places[MailboxField::Password] =
        addField(*lines, m_password, QStringLiteral("Password"), QStringLiteral("accountPassword"));
    lines->addSpacing(look.scaled(4));
    lines->addWidget(m_imap);
    lines->addWidget(m_smtp);
    m_places[MailboxField::ImapHost] = m_places[MailboxField::ImapPort] = m_imap->problemPlace();
    m_places[MailboxField::SmtpHost] = m_places[MailboxField::SmtpPort] = m_smtp->problemPlace();
    m_places[MailboxField::CaFile] = addField(
        *lines, m_caFile,
        QStringLiteral("Certificates to trust besides the system's (a PEM file, rarely needed)"),
        QStringLiteral("caFile"));
    m_places[MailboxField::General] = new QVBoxLayout;
    lines->addLayout(m_places[MailboxField::General]);
    lines->addWidget(m_state);
    lines->addLayout(makeButtons());

    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(card, 20);
    across->addStretch(1);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(look.scaled(20), look.scaled(20), look.scaled(20), look.scaled(20));
    outer->addLayout(across);
    outer->addStretch(1);
    return page;
}

QLayout* AddMailboxPage::makeButtons()
{
    m_check->setObjectName(QStringLiteral("accountCheck"));
    m_check->setToolTip(QStringLiteral("Logs in to both servers; nothing is stored"));
    m_add->setObjectName(QStringLiteral("accountAdd"));
    m_cancel->setObjectName(QStringLiteral("accountCancel"));
    setButtonRole(*m_add, ButtonRole::Primary);
    setButtonRole(*m_cancel, ButtonRole::Quiet);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme().scaled(8));
    line->addWidget(m_cancel);
    line->addStretch(1);
    line->addWidget(m_check);
    line->addWidget(m_add);
    return line;
}

void AddMailboxPage::begin()
{
    ++m_round;
    clearProblem();
    setBusy(false);
    m_address->setFocus();
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
    m_state->setColour(ColourRole::Ink2);
    m_state->setText(QStringLiteral("Looking for the servers of %1…").arg(address.mid(at + 1)));
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
        if (!m_busy) {
            m_state->setText({});
        }
    });
}

void AddMailboxPage::check(bool thenAdd)
{
    clearProblem();
    const MailboxForm filled = form();
    if (const auto problem = filled.missing()) {
        showProblem(*problem);
        return;
    }
    setBusy(true,
            QStringLiteral("Logging in to %1 and %2…").arg(filled.imap.host, filled.smtp.host));
    const auto round = m_round;
    whenFinished(m_workspace.checkSettings(filled.request()), this,
                 [this, round, filled, thenAdd](const Expected<void>& outcome) {
                     if (round != m_round) {
                         return;
                     }
                     setBusy(false);
                     if (!outcome) {
                         showProblem({fieldOf(outcome.error(), filled), outcome.error().sentence});
                     } else if (thenAdd) {
                         add();
                     } else {
                         m_state->setColour(ColourRole::Good);
                         m_state->setText(QStringLiteral("Both servers accept this login."));
                     }
                 });
}

void AddMailboxPage::add()
{
    setBusy(true, QStringLiteral("Adding the mailbox…"));
    const auto round = m_round;
    whenFinished(m_workspace.addAccount(form().request()), this,
                 [this, round](const Expected<Account>& account) {
                     if (round != m_round) {
                         return;
                     }
                     setBusy(false);
                     if (!account) {
                         showProblem({MailboxField::General, account.error().sentence});
                         return;
                     }
                     m_password->clear();
                     Q_EMIT added();
                 });
}

void AddMailboxPage::showProblem(const MailboxProblem& problem)
{
    m_state->setText({});
    m_problem->setText(problem.sentence);
    m_places.value(problem.field)->addWidget(m_problem);
    m_problem->show();
    switch (problem.field) {
    case MailboxField::Address:
        m_address->setFocus();
        break;
    case MailboxField::Password:
        m_password->setFocus();
        break;
    case MailboxField::CaFile:
        m_caFile->setFocus();
        break;
    case MailboxField::ImapHost:
    case MailboxField::ImapPort:
        m_imap->focusField(problem.field == MailboxField::ImapPort);
        break;
    case MailboxField::SmtpHost:
    case MailboxField::SmtpPort:
        m_smtp->focusField(problem.field == MailboxField::SmtpPort);
        break;
    case MailboxField::General:
        break;
    }
}

void AddMailboxPage::clearProblem()
{
    m_problem->clear();
    m_problem->hide();
    m_state->setText({});
}

void AddMailboxPage::setBusy(bool busy, const QString& words)
{
    m_busy = busy;
    m_check->setEnabled(!busy);
    m_add->setEnabled(!busy);
    m_state->setColour(ColourRole::Ink2);
    m_state->setText(words);
}

} // namespace threadline
