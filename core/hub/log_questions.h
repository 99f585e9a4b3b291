// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub's thread asks of the log and has to know before it goes on. Blocks until the log's thread has answered.
#pragma once

#include "core/async/waited.h"
#include "core/log/log_thread.h"

#include <type_traits>

namespace threadline {

/// What `question(database)` finds.
template <class Fn>
auto askLog(LogThread& log, Fn question)
{
    using Answer = Expected<std::invoke_result_t<Fn, Database&>>;
    return waited(log.run([question](EventLog& events) -> Answer { return question(events.database()); }));
}

/// After `fn(log)` was done.
template <class Fn>
Expected<void> changeLog(LogThread& log, Fn fn)
{
    return waited(log.run([fn](EventLog& events) -> Expected<void> {
        fn(events);
        return {};
    }));
}

} // namespace threadline
