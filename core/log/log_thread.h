// SPDX-License-Identifier: GPL-3.0-or-later
//
// The writing door of the store: one thread that owns the EventLog. Everyone else hands it what to
// do and gets a future.
#pragma once

#include "core/async/run_on.h"
#include "core/log/event_log.h"
#include "core/model/expected.h"

#include <QObject>
#include <QThread>

namespace threadline {

class LogThread : public QObject
{
    Q_OBJECT

public:
    LogThread();
    /// Finishes what is queued, then closes the log.
    ~LogThread() override;

    /// Blocking, once, before anything else.
    Expected<void> open(const QString& path, std::vector<std::unique_ptr<Projection>> projections);

    /// Runs `fn(EventLog::Batch&)` in one transaction on the log thread. Its result arrives after the
    /// commit; when it returns an Error, or the store fails, nothing of it was written.
    /// `fn` returns an Expected<T>.
    template <class Fn>
    auto write(Fn fn, EventLog::Durability durability = EventLog::Durability::SurvivesProcess)
        -> QFuture<std::invoke_result_t<Fn, EventLog::Batch&>>
    {
        using Result = std::invoke_result_t<Fn, EventLog::Batch&>;
        return run([this, fn = std::move(fn), durability](EventLog& log) mutable -> Result {
            Result result = Error{};
            announce(log.write(
                [&](EventLog::Batch& batch) {
                    result = fn(batch);
                    if (!result) {
                        throw SqliteFailure(result.error()); // rolls back
                    }
                },
                durability));
            return result;
        });
    }

    /// See EventLog.
    QFuture<Expected<void>> place(const QList<Event>& page, qint64 upTo);
    QFuture<Expected<void>> placeEarly(const QList<Event>& events);
    QFuture<Expected<void>> review(const QList<Event>& come, const QList<qint64>& gone, qint64 epoch);
    QFuture<Expected<void>> drop(qint64 batch, const EventLog::Keep& keep);

    /// Runs `fn(EventLog&)` on the log thread outside a transaction of ours. It returns an
    /// Expected<T>; a SqliteFailure that it throws becomes the error.
    template <class Fn>
    auto run(Fn fn) -> QFuture<std::invoke_result_t<Fn, EventLog&>>
    {
        using Result = std::invoke_result_t<Fn, EventLog&>;
        return runOn(m_worker.get(), [this, fn = std::move(fn)]() mutable -> Result {
            try {
                return fn(*m_log);
            } catch (const SqliteFailure& failure) {
                return failure.error();
            }
        });
    }

Q_SIGNALS:
    /// Emitted on the log thread, after the commit, in the order of commits.
    void appended(const QList<threadline::Announcement>& events);

private:
    void announce(const QList<Announcement>& events);

    QThread m_thread;
    std::unique_ptr<QObject> m_worker; // lives in m_thread; only a place to run things
    std::unique_ptr<EventLog> m_log;   // made, used and destroyed in m_thread
};

} // namespace threadline
