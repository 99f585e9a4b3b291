// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/recipients.h"

#include <QRegularExpression>

namespace threadline {

namespace {

/// Parts at commas and semicolons outside quotes and angle brackets.
QStringList parts(const QString& text)
{
    QStringList result;
    QString part;
    bool quoted = false;
    bool bracketed = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('\\') && quoted && i + 1 < text.size()) {
            part += c;
            part += text[++i];
            continue;
        }
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (c == QLatin1Char('<') && !quoted) {
            bracketed = true;
        } else if (c == QLatin1Char('>') && !quoted) {
            bracketed = false;
        }
        const bool separates =
            c == QLatin1Char(',') || c == QLatin1Char(';') || c == QLatin1Char('\n');
        if (separates && !quoted && !bracketed) {
            result.append(part.trimmed());
            part.clear();
        } else {
            part += c;
        }
    }
    result.append(part.trimmed());
    result.removeAll(QString());
    return result;
}

bool isAddress(const QString& address)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A[^\\s@<>(),;:\\\\\"\\[\\]]+@[^\\s@<>(),;:\\\\\"\\[\\].]+(\\.[^\\s@<>(),;"
                       ":\\\\\"\\[\\].]+)*\\z"));
    return address.size() <= 254 && shape.match(address).hasMatch();
}

QString unquoted(QString name)
{
    if (name.size() >= 2 && name.startsWith(QLatin1Char('"')) && name.endsWith(QLatin1Char('"'))) {
        name = name.mid(1, name.size() - 2);
        name.replace(QRegularExpression(QStringLiteral("\\\\(.)")), QStringLiteral("\\1"));
    }
    return name.trimmed();
}

Party partyFromPart(const QString& part)
{
    static const QRegularExpression named(QStringLiteral("\\A(.*)<([^<>]*)>\\z"));
    const auto match = named.match(part);
    if (!match.hasMatch()) {
        return {{}, part};
    }
    return {unquoted(match.captured(1).trimmed()), match.captured(2).trimmed()};
}

} // namespace

Expected<QList<Party>> recipientsFromText(const QString& text)
{
    QList<Party> result;
    const QStringList all = parts(text);
    for (const QString& part : all) {
        const Party party = partyFromPart(part);
        if (!isAddress(party.address)) {
            return Error{
                Error::Remedy::Rejected,
                QStringLiteral("“%1” is not a mail address; write it like name@example.com.")
                    .arg(part)};
        }
        if (!result.contains(party)) {
            result.append(party);
        }
    }
    return result;
}

QString textFromRecipients(const QList<Party>& recipients)
{
    static const QRegularExpression needsQuotes(QStringLiteral("[,;<>\"@:\\\\()\\[\\]]"));
    QStringList texts;
    for (const Party& party : recipients) {
        if (party.name.isEmpty()) {
            texts.append(party.address);
            continue;
        }
        QString name = party.name;
        if (name.contains(needsQuotes)) {
            name.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
            name.replace(QLatin1Char('"'), QStringLiteral("\\\""));
            name = QLatin1Char('"') + name + QLatin1Char('"');
        }
        texts.append(QStringLiteral("%1 <%2>").arg(name, party.address));
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace threadline
