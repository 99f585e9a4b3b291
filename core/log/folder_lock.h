// SPDX-License-Identifier: GPL-3.0-or-later
//
// A lock that one process holds at a time. The system lets go of it when that process ends, however
// it ends: nothing stale is left behind by a kill -9 (flock(2)).
#pragma once

#include "core/model/expected.h"

#include <QFile>

namespace threadline {

class FolderLock
{
public:
    /// `path`: of the lock file, made when it is missing and never removed.
    explicit FolderLock(const QString& path);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    enum class Outcome { Taken, HeldByOther, NotWritable, DiskFull };
    /// Does not wait.
    Outcome take();
    /// The process that holds it, as far as it said so; 0: unknown.
    qint64 holder() const;

private:
    QString m_path;
    QFile m_file;
};

} // namespace threadline
