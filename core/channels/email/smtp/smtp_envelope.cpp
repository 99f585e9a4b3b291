// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/smtp/smtp_envelope.h"

#include <QUrl>

#include <algorithm>

namespace threadline {

namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// What would end the address, or the command, and begin another one.
bool breaksCommand(QStringView address)
{
    return std::any_of(address.begin(), address.end(), [](QChar c) {
        return c.unicode() <= 0x20 || c.unicode() == 0x7f || c == QLatin1Char('<') ||
               c == QLatin1Char('>');
    });
}

Expected<QByteArray> path(const QString& address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const Error unusable{Error::Remedy::Rejected,
                         QStringLiteral("\"%1\" is not an address that mail can be sent to.")
                             .arg(address.simplified())};
    if (at <= 0 || at == address.size() - 1 || breaksCommand(address)) {
        return unusable;
    }
    const QString name = address.left(at);
    const QString domain = address.mid(at + 1);
    const bool isLiteral = domain.startsWith(QLatin1Char('[')) && isAscii(domain);
    const QByteArray ascii = isLiteral ? domain.toLatin1() : QUrl::toAce(domain);
    if (ascii.isEmpty()) {
        return unusable;
    }
    return '<' + name.toUtf8() + '@' + ascii + '>';
}

} // namespace

Expected<SmtpEnvelope> smtpEnvelope(const QString& sender, const QStringList& recipients)
{
    if (recipients.isEmpty()) {
        return Error{Error::Remedy::Rejected, QStringLiteral("The mail has no recipient.")};
    }
    const auto from = path(sender);
    if (!from) {
        return from.error();
    }
    SmtpEnvelope envelope{*from, {}, false};
    for (const auto& recipient : recipients) {
        const auto to = path(recipient);
        if (!to) {
            return to.error();
        }
        if (!envelope.recipients.contains(*to)) {
            envelope.recipients.append(*to);
        }
    }
    const auto beyondAscii = [](const QByteArray& address) {
        return std::any_of(address.begin(), address.end(),
                           [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    };
    envelope.needsSmtpUtf8 =
        beyondAscii(envelope.sender) ||
        std::any_of(envelope.recipients.begin(), envelope.recipients.end(), beyondAscii);
    return envelope;
}

} // namespace threadline
