// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/server_fields.h"

#include "ui/controls/text_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QVBoxLayout>

namespace threadline {

ServerFields::ServerFields(const Theme& theme, const QString& prefix, const QString& title,
                           UsualPort usualPort, QWidget* parent)
    : QWidget(parent)
    , m_usualPort(usualPort)
    , m_host(new QLineEdit)
    , m_port(new QLineEdit)
    , m_security(new QComboBox)
    , m_user(new QLineEdit)
    , m_problemPlace(new QVBoxLayout)
{
    m_host->setObjectName(prefix + QStringLiteral("Host"));
    m_port->setObjectName(prefix + QStringLiteral("Port"));
    m_security->setObjectName(prefix + QStringLiteral("Security"));
    m_user->setObjectName(prefix + QStringLiteral("User"));
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    m_port->setText(QString::number(usualPort(ServerSecurity::Tls)));
    m_security->addItem(QStringLiteral("TLS"), static_cast<int>(ServerSecurity::Tls));
    m_security->addItem(QStringLiteral("STARTTLS"), static_cast<int>(ServerSecurity::StartTls));
    m_security->addItem(QStringLiteral("None (this machine only)"),
                        static_cast<int>(ServerSecurity::None));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.scaled(8));
    grid->setVerticalSpacing(theme.scaled(2));
    auto* heading = new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink);
    heading->setText(title);
    grid->addWidget(heading, 0, 0, 1, 4);
    const auto add = [&](QWidget* field, const QString& name, int column) {
        auto* label = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
        label->setText(name);
        label->setBuddy(field);
        field->setAccessibleName(QStringLiteral("%1 %2").arg(prefix.toUpper(), name.toLower()));
        grid->addWidget(label, 1, column);
        grid->addWidget(field, 2, column);
    };
    add(m_host, QStringLiteral("Server"), 0);
    add(m_port, QStringLiteral("Port"), 1);
    add(m_security, QStringLiteral("Security"), 2);
    add(m_user, QStringLiteral("User"), 3);
    grid->addLayout(m_problemPlace, 3, 0, 1, 4);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(3, 3);
    m_port->setFixedWidth(theme.scaled(72));

    connect(m_host, &QLineEdit::textEdited, this, &ServerFields::noteEdit);
    connect(m_user, &QLineEdit::textEdited, this, &ServerFields::noteEdit);
    connect(m_port, &QLineEdit::textEdited, this, &ServerFields::noteEdit);
    connect(m_security, &QComboBox::activated, this, [this] {
        m_port->setText(QString::number(m_usualPort(form().security)));
        noteEdit();
    });
}

ServerForm ServerFields::form() const
{
    return {m_host->text(), m_port->text().toInt(),
            static_cast<ServerSecurity>(m_security->currentData().toInt()),
            m_user->text().trimmed()};
}

void ServerFields::setForm(const ServerForm& form)
{
    m_host->setText(form.host);
    m_port->setText(QString::number(form.port));
    m_security->setCurrentIndex(m_security->findData(static_cast<int>(form.security)));
    m_user->setText(form.user);
}

void ServerFields::setUserPlaceholder(const QString& address)
{
    m_user->setPlaceholderText(address);
}

QWidget* ServerFields::field(bool port) const
{
    return port ? m_port : m_host;
}

void ServerFields::noteEdit()
{
    m_touched = true;
    Q_EMIT edited();
}

} // namespace threadline
