// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attachment_text/attachment_reader.h"

#include "core/attachment_text/file_kind.h"
#include "core/attachment_text/kept_text.h"
#include "core/attachment_text/office_file.h"
#include "core/attachment_text/pdf_file.h"
#include "core/markup/charset_decoder.h"
#include "core/markup/html_text.h"

#include <QFile>

namespace threadline {

namespace {

using Outcome = AttachmentText::Outcome;

/// A little more than is kept: markup and wide charsets need room.
QByteArray beginningOf(QFile& file, const ReadingLimits& limits)
{
    file.seek(0);
    return file.read(4 * limits.textBytes);
}

AttachmentText readWords(QFile& file, bool isHtml, const ReadingLimits& limits)
{
    const QByteArray bytes = beginningOf(file, limits);
    KeptText kept(limits.textBytes);
    if (isHtml) {
        kept.add(htmlToText(decodedToUtf8(bytes, charsetOfHtml(bytes))));
    } else {
        kept.add(withoutEncodedLines(decodedToUtf8(bytes, {})));
    }
    return kept.result(file.size() > bytes.size());
}

} // namespace

std::optional<AttachmentText> readAttachment(const QString& path, const SaidOfFile& said,
                                             const ReadingLimits& limits,
                                             const std::function<bool()>& stopped)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return AttachmentText{Outcome::Missing, {}, false};
    }
    const FileKind kind = fileKindOf(file.read(sniffedBytes), said);
    const bool whole = kind == FileKind::Pdf || kind == FileKind::Zip;
    if (whole && file.size() > limits.fileBytes) {
        return AttachmentText{Outcome::TooLarge, {}, false};
    }
    switch (kind) {
    case FileKind::Empty:
        return AttachmentText{Outcome::NoText, {}, false};
    case FileKind::Other:
        return AttachmentText{Outcome::OtherKind, {}, false};
    case FileKind::EncryptedOffice:
        return AttachmentText{Outcome::Encrypted, {}, false};
    case FileKind::Html:
    case FileKind::Text:
        return readWords(file, kind == FileKind::Html, limits);
    case FileKind::Zip:
        return readOfficeFile(path, limits, stopped);
    case FileKind::Pdf:
        return readPdf(path, limits, stopped);
    }
    return AttachmentText{Outcome::OtherKind, {}, false};
}

bool areAllReadersHere()
{
    return isPdfReaderHere();
}

} // namespace threadline
