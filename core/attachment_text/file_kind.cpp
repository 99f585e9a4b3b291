// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attachment_text/file_kind.h"

#include <QStringConverter>

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype pdfMarkWithin = 1024; // ISO 32000-1, annex H.3.4.1

bool isCompoundFile(const QByteArray& bytes)
{
    return bytes.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

bool holdsUtf16(const QByteArray& bytes, const char* ascii)
{
    QByteArray wanted;
    for (const char* c = ascii; *c; ++c) {
        wanted.append(*c).append('\0');
    }
    return bytes.contains(wanted);
}

/// As good as no text has control characters; most other files have zeros among their first bytes.
bool isText(const QByteArray& bytes)
{
    if (QStringConverter::encodingForData(bytes)) {
        return true; // a byte order mark
    }
    const auto isOdd = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1b;
    };
    constexpr qsizetype oneIn = 200;
    return !bytes.contains('\0') && std::count_if(bytes.begin(), bytes.end(), isOdd) <= bytes.size() / oneIn;
}

bool isHtml(const QByteArray& bytes, const SaidOfFile& said)
{
    constexpr qsizetype looked = 512;
    const QByteArray begins = bytes.left(looked).trimmed().toLower();
    if (begins.contains("<!doctype html") || begins.contains("<html")) {
        return true;
    }
    const QString name = said.name.toLower();
    return begins.contains('<') && (said.type == QLatin1String("text/html") || name.endsWith(QLatin1String(".html")) ||
                                    name.endsWith(QLatin1String(".htm")));
}

} // namespace

FileKind fileKindOf(const QByteArray& beginning, const SaidOfFile& said)
{
    if (beginning.isEmpty()) {
        return FileKind::Empty;
    }
    if (beginning.left(pdfMarkWithin).contains("%PDF-")) {
        return FileKind::Pdf;
    }
    if (beginning.startsWith("PK\x03\x04") || beginning.startsWith("PK\x05\x06")) {
        return FileKind::Zip;
    }
    if (isCompoundFile(beginning)) {
        return holdsUtf16(beginning, "EncryptedPackage") ? FileKind::EncryptedOffice : FileKind::Other;
    }
    if (beginning.startsWith("{\\rtf") || !isText(beginning)) {
        return FileKind::Other;
    }
    return isHtml(beginning, said) ? FileKind::Html : FileKind::Text;
}

} // namespace threadline
