// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/log_thread.h"

namespace threadline {

LogThread::LogThread()
    : m_worker(std::make_unique<QObject>())
{
    qRegisterMetaType<QList<Announcement>>();
    m_thread.setObjectName(QStringLiteral("log"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

LogThread::~LogThread()
{
    runOn(m_worker.get(), [this] { m_log.reset(); }).waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

Expected<void> LogThread::open(const QString& path, std::vector<std::unique_ptr<Projection>> projections)
{
    auto opened = runOn(m_worker.get(), [&]() -> Expected<void> {
        try {
            m_log = std::make_unique<EventLog>(path, std::move(projections));
        } catch (const SqliteFailure& failure) {
            return failure.error();
        }
        return {};
    });
    opened.waitForFinished();
    return opened.result();
}

QFuture<Expected<void>> LogThread::place(const QList<Event>& page, qint64 upTo)
{
    return run([this, page, upTo](EventLog& log) -> Expected<void> {
        announce(log.place(page, upTo));
        return {};
    });
}

QFuture<Expected<void>> LogThread::placeEarly(const QList<Event>& events)
{
    return run([this, events](EventLog& log) -> Expected<void> {
        announce(log.placeEarly(events));
        return {};
    });
}

QFuture<Expected<void>> LogThread::review(const QList<Event>& come, const QList<qint64>& gone, qint64 epoch)
{
    return run([this, come, gone, epoch](EventLog& log) -> Expected<void> {
        announce(log.review(come, gone, epoch));
        return {};
    });
}

QFuture<Expected<void>> LogThread::drop(qint64 batch, const EventLog::Keep& keep)
{
    return run([this, batch, keep](EventLog& log) -> Expected<void> {
        announce(log.drop(batch, keep));
        return {};
    });
}

void LogThread::announce(const QList<Announcement>& events)
{
    if (!events.isEmpty()) {
        Q_EMIT appended(events);
    }
}

} // namespace threadline
