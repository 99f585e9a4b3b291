// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/channels/email/mime/mail_file.h"

#include <QDir>
#include <QFile>

namespace threadline::test {

MailContext deskContext()
{
    MailContext context;
    context.ownAddresses = {QStringLiteral("help@desk.example"),
                            QStringLiteral("sales@desk.example")};
    context.receivedAt = fromRfc3339(u"2026-03-01T12:00:00Z").value();
    return context;
}

QByteArray mailFile(const QString& name)
{
    QFile file(QStringLiteral(THREADLINE_MAILS "/") + name);
    INFO(file.fileName().toStdString());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QStringList mailFileNames()
{
    return QDir(QStringLiteral(THREADLINE_MAILS)).entryList({QStringLiteral("*.eml")});
}

Arrival parsed(const QByteArray& raw)
{
    return valueOf(parseMail(raw, deskContext()));
}

QStringList fileNames(const Arrival& arrival)
{
    QStringList names;
    for (const ArrivedFile& file : arrival.files) {
        names.append(file.attachment.name);
    }
    return names;
}

} // namespace threadline::test
