// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one primitive behind all that crosses threads: run this there, and have a future of the result.
#pragma once

#include <QFuture>
#include <QMetaObject>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace threadline {

/// Runs `fn` in the event loop of the thread of `there`. When `there` is gone before, the future is
/// cancelled. `fn` does not throw.
template <class Fn>
auto runOn(QObject* there, Fn fn) -> QFuture<std::invoke_result_t<Fn>>
{
    using Result = std::invoke_result_t<Fn>;
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(
        there,
        [promise, fn = std::move(fn)]() mutable {
            if constexpr (std::is_void_v<Result>) {
                fn();
            } else {
                promise->addResult(fn());
            }
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

/// A future that is finished already.
template <class T>
QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace threadline
