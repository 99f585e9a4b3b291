// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/blob_store.h"

#include "core/sqlite/failure.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStorageInfo>

namespace threadline {

namespace {

Error cannotStore(const QString& why)
{
    return {Error::Remedy::Retry, QStringLiteral("An attachment could not be stored (%1): check the free space "
                                                 "and the permissions of the workspace.").arg(why)};
}

bool isFull(const QString& folder, qint64 wanted)
{
    constexpr qint64 around = 64 << 10; // for the file's own name and blocks
    return QStorageInfo(folder).bytesAvailable() < wanted + around;
}

} // namespace

BlobStore::BlobStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString BlobStore::path(const QByteArray& sha256) const
{
    const QString name = QString::fromLatin1(sha256);
    return m_folder + QLatin1Char('/') + name.left(2) + QLatin1Char('/') + name.mid(2);
}

Expected<QByteArray> BlobStore::put(const QByteArray& bytes, const QByteArray& sha256)
{
    const QByteArray name =
        sha256.isEmpty() ? QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() : sha256;
    const QString target = path(name);
    if (QFile::exists(target)) {
        return name;
    }
    if (!QDir().mkpath(target.left(target.lastIndexOf(QLatin1Char('/'))))) {
        return isFull(m_folder, bytes.size()) ? diskFull()
                                              : cannotStore(QStringLiteral("its folder cannot be made"));
    }
    // QSaveFile flushes to disk before it renames, so a name in place always means whole bytes.
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        // What Qt says of a write that came to nothing is often "Unknown error".
        return isFull(m_folder, bytes.size()) ? diskFull() : cannotStore(file.errorString());
    }
    return name;
}

Expected<QByteArray> BlobStore::putFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The file \"%1\" cannot be read: %2.").arg(path, file.errorString())};
    }
    return put(file.readAll());
}

Expected<QString> BlobStore::copyUnder(const QByteArray& sha256, const QString& under, const QString& name) const
{
    const QString folder = m_folder + QLatin1String("/../drafts/") + under;
    const QString copy = QDir::cleanPath(folder + QLatin1Char('/') + name);
    if (!QDir().mkpath(folder) || (!QFile::exists(copy) && !QFile::copy(path(sha256), copy))) {
        return cannotStore(QStringLiteral("its copy cannot be made"));
    }
    return copy;
}

Expected<QString> BlobStore::verified(const QByteArray& sha256) const
{
    QFile file(path(sha256));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Corrupt,
                     QStringLiteral("This attachment is missing from the workspace; restore it from a backup.")};
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file) || hash.result().toHex() != sha256) {
        return Error{Error::Remedy::Corrupt,
                     QStringLiteral("This attachment is damaged in the workspace; restore it from a backup.")};
    }
    return file.fileName();
}

} // namespace threadline
