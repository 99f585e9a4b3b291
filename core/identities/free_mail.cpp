// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/free_mail.h"

#include "core/identities/mail_address.h"

#include <QFile>
#include <QSet>

namespace threadline {

namespace {

QSet<QString> readProviders()
{
    QSet<QString> providers;
    QFile file(QStringLiteral(":/identities/free_mail_providers.txt"));
    if (!file.open(QIODevice::ReadOnly)) {
        return providers; // it is part of the program; a test sees that it is there
    }
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QByteArray domain = line.trimmed();
        if (!domain.isEmpty() && !domain.startsWith('#')) {
            providers.insert(QString::fromLatin1(domain));
        }
    }
    return providers;
}

} // namespace

bool isFreeMailDomain(QStringView domain)
{
    static const QSet<QString> providers = readProviders();
    QString rest = domain.left(255).toString().toLower();
    while (!rest.isEmpty()) {
        if (providers.contains(rest)) {
            return true;
        }
        const auto dot = rest.indexOf(u'.');
        rest = dot < 0 ? QString() : rest.mid(dot + 1);
    }
    return false;
}

QString companyDomain(QStringView address)
{
    const QString domain = mailDomain(address);
    return isFreeMailDomain(domain) ? QString() : domain;
}

} // namespace threadline
