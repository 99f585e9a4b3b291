// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/file_name.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace threadline {

namespace {

constexpr qsizetype maxCharacters = 200;
/// NAME_MAX is 255 bytes; some are left for " (2)" and a temporary suffix.
constexpr qsizetype maxBytes = 240;
constexpr qsizetype maxExtension = 20;

bool hidesText(char32_t c)
{
    return (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x2028 || c == 0x2029;
}

QString cleaned(QStringView name)
{
    QString result;
    for (const char32_t c : name.toUcs4()) {
        if (QChar::category(c) == QChar::Other_Control || hidesText(c)) {
            continue;
        }
        if (c < 0x80 && QByteArrayView("<>:\"|?*/\\").indexOf(static_cast<char>(c)) >= 0) {
            result += u'_';
        } else if (QChar::isSurrogate(c)) {
            result += QChar::ReplacementCharacter;
        } else {
            result += QChar::fromUcs4(c);
        }
    }
    return result;
}

bool isReserved(const QString& name)
{
    static const QSet<QString> devices = [] {
        QSet<QString> names{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                            QStringLiteral("NUL")};
        for (int i = 1; i <= 9; ++i) {
            names.insert(QStringLiteral("COM%1").arg(i));
            names.insert(QStringLiteral("LPT%1").arg(i));
        }
        return names;
    }();
    return devices.contains(name.left(name.indexOf(u'.')).trimmed().toUpper());
}

bool tooLong(const QString& name)
{
    return name.size() > maxCharacters || name.toUtf8().size() > maxBytes;
}

QString shortened(const QString& name)
{
    if (!tooLong(name)) {
        return name;
    }
    const auto dot = name.lastIndexOf(u'.');
    const bool keeps = dot > 0 && name.size() - dot <= maxExtension;
    const QString extension = keeps ? name.sliced(dot) : QString();
    QString stem = name.left(std::min(keeps ? dot : name.size(), maxCharacters));
    while (!stem.isEmpty() && tooLong(stem + extension)) {
        stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
    }
    if (!stem.isEmpty() && stem.back().isHighSurrogate()) {
        stem.chop(1);
    }
    return stem.trimmed() + extension;
}

struct Extension
{
    const char* type;
    const char* extension;
};

constexpr std::array extensions{
    Extension{"application/gzip", "gz"},
    Extension{"application/ics", "ics"},
    Extension{"application/json", "json"},
    Extension{"application/ms-tnef", "dat"},
    Extension{"application/msword", "doc"},
    Extension{"application/pdf", "pdf"},
    Extension{"application/pgp-encrypted", "pgp"},
    Extension{"application/pgp-keys", "asc"},
    Extension{"application/pgp-signature", "asc"},
    Extension{"application/pkcs7-mime", "p7m"},
    Extension{"application/x-pkcs7-mime", "p7m"},
    Extension{"application/pkcs7-signature", "p7s"},
    Extension{"application/x-pkcs7-signature", "p7s"},
    Extension{"application/rtf", "rtf"},
    Extension{"application/vnd.ms-excel", "xls"},
    Extension{"application/vnd.ms-powerpoint", "ppt"},
    Extension{"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    Extension{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    Extension{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    Extension{"application/vnd.oasis.opendocument.text", "odt"},
    Extension{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    Extension{"application/xml", "xml"},
    Extension{"application/zip", "zip"},
    Extension{"audio/mpeg", "mp3"},
    Extension{"audio/ogg", "ogg"},
    Extension{"audio/wav", "wav"},
    Extension{"image/bmp", "bmp"},
    Extension{"image/gif", "gif"},
    Extension{"image/heic", "heic"},
    Extension{"image/jpeg", "jpg"},
    Extension{"image/jpg", "jpg"},
    Extension{"image/png", "png"},
    Extension{"image/svg+xml", "svg"},
    Extension{"image/tiff", "tif"},
    Extension{"image/webp", "webp"},
    Extension{"message/delivery-status", "txt"},
    Extension{"message/disposition-notification", "txt"},
    Extension{"message/feedback-report", "txt"},
    Extension{"message/rfc822", "eml"},
    Extension{"message/global", "eml"},
    Extension{"text/calendar", "ics"},
    Extension{"text/css", "css"},
    Extension{"text/csv", "csv"},
    Extension{"text/directory", "vcf"},
    Extension{"text/html", "html"},
    Extension{"text/plain", "txt"},
    Extension{"text/rfc822-headers", "txt"},
    Extension{"text/vcard", "vcf"},
    Extension{"text/x-vcard", "vcf"},
    Extension{"text/xml", "xml"},
    Extension{"video/mp4", "mp4"},
    Extension{"video/quicktime", "mov"},
};

} // namespace

QString safeFileName(const QString& declared)
{
    QStringView last = declared;
    while (last.endsWith(u'/') || last.endsWith(u'\\')) {
        last.chop(1);
    }
    last = last.sliced(std::max(last.lastIndexOf(u'/'), last.lastIndexOf(u'\\')) + 1);
    QString name = cleaned(last).trimmed();
    // Windows drops dots and spaces at the end; a dot in front hides the file elsewhere.
    while (name.endsWith(u'.') || name.endsWith(u' ')) {
        name.chop(1);
    }
    while (name.startsWith(u'.')) {
        name = name.sliced(1).trimmed();
    }
    if (isReserved(name)) {
        name.prepend(u'_');
    }
    return shortened(name);
}

QString namedByType(int ordinal, const QByteArray& mediaType)
{
    const auto* known = std::find_if(extensions.begin(), extensions.end(),
                                     [&](const Extension& e) { return mediaType == e.type; });
    const char* extension = known != extensions.end()       ? known->extension
                            : mediaType.startsWith("text/") ? "txt"
                                                            : "bin";
    return QStringLiteral("part-%1.%2").arg(ordinal).arg(QLatin1String(extension));
}

QString DistinctNames::distinct(const QString& name)
{
    const QString folded = name.toCaseFolded();
    if (!m_taken.contains(folded)) {
        m_taken.insert(folded);
        return name;
    }
    const auto dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const QString extension = dot > 0 ? name.sliced(dot) : QString();
    int& number = m_last[folded];
    number = std::max(number, 1);
    QString candidate;
    do {
        candidate = QStringLiteral("%1 (%2)%3").arg(stem, QString::number(++number), extension);
    } while (m_taken.contains(candidate.toCaseFolded()));
    m_taken.insert(candidate.toCaseFolded());
    return candidate;
}

} // namespace threadline
