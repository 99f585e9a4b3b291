// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line has nothing else to do: it waits for a workspace's answer while its signals
// still arrive. Thread: main.
#pragma once

#include "core/model/expected.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

namespace threadline::command_line {

/// An Error of remedy Cancelled when whoever was to answer is gone.
template <class T>
Expected<T> await(const QFuture<Expected<T>>& future)
{
    QFutureWatcher<Expected<T>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<Expected<T>>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) {
        loop.exec();
    }
    if (future.resultCount() == 0) {
        return Error{Error::Remedy::Cancelled, QStringLiteral("It was stopped.")};
    }
    return future.result();
}

} // namespace threadline::command_line
