// SPDX-License-Identifier: GPL-3.0-or-later
//
// The three ways in which a command of the workspace is done: on the log thread, on a thread that
// may wait, or in the network thread. Each is refused when the workspace is open for reading only.
#pragma once

#include "core/async/when_finished.h"
#include "core/workspace/workspace_services.h"

#include <QtConcurrent>

namespace threadline::commanding {

inline Error readOnlyWorkspace()
{
    return {Error::Remedy::Rejected, QStringLiteral("This workspace is open for reading only.")};
}

/// `fn(EventLog::Batch&)` in one transaction; it returns an Expected.
template <class Fn>
auto write(WorkspaceServices& services, Fn fn)
{
    using Result = std::invoke_result_t<Fn, EventLog::Batch&>;
    return services.log ? services.log->write(std::move(fn)) : readyFuture(Result(readOnlyWorkspace()));
}

/// `fn(WorkspaceServices&)`, which may wait for the disk, the keychain and other threads.
template <class Fn>
auto inBackground(WorkspaceServices& services, QThreadPool& threads, Fn fn)
{
    using Result = std::invoke_result_t<Fn, WorkspaceServices&>;
    return services.log ? QtConcurrent::run(&threads, [fn = std::move(fn), &services]() mutable { return fn(services); })
                        : readyFuture(Result(readOnlyWorkspace()));
}

/// `fn()` in the thread of `there`, which lives in the network thread; what its future brings is
/// the answer.
template <class Fn>
auto handOver(QObject* there, Fn fn) -> std::invoke_result_t<Fn>
{
    using Result = decltype(fn().result());
    if (!there) {
        return readyFuture(Result(readOnlyWorkspace()));
    }
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    runOn(there, [there, promise, fn = std::move(fn)]() mutable {
        whenFinished(fn(), there, [promise](const Result& result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return promise->future();
}

} // namespace threadline::commanding
