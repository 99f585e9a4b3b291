// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/typed_text.h"

#include <QFile>

#include <cstdio>

namespace threadline {

Expected<QString> typedText(const command_line::Arguments& arguments, const QString& what)
{
    QString text = arguments.value("text");
    if (text == QLatin1String("-")) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) {
            return Error{Error::Remedy::Rejected, QStringLiteral("Standard input could not be read.")};
        }
        text = QString::fromUtf8(input.readAll());
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    }
    if (text.trimmed().isEmpty()) {
        return Error{Error::Remedy::Rejected, QStringLiteral("%1 needs --text with something in it.").arg(what)};
    }
    return text;
}

QList<Party> typedParties(const QStringList& addresses)
{
    QList<Party> all;
    for (const QString& address : addresses) {
        all.append({QString(), address});
    }
    return all;
}

} // namespace threadline
