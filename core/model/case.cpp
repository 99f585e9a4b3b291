// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/case.h"

#include "core/model/names.h"

namespace threadline {

using namespace names;

namespace {

constexpr std::array statuses{
    std::pair{CaseStatus::New, "new"},         std::pair{CaseStatus::Open, "open"},
    std::pair{CaseStatus::Waiting, "waiting"}, std::pair{CaseStatus::OnHold, "on_hold"},
    std::pair{CaseStatus::Solved, "solved"},   std::pair{CaseStatus::Closed, "closed"}};

constexpr std::array priorities{
    std::pair{CasePriority::Low, "low"}, std::pair{CasePriority::Normal, "normal"},
    std::pair{CasePriority::High, "high"}, std::pair{CasePriority::Urgent, "urgent"}};

} // namespace

QString caseStatusName(CaseStatus status) { return nameOf(statuses, status); }
std::optional<CaseStatus> caseStatusFromName(QStringView name) { return valueOf(statuses, name); }

QString casePriorityName(CasePriority priority) { return nameOf(priorities, priority); }
std::optional<CasePriority> casePriorityFromName(QStringView name) { return valueOf(priorities, name); }

} // namespace threadline
