// SPDX-License-Identifier: GPL-3.0-or-later
//
// Waiting for what happens on other threads: on the thing itself, with a limit that only a broken
// program reaches. Never a counted number of event loop turns, never a sleep.
#pragma once

#include "core/model/expected.h"
#include "tests/support/catch.h"

#include <QFuture>

#include <chrono>
#include <functional>

namespace threadline::test {

inline constexpr std::chrono::seconds patience{60};

/// Runs the event loop until `holds` is true; it is asked after each event. False after `limit`.
bool waitUntil(const std::function<bool()>& holds, std::chrono::milliseconds limit = patience);

/// The result of a future, the event loop running meanwhile. Fails the test when it takes too long.
template <class T>
T waitFor(QFuture<T> future, std::chrono::milliseconds limit = patience)
{
    REQUIRE(waitUntil([&] { return future.isFinished(); }, limit));
    if constexpr (!std::is_void_v<T>) {
        REQUIRE(future.resultCount() == 1);
        return future.takeResult();
    }
}

/// The value of an Expected, or a failed test that prints the error's sentence.
template <class T>
T valueOf(Expected<T> expected)
{
    if (!expected) {
        FAIL("error: " << expected.error().sentence.toStdString());
    }
    return std::move(*expected);
}

template <class T>
T waitForValue(QFuture<Expected<T>> future, std::chrono::milliseconds limit = patience)
{
    return valueOf(waitFor(std::move(future), limit));
}

inline void requireOk(const Expected<void>& outcome)
{
    if (!outcome) {
        FAIL("error: " << outcome.error().sentence.toStdString());
    }
}

} // namespace threadline::test
