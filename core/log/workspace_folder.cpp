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
    m_lock = std::make_unique<QLockFile>(m_path + QLatin1String("/lock"));
    m_lock->setStaleLockTime(0); // only the death of its process makes a lock stale
    if (m_lock->tryLock(0)) {
        return {};
    }
    const auto why = m_lock->error();
    qint64 process = 0;
    QString host;
    QString program;
    const bool known = m_lock->getLockInfo(&process, &host, &program);
    m_lock.reset();
    if (why == QLockFile::PermissionError) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The workspace \"%1\" cannot be written: check the permissions of its folder.")
                         .arg(m_path)};
    }
    if (why == QLockFile::UnknownError) { // the lock itself is a few bytes on the same disk
        return diskFull();
    }
    return Error{Error::Remedy::Rejected,
                 known ? QStringLiteral("The workspace \"%1\" is open in another Threadline (process %2): close that "
                                        "one first.").arg(m_path).arg(process)
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
