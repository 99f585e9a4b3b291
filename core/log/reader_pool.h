// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reading door of the store: a few threads with a read-only connection each. A question sees one
// snapshot, never waits for the writer, and is dropped when its future is cancelled, also half way.
#pragma once

#include "core/async/run_on.h"
#include "core/model/expected.h"
#include "core/sqlite/database.h"
#include "core/trace/trace.h"

#include <QMutex>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace threadline {

class ReaderPool
{
public:
    /// Opens connections as they are needed.
    ReaderPool(QString path, int threads);
    /// Waits for the questions under way.
    ~ReaderPool();

    /// Runs `fn(Database&)`, which returns a T or an Expected<T> and may throw SqliteFailure.
    /// The future is of Expected<T>. Later questions of higher `priority` overtake.
    template <class Fn>
    auto ask(Fn fn, int priority = 0)
    {
        using Answer = AnswerOf<std::invoke_result_t<Fn, Database&>>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        auto future = promise->future();
        m_threads.start(
            [this, promise, fn = std::move(fn)]() mutable {
                if (!promise->isCanceled()) {
                    promise->addResult(answer<Answer>(fn, [&] { return promise->isCanceled(); }));
                }
                promise->finish();
            },
            priority);
        return future;
    }

    /// Blocking: opens one connection and checks that this is a workspace this program can read.
    Expected<void> check();

private:
    template <class T>
    struct ExpectedOf
    {
        using Type = Expected<T>;
    };
    template <class T>
    struct ExpectedOf<Expected<T>>
    {
        using Type = Expected<T>;
    };
    template <class T>
    using AnswerOf = typename ExpectedOf<T>::Type;

    template <class Answer, class Fn>
    Answer answer(Fn& fn, const std::function<bool()>& cancelled)
    {
        const trace::Span span("question", "reader");
        try {
            std::unique_ptr<Database> database = take();
            database->setInterruption(cancelled);
            Answer result = [&]() -> Answer {
                Transaction snapshot(*database, Transaction::Kind::Read);
                return fn(*database);
            }();
            database->setInterruption({});
            give(std::move(database));
            return result;
        } catch (const SqliteFailure& failure) {
            return failure.error(); // the connection is dropped with whatever state it is in
        }
    }

    std::unique_ptr<Database> take();
    void give(std::unique_ptr<Database> database);

    QString m_path;
    QMutex m_mutex;
    std::vector<std::unique_ptr<Database>> m_idle;
    QThreadPool m_threads;
};

} // namespace threadline
