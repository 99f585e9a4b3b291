// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/signature.h"

namespace threadline {

namespace {
const QString key = QStringLiteral("signature");
}

QString signatureOf(const Account& account)
{
    return account.settings.value(key).toString();
}

QJsonObject settingsWithSignature(QJsonObject settings, const QString& signature)
{
    QString clean = signature;
    clean.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    while (clean.endsWith(QLatin1Char('\n')) || clean.endsWith(QLatin1Char(' '))) {
        clean.chop(1);
    }
    if (clean.trimmed().isEmpty()) {
        settings.remove(key);
    } else {
        settings.insert(key, clean);
    }
    return settings;
}

QString signatureBlock(const QString& signature)
{
    return signature.isEmpty() ? QString() : QStringLiteral("\n\n-- \n") + signature;
}

} // namespace threadline
