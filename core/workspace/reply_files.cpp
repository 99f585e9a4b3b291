// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/reply_files.h"

#include <QFileInfo>
#include <QMimeDatabase>

namespace threadline::replying {

namespace {

Expected<OutgoingFile> takeIn(const QString& path, bool inlined, BlobStore& blobs)
{
    auto stored = blobs.putFile(path);
    if (!stored) {
        return stored.error();
    }
    const QFileInfo info(path);
    OutgoingFile file;
    file.attachment.name = info.fileName();
    file.attachment.type = QMimeDatabase().mimeTypeForFile(info).name();
    file.attachment.size = info.size();
    file.attachment.sha256 = *stored;
    file.attachment.inlined = inlined;
    if (inlined) {
        file.attachment.contentId =
            QString::fromLatin1(stored->left(24)) + QStringLiteral("@threadline");
    }
    file.path = blobs.path(*stored);
    return file;
}

} // namespace

Expected<QList<Attachment>> takeInFiles(const QStringList& paths, BlobStore& blobs)
{
    QList<Attachment> files;
    for (const QString& path : paths) {
        const auto file = takeIn(path, false, blobs);
        if (!file) {
            return file.error();
        }
        files.append(file->attachment);
    }
    return files;
}

Expected<QList<OutgoingFile>> takeInAll(const ReplyRequest& request, BlobStore& blobs)
{
    QList<OutgoingFile> files;
    const auto add = [&](const QStringList& paths, bool inlined) -> Expected<void> {
        for (const QString& path : paths) {
            auto file = takeIn(path, inlined, blobs);
            if (!file) {
                return file.error();
            }
            files.append(*file);
        }
        return {};
    };
    if (const auto added = add(request.files, false); !added) {
        return added.error();
    }
    if (const auto added = add(request.inlineImages, true); !added) {
        return added.error();
    }
    return files;
}

} // namespace threadline::replying
