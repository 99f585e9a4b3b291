// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes as the blob store would have them, read.
#pragma once

#include "core/attachment_text/attachment_reader.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

inline AttachmentText readBytes(const QByteArray& bytes, const SaidOfFile& said = {}, const ReadingLimits& limits = {})
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("blob")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    file.close();
    const auto read = readAttachment(file.fileName(), said, limits);
    REQUIRE(read);
    return *read;
}

/// In words, so that a failing test says what came instead.
inline std::string outcomeOf(const QByteArray& bytes, const SaidOfFile& said = {}, const ReadingLimits& limits = {})
{
    return attachmentOutcomeName(readBytes(bytes, said, limits).outcome).toStdString();
}

inline std::string wordsOf(const QByteArray& bytes, const SaidOfFile& said = {})
{
    return QString::fromUtf8(readBytes(bytes, said).text).simplified().toStdString();
}

} // namespace threadline::test
