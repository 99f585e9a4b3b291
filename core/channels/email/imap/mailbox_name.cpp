// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/mailbox_name.h"

#include <optional>

namespace threadline {

namespace {

/// One run between '&' and '-': base64 with ',' for '/', of UTF-16BE, without padding.
std::optional<QString> decodedRun(QByteArrayView run)
{
    QByteArray base64 = run.toByteArray();
    base64.replace(',', '/');
    const auto decoded =
        QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() % 2 != 0) {
        return std::nullopt;
    }
    QString text;
    for (qsizetype i = 0; i + 1 < (*decoded).size(); i += 2) {
        const auto high = static_cast<quint8>((*decoded)[i]);
        const auto low = static_cast<quint8>((*decoded)[i + 1]);
        text += QChar(static_cast<char16_t>(high << 8 | low));
    }
    return text.isValidUtf16() ? std::optional(text) : std::nullopt;
}

std::optional<QString> fromModifiedUtf7(QByteArrayView wire)
{
    QString name;
    for (qsizetype i = 0; i < wire.size(); ++i) {
        if (wire[i] < 0x20 || wire[i] > 0x7e) {
            return std::nullopt;
        }
        if (wire[i] != '&') {
            name += QLatin1Char(wire[i]);
            continue;
        }
        const qsizetype end = wire.indexOf('-', i);
        if (end < 0) {
            return std::nullopt;
        }
        if (end == i + 1) {
            name += QLatin1Char('&');
        } else {
            const auto run = decodedRun(wire.sliced(i + 1, end - i - 1));
            if (!run) {
                return std::nullopt;
            }
            name += *run;
        }
        i = end;
    }
    return name;
}

QByteArray encodedRun(QStringView run)
{
    QByteArray utf16;
    for (const QChar unit : run) {
        utf16 += static_cast<char>(unit.unicode() >> 8);
        utf16 += static_cast<char>(unit.unicode() & 0xff);
    }
    QByteArray base64 = utf16.toBase64(QByteArray::OmitTrailingEquals);
    base64.replace('/', ',');
    return '&' + base64 + '-';
}

bool isDirect(QChar unit)
{
    return unit.unicode() >= 0x20 && unit.unicode() <= 0x7e;
}

} // namespace

QString mailboxNameFromWire(QByteArrayView wire)
{
    if (const auto name = fromModifiedUtf7(wire)) {
        return *name;
    }
    return QString::fromUtf8(wire);
}

QByteArray mailboxNameToWire(const QString& name)
{
    QByteArray wire;
    qsizetype i = 0;
    while (i < name.size()) {
        if (name[i] == QLatin1Char('&')) {
            wire += "&-";
            ++i;
        } else if (isDirect(name[i])) {
            wire += name[i++].toLatin1();
        } else {
            const qsizetype begin = i;
            while (i < name.size() && !isDirect(name[i])) {
                ++i;
            }
            wire += encodedRun(QStringView(name).sliced(begin, i - begin));
        }
    }
    return wire;
}

} // namespace threadline
