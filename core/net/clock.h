// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/net holds the program's seams to the world: time, secrets, HTTP. Interfaces and their real
// versions are here; the fakes live in tests/support.
//
// Clock: any thread.
#pragma once

#include "core/model/timestamp.h"

namespace threadline {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
};

} // namespace threadline
