// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mail_servers.h"

#include "tests/support/catch.h"

#include <QFile>

namespace threadline::test {

namespace {

const QString user = QStringLiteral("anna");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

MailServers::MailServers()
{
    m_dovecot.start();
    m_dovecot.addUser(user, QStringLiteral("secret"));
    m_exim.addUser(user, QStringLiteral("secret"));
    m_exim.start();
}

bool MailServers::areInstalled()
{
    return DovecotServer::isInstalled() && EximServer::isInstalled();
}

QByteArray MailServers::authorities() const
{
    return contentOf(m_dovecot.caFile()) + contentOf(m_exim.caFile());
}

void MailServers::deliver(const QByteArrayList& mails)
{
    m_dovecot.deliver(user, QStringLiteral("INBOX"), mails);
}

QByteArray orderMail(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "From: Customer " + n + " <customer" + QByteArray::number(number % 97) +
           "@customers.example>\r\n"
           "To: support@northpump.example\r\nSubject: Order " + n + "\r\n"
           "Date: Sun, 01 Mar 2026 10:00:00 +0000\r\nMessage-ID: <" + n + "@customers.example>\r\n\r\n"
           "This is about order number " + n + ".\r\n";
}

} // namespace threadline::test
