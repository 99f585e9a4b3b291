// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/address_words.h"

#include <QRegularExpression>

namespace threadline {

QString addressWords(const QString& address)
{
    static const QRegularExpression prefixed(QStringLiteral("^[a-z]+:([^@/\\s]+)$"));
    const auto found = prefixed.match(address);
    if (!found.hasMatch()) {
        return address;
    }
    const QString behind = found.captured(1);
    return behind.startsWith(QLatin1Char('+')) ? behind : QString();
}

} // namespace threadline
