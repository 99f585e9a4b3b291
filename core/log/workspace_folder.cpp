// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/workspace_folder.h"

#include "core/sqlite/failure.h"

#include <QDir>
#include <QFileInfo>

namespace threadline {

WorkspaceFolder::WorkspaceFolder(const QString& path)
    : m_path(QDir(path).absolutePath())
{
}

Expected<void> WorkspaceFolder::openForWriting()
{
    if (!QDir().mkpath(m_path)) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The workspace folder \"%1\" cannot be made: check the path and its "
                                    "permissions.").arg(m_path)};
    }
    QFile::setPermissions(m_path, QFileInfo(m_path).permissions()
                                      & ~(QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                          | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther));
    m_lock = std::make_unique<FolderLock>(m_path + QLatin1String("/lock"));
    const FolderLock::Outcome outcome = m_lock->take();
    if (outcome == FolderLock::Outcome::Taken) {
        return {};
    }
    const qint64 holder = m_lock->holder();
    m_lock.reset();
    if (outcome == FolderLock::Outcome::DiskFull) {
        return diskFull();
    }
    if (outcome == FolderLock::Outcome::NotWritable) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The workspace \"%1\" cannot be written: check the permissions of its folder.")
                         .arg(m_path)};
    }
    return Error{Error::Remedy::Rejected,
                 holder > 0 ? QStringLiteral("The workspace \"%1\" is open in another Threadline (process %2): close "
                                             "that one first.").arg(m_path).arg(holder)
                            : QStringLiteral("The workspace \"%1\" is open in another Threadline: close that one first.")
                                  .arg(m_path)};
}

Expected<void> WorkspaceFolder::openForReading() const
{
    if (!QFileInfo::exists(databasePath())) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("There is no workspace in \"%1\": import mail, add an account or make a sample "
                                    "there first.").arg(m_path)};
    }
    return {};
}

} // namespace threadline
