// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attachment_text/office_file.h"

#include "core/attachment_text/office_xml.h"

#include <QFile>
#include <QRegularExpression>

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>

namespace threadline {

namespace {

using Outcome = AttachmentText::Outcome;
using Dialect = OfficeXml::Dialect;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

struct Part
{
    const char* path; ///< a regular expression of the whole path in the archive
    Dialect dialect;
};

// In the order in which they are read: what people see first comes first.
constexpr std::array parts{
    Part{"word/document\\.xml", Dialect::WordOrSlides},
    Part{"word/(header|footer|footnotes|endnotes|comments)\\d*\\.xml", Dialect::WordOrSlides},
    Part{"ppt/slides/slide\\d+\\.xml", Dialect::WordOrSlides},
    Part{"ppt/notesSlides/notesSlide\\d+\\.xml", Dialect::WordOrSlides},
    Part{"xl/sharedStrings\\.xml", Dialect::SharedStrings},
    Part{"xl/worksheets/sheet\\d+\\.xml", Dialect::Sheet},
    Part{"content\\.xml", Dialect::OpenDocument},
    Part{"styles\\.xml", Dialect::OpenDocument}, // headers and footers of its pages
};

struct FoundPart
{
    zip_uint64_t index = 0;
    QString path;
    Dialect dialect = Dialect::WordOrSlides;
};

enum class Reading { Whole, Damaged, TooLarge, Stopped };

class OfficeArchive
{
public:
    OfficeArchive(Archive archive, const ReadingLimits& limits, const std::function<bool()>& stopped)
        : m_archive(std::move(archive)), m_left(limits.unpackedBytes), m_stopped(stopped)
    {
    }

    QList<FoundPart> parts() const;
    bool isEncrypted(const QList<FoundPart>& parts);
    Reading read(const FoundPart& part, KeptText& into);

private:
    QString nameOf(zip_uint64_t index) const;
    QByteArray manifest();

    Archive m_archive;
    qint64 m_left; // to unpack; what the archive says of its sizes may be a lie
    const std::function<bool()>& m_stopped;
};

QString OfficeArchive::nameOf(zip_uint64_t index) const
{
    const char* name = zip_get_name(m_archive.get(), index, ZIP_FL_ENC_GUESS);
    return name ? QString::fromUtf8(name) : QString();
}

QList<FoundPart> OfficeArchive::parts() const
{
    QList<FoundPart> found;
    const zip_int64_t entries = zip_get_num_entries(m_archive.get(), 0);
    for (const Part& part : threadline::parts) {
        const QRegularExpression form(QRegularExpression::anchoredPattern(QLatin1String(part.path)));
        QList<FoundPart> alike;
        for (zip_int64_t i = 0; i < entries; ++i) {
            const QString name = nameOf(static_cast<zip_uint64_t>(i));
            if (form.match(name).hasMatch()) {
                alike.append({static_cast<zip_uint64_t>(i), name, part.dialect});
            }
        }
        // slide2 before slide10
        std::sort(alike.begin(), alike.end(), [](const FoundPart& a, const FoundPart& b) {
            return a.path.size() != b.path.size() ? a.path.size() < b.path.size() : a.path < b.path;
        });
        found += alike;
    }
    return found;
}

/// OpenDocument 1.3 part 2, 3.8: what is encrypted is named in the manifest, the zip itself is not.
QByteArray OfficeArchive::manifest()
{
    constexpr qsizetype enough = 256 << 10;
    const Entry entry(zip_fopen(m_archive.get(), "META-INF/manifest.xml", 0), zip_fclose);
    QByteArray bytes(enough, '\0');
    const zip_int64_t size = entry ? zip_fread(entry.get(), bytes.data(), enough) : 0;
    return bytes.left(static_cast<qsizetype>(std::max<zip_int64_t>(0, size)));
}

bool OfficeArchive::isEncrypted(const QList<FoundPart>& parts)
{
    const bool zipped = std::any_of(parts.begin(), parts.end(), [this](const FoundPart& part) {
        zip_stat_t about;
        return zip_stat_index(m_archive.get(), part.index, 0, &about) == 0 && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
               about.encryption_method != ZIP_EM_NONE;
    });
    return zipped || manifest().contains("encryption-data");
}

Reading OfficeArchive::read(const FoundPart& part, KeptText& into)
{
    const Entry entry(zip_fopen_index(m_archive.get(), part.index, 0), zip_fclose);
    if (!entry) {
        return Reading::Damaged;
    }
    OfficeXml xml(part.dialect, into);
    constexpr qsizetype atOnce = 64 << 10;
    QByteArray chunk(atOnce, Qt::Uninitialized);
    while (!into.isFull()) {
        if (m_stopped && m_stopped()) {
            return Reading::Stopped;
        }
        const zip_int64_t size = zip_fread(entry.get(), chunk.data(), atOnce);
        if (size < 0) {
            return Reading::Damaged;
        }
        if (size == 0) {
            return xml.isWhole() ? Reading::Whole : Reading::Damaged;
        }
        m_left -= size;
        if (m_left < 0) {
            return Reading::TooLarge;
        }
        if (!xml.feed(chunk.left(static_cast<qsizetype>(size)))) {
            return Reading::Damaged;
        }
    }
    return Reading::Whole;
}

} // namespace

std::optional<AttachmentText> readOfficeFile(const QString& path, const ReadingLimits& limits,
                                             const std::function<bool()>& stopped)
{
    Archive opened(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, nullptr), zip_discard);
    if (!opened) {
        return AttachmentText{Outcome::Damaged, {}, false};
    }
    constexpr zip_int64_t mostEntries = 20'000; // a large presentation has a thousand
    if (zip_get_num_entries(opened.get(), 0) > mostEntries) {
        return AttachmentText{Outcome::TooLarge, {}, false};
    }
    OfficeArchive archive(std::move(opened), limits, stopped);
    const QList<FoundPart> parts = archive.parts();
    if (parts.isEmpty()) {
        return AttachmentText{Outcome::OtherKind, {}, false};
    }
    if (archive.isEncrypted(parts)) {
        return AttachmentText{Outcome::Encrypted, {}, false};
    }
    KeptText kept(limits.textBytes);
    for (const FoundPart& part : parts) {
        switch (archive.read(part, kept)) {
        case Reading::Whole:
            kept.add("\n");
            break;
        case Reading::Damaged:
            return AttachmentText{Outcome::Damaged, {}, false};
        case Reading::TooLarge:
            return AttachmentText{Outcome::TooLarge, {}, false};
        case Reading::Stopped:
            return std::nullopt;
        }
    }
    return kept.result();
}

} // namespace threadline
