// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/reader_pool.h"

#include "core/log/migrations.h"

namespace threadline {

ReaderPool::ReaderPool(QString path, int threads)
    : m_path(std::move(path))
{
    m_threads.setObjectName(QStringLiteral("readers"));
    m_threads.setMaxThreadCount(threads);
}

ReaderPool::~ReaderPool()
{
    m_threads.waitForDone();
}

Expected<void> ReaderPool::check()
{
    try {
        std::unique_ptr<Database> database = take();
        requireCurrentSchema(*database);
        give(std::move(database));
    } catch (const SqliteFailure& failure) {
        return failure.error();
    }
    return {};
}

std::unique_ptr<Database> ReaderPool::take()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<Database> database = std::move(m_idle.back());
            m_idle.pop_back();
            return database;
        }
    }
    return std::make_unique<Database>(m_path, Database::Access::ReadOnly);
}

void ReaderPool::give(std::unique_ptr<Database> database)
{
    const QMutexLocker lock(&m_mutex);
    m_idle.push_back(std::move(database));
}

} // namespace threadline
