// SPDX-License-Identifier: GPL-3.0-or-later
//
// Back from another thread: does something with a future's result in the thread of `context`, and
// nothing when the future was cancelled or `context` is gone by then. What `then` holds is let go
// with the context, in its thread. (QFuture::then(context, …) of Qt 6.4 looks at the context from
// the worker's thread, where it may be just being destroyed, and asserts that it is not.)
#pragma once

#include <QFutureWatcher>

#include <type_traits>
#include <utility>

namespace threadline {

/// `then` takes the result, or the QFuture<T> itself when that has many.
template <class T, class Then>
void whenFinished(const QFuture<T>& future, QObject* context, Then then)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         const QFuture<T> finished = watcher->future();
                         // Moved out: `then` may destroy the context, and with it the watcher and this.
                         auto run = std::move(then);
                         if constexpr (std::is_invocable_v<Then&, const QFuture<T>&>) {
                             run(finished);
                         } else if (!finished.isCanceled() && finished.resultCount() > 0) {
                             run(finished.result());
                         }
                     });
    watcher->setFuture(future);
}

} // namespace threadline
