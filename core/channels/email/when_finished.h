// SPDX-License-Identifier: GPL-3.0-or-later
//
// Back from a worker thread: `then(future)` runs in the owner's thread once the future is finished,
// unless the owner is gone by then; what `then` holds is let go with the owner, in its thread.
// (QFuture::then with a context looks at the context from the worker's thread, where it may be just
// being destroyed.)
#pragma once

#include <QFutureWatcher>

namespace threadline {

template <class T, class Then>
void whenFinished(QObject* owner, const QFuture<T>& future, Then then)
{
    auto* watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         // A copy: `then` may destroy the owner, and with it the watcher and this.
                         auto run = std::move(then);
                         run(watcher->future());
                     });
    watcher->setFuture(future);
}

} // namespace threadline
