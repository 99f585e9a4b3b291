// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attachments: files named by the SHA-256 of their bytes, beside the database. The same bytes are
// stored once. Any thread, several at once.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>

namespace threadline {

class BlobStore
{
public:
    explicit BlobStore(QString folder);

    /// Stores `bytes` and gives the name, 64 hex digits. `sha256` may be given when it is known
    /// already. On disk, also after a power cut, when this returns.
    Expected<QByteArray> put(const QByteArray& bytes, const QByteArray& sha256 = {});
    /// Copies a file in.
    Expected<QByteArray> putFile(const QString& path);

    /// Makes a copy with a name people know, in a folder `under` beside the blobs: for a draft whose
    /// files are attached again.
    Expected<QString> copyUnder(const QByteArray& sha256, const QString& under, const QString& name) const;

    /// Where a blob lies, whether it is there or not.
    QString path(const QByteArray& sha256) const;
    /// The path of a blob that is there and undamaged.
    Expected<QString> verified(const QByteArray& sha256) const;

private:
    QString m_folder;
};

} // namespace threadline
