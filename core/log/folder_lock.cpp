// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/folder_lock.h"

#include <QCoreApplication>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace threadline {

FolderLock::FolderLock(const QString& path)
    : m_path(path)
{
}

FolderLock::~FolderLock() = default; // closing the file lets go

FolderLock::Outcome FolderLock::take()
{
    const int handle = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0) {
        return errno == ENOSPC || errno == EDQUOT ? Outcome::DiskFull : Outcome::NotWritable;
    }
    m_file.open(handle, QIODevice::ReadWrite | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK ? Outcome::HeldByOther : Outcome::NotWritable;
    }
    // For the sentence that another program says; a full disk may swallow it.
    m_file.resize(0);
    m_file.write(QByteArray::number(QCoreApplication::applicationPid()) + '\n');
    return Outcome::Taken;
}

qint64 FolderLock::holder() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

} // namespace threadline
