// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other end of a connector's future. Copies share it; the first give() counts. When the last
// copy is gone and nobody gave anything, the future finishes with an Error of remedy Cancelled: so
// whatever is destroyed half-way keeps the connector's contract without knowing it.
//
// Thread: the one of the connector.
#pragma once

#include "core/model/expected.h"

#include <QFuture>
#include <QPromise>

#include <memory>

namespace threadline {

template <class T>
class Answer
{
public:
    Answer()
        : m_promise(std::make_shared<Promise>())
    {
    }

    QFuture<Expected<T>> future() const { return m_promise->promise.future(); }
    void give(Expected<T> result) const { m_promise->give(std::move(result)); }

private:
    struct Promise
    {
        Promise() { promise.start(); }
        ~Promise()
        {
            give(Error{Error::Remedy::Cancelled,
                       QStringLiteral("The account was closed before this was done.")});
        }
        Promise(const Promise&) = delete;
        Promise& operator=(const Promise&) = delete;

        void give(Expected<T> result)
        {
            if (!std::exchange(given, true)) {
                promise.addResult(std::move(result));
                promise.finish();
            }
        }

        QPromise<Expected<T>> promise;
        bool given = false;
    };

    std::shared_ptr<Promise> m_promise;
};

} // namespace threadline
