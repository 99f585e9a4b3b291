// SPDX-License-Identifier: GPL-3.0-or-later
//
// Host, port, security and user of one server, always open to be changed by hand.
#pragma once

#include "ui/settings/mailbox_form.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace threadline {

class ServerFields final : public QWidget
{
    Q_OBJECT

public:
    using UsualPort = int (*)(ServerSecurity);

    /// `prefix`: "imap" or "smtp"; the fields are called imapHost, imapPort, imapSecurity,
    /// imapUser.
    ServerFields(const Theme& theme, const QString& prefix, const QString& title,
                 UsualPort usualPort, QWidget* parent = nullptr);

    ServerForm form() const;
    void setForm(const ServerForm& form);
    /// The person changed something: guesses may not overwrite it.
    bool touched() const { return m_touched; }
    void setUserPlaceholder(const QString& address);
    /// Under the fields: where a sentence about this server is put.
    QVBoxLayout* problemPlace() const { return m_problemPlace; }
    QWidget* field(bool port) const;

Q_SIGNALS:
    void edited();

private:
    void noteEdit();

    UsualPort m_usualPort;
    bool m_touched = false;
    QLineEdit* m_host;
    QLineEdit* m_port;
    QComboBox* m_security;
    QLineEdit* m_user;
    QVBoxLayout* m_problemPlace;
};

} // namespace threadline
