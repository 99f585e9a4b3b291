// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/mailbox_form.h"

#include <QJsonArray>

namespace threadline {

namespace {

QString securityName(ServerSecurity security)
{
    switch (security) {
    case ServerSecurity::Tls:
        return QStringLiteral("tls");
    case ServerSecurity::StartTls:
        return QStringLiteral("starttls");
    case ServerSecurity::None:
        return QStringLiteral("none");
    }
    return {};
}

ServerSecurity securityFromName(const QString& name)
{
    if (name == QLatin1String("starttls")) {
        return ServerSecurity::StartTls;
    }
    return name == QLatin1String("none") ? ServerSecurity::None : ServerSecurity::Tls;
}

QJsonObject toJson(const ServerForm& server, const QString& address)
{
    return {{QStringLiteral("host"), server.host.trimmed()},
            {QStringLiteral("port"), server.port},
            {QStringLiteral("security"), securityName(server.security)},
            {QStringLiteral("user"), server.user.isEmpty() ? address.trimmed() : server.user}};
}

ServerForm serverFromJson(const QJsonObject& json)
{
    return {json.value(QLatin1String("host")).toString(), json.value(QLatin1String("port")).toInt(),
            securityFromName(json.value(QLatin1String("security")).toString()),
            json.value(QLatin1String("user")).toString()};
}

bool names(const QString& sentence, const QString& word)
{
    return !word.isEmpty() && sentence.contains(word, Qt::CaseInsensitive);
}

} // namespace

QJsonObject MailboxForm::settings() const
{
    return {{QStringLiteral("imap"), toJson(imap, address)},
            {QStringLiteral("smtp"), toJson(smtp, address)},
            {QStringLiteral("ca_file"), caFile.trimmed()},
            {QStringLiteral("folders"), QJsonArray()}};
}

void MailboxForm::setServers(const QJsonObject& settings)
{
    imap = serverFromJson(settings.value(QLatin1String("imap")).toObject());
    smtp = serverFromJson(settings.value(QLatin1String("smtp")).toObject());
}

AccountRequest MailboxForm::request() const
{
    return {channel::email, address.trimmed(), ownName.trimmed(), settings(), password};
}

std::optional<MailboxProblem> MailboxForm::missing() const
{
    const QString typed = address.trimmed();
    const auto at = typed.indexOf(QLatin1Char('@'));
    if (at < 1 || at == typed.size() - 1) {
        return MailboxProblem{
            MailboxField::Address,
            QStringLiteral("Type the whole mail address, like support@shop.example.")};
    }
    if (password.isEmpty()) {
        return MailboxProblem{MailboxField::Password,
                              QStringLiteral("Type the password of this mailbox.")};
    }
    if (imap.host.trimmed().isEmpty()) {
        return MailboxProblem{MailboxField::ImapHost,
                              QStringLiteral("Type the name of the server mail is read from.")};
    }
    if (smtp.host.trimmed().isEmpty()) {
        return MailboxProblem{MailboxField::SmtpHost,
                              QStringLiteral("Type the name of the server mail is sent by.")};
    }
    return std::nullopt;
}

MailboxField fieldOf(const Error& error, const MailboxForm& form)
{
    const QString& sentence = error.sentence;
    if (error.remedy == Error::Remedy::Reauthenticate) {
        return MailboxField::Password;
    }
    if (names(sentence, form.caFile)) {
        return MailboxField::CaFile;
    }
    const bool differ = form.imap.host.compare(form.smtp.host, Qt::CaseInsensitive) != 0;
    const QString imapPlace = QStringLiteral("%1:%2").arg(form.imap.host).arg(form.imap.port);
    const QString smtpPlace = QStringLiteral("%1:%2").arg(form.smtp.host).arg(form.smtp.port);
    const bool port =
        names(sentence, QStringLiteral("port")) || names(sentence, QStringLiteral("refused"));
    const bool ofSmtp = names(sentence, QStringLiteral("SMTP")) ||
                        names(sentence, QStringLiteral("submission")) ||
                        (differ && names(sentence, form.smtp.host)) ||
                        (!differ && form.smtp.port != form.imap.port && names(sentence, smtpPlace));
    if (ofSmtp) {
        return port ? MailboxField::SmtpPort : MailboxField::SmtpHost;
    }
    const bool ofImap = names(sentence, QStringLiteral("IMAP")) ||
                        names(sentence, form.imap.host) || names(sentence, imapPlace);
    if (ofImap) {
        return port ? MailboxField::ImapPort : MailboxField::ImapHost;
    }
    return MailboxField::General;
}

int usualImapPort(ServerSecurity security)
{
    return security == ServerSecurity::Tls ? 993 : 143;
}

int usualSmtpPort(ServerSecurity security)
{
    return security == ServerSecurity::Tls ? 465 : 587;
}

} // namespace threadline
