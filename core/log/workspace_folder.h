// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder a workspace is: `threadline.db`, `blobs/`, `lock`, `window.ini`. One process writes at a
// time; others may read.
#pragma once

#include "core/log/folder_lock.h"
#include "core/model/expected.h"

#include <memory>

namespace threadline {

class WorkspaceFolder
{
public:
    explicit WorkspaceFolder(const QString& path);

    /// Makes the folder when it is missing and takes the lock. Held until this is destroyed.
    Expected<void> openForWriting();
    /// Only that there is a workspace.
    Expected<void> openForReading() const;

    QString path() const { return m_path; }
    QString databasePath() const { return m_path + QLatin1String("/threadline.db"); }
    QString blobsPath() const { return m_path + QLatin1String("/blobs"); }
    QString windowStatePath() const { return m_path + QLatin1String("/window.ini"); }

private:
    QString m_path;
    std::unique_ptr<FolderLock> m_lock;
};

} // namespace threadline
