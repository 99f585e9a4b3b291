// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding a mailbox: address and password first, the servers guessed from the address but always
// open to be changed.
#pragma once

#include "ui/settings/account_form_page.h"
#include "ui/settings/mailbox_form.h"

#include <functional>

namespace threadline {

class ServerFields;

/// Asks the network where the mail of an address lives; answers with account settings, the best
/// guess when nothing is known. Only used because the person asked for it.
using MailboxDiscovery = std::function<QFuture<QJsonObject>(const QString& address)>;

class AddMailboxPage final : public AccountFormPage
{
    Q_OBJECT

public:
    AddMailboxPage(Workspace& workspace, const Theme& theme, MailboxDiscovery discovery,
                   QWidget* parent = nullptr);

    MailboxForm form() const;

private:
    std::optional<Problem> missing() const override;
    Problem placed(const Error& error) const override;
    AccountRequest request() const override;
    QString checkingWords() const override;
    QWidget* firstField() const override;
    void forgetSecret() override;

    void fillCard();
    Problem at(const MailboxProblem& problem) const;
    QWidget* fieldFor(MailboxField field) const;
    void discover();

    MailboxDiscovery m_discovery;
    QString m_discovered; ///< the address the servers were guessed from
    QLineEdit* m_address;
    QLineEdit* m_name;
    QLineEdit* m_password;
    ServerFields* m_imap;
    ServerFields* m_smtp;
    QLineEdit* m_caFile;
    QHash<MailboxField, QVBoxLayout*> m_places;
};

} // namespace threadline
