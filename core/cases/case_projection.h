// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables cases and case_thread. Statuses change by their own events only; messages move the times,
// the last words and who waits.
#pragma once

#include "core/log/projection.h"

namespace threadline {

class CaseProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;

private:
    void open(Database& database, const Event& event);
    void addMessage(Database& database, const Event& event);
    void addToThread(Database& database, const Event& event);
};

} // namespace threadline
