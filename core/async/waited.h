// SPDX-License-Identifier: GPL-3.0-or-later
//
// For a thread that may wait: the answer of another.
#pragma once

#include "core/model/expected.h"

#include <QFuture>

namespace threadline {

/// Blocks until it is there. An Error of remedy Cancelled when whoever was to answer is gone.
template <class T>
Expected<T> waited(QFuture<Expected<T>> future)
{
    future.waitForFinished();
    return future.resultCount() > 0
               ? future.result()
               : Expected<T>(Error{Error::Remedy::Cancelled, QStringLiteral("Threadline is closing.")});
}

} // namespace threadline
