// SPDX-License-Identifier: GPL-3.0-or-later
//
// Does something with a future's result on the thread of `context`, and nothing when the future was
// cancelled or `context` is gone by then. QFuture::then(context, …) of Qt 6.4 asserts in the latter
// case, because it looks at the context only when the future finishes.
#pragma once

#include <QFutureWatcher>

#include <utility>

namespace threadline {

template <class T, class Function>
void whenFinished(const QFuture<T>& future, QObject* context, Function function)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, function = std::move(function)]() mutable {
                         watcher->deleteLater();
                         if (!watcher->isCanceled() && watcher->future().resultCount() > 0) {
                             function(watcher->result());
                         }
                     });
    watcher->setFuture(future);
}

} // namespace threadline
