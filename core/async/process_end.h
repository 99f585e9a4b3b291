// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a program that had threads ends: at once, without the exit handlers of libraries.
//
// QThread::wait() returns a moment before the thread lets go of its thread-local data. When the
// process is that quick to leave, OpenSSL's exit handler (OPENSSL_cleanup(3)) frees the same data,
// and the program ends with a damaged heap after all its work is done.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace threadline {

/// Last thing in main(): whatever has a destructor that matters is gone by then.
[[noreturn]] inline void endProcess(int exitCode)
{
    std::fflush(nullptr);
    std::_Exit(exitCode);
}

} // namespace threadline
