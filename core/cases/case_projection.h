// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables cases, case_thread, case_tag, case_field, case_reminder, case_link, field and saved_view.
// Statuses change by their own events only; messages move the times, the last words and who waits
// (case_placement.h, which also keeps where interactions are shown: fold history before this).
#pragma once

#include "core/log/projection.h"

namespace threadline {

class CaseProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;
};

} // namespace threadline
