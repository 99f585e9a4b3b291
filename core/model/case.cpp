// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/case.h"

#include <array>

namespace threadline {

namespace {
constexpr std::array statuses{CaseStatus::New,    CaseStatus::Open,   CaseStatus::Waiting,
                              CaseStatus::OnHold, CaseStatus::Solved, CaseStatus::Closed};
constexpr std::array priorities{CasePriority::Low, CasePriority::Normal, CasePriority::High,
                                CasePriority::Urgent};
}

QString caseStatusName(CaseStatus status)
{
    switch (status) {
    case CaseStatus::New: return QStringLiteral("new");
    case CaseStatus::Open: return QStringLiteral("open");
    case CaseStatus::Waiting: return QStringLiteral("waiting");
    case CaseStatus::OnHold: return QStringLiteral("on_hold");
    case CaseStatus::Solved: return QStringLiteral("solved");
    case CaseStatus::Closed: return QStringLiteral("closed");
    }
    return {};
}

std::optional<CaseStatus> caseStatusFromName(QStringView name)
{
    for (const auto status : statuses) {
        if (caseStatusName(status) == name) {
            return status;
        }
    }
    return std::nullopt;
}

QString casePriorityName(CasePriority priority)
{
    switch (priority) {
    case CasePriority::Low: return QStringLiteral("low");
    case CasePriority::Normal: return QStringLiteral("normal");
    case CasePriority::High: return QStringLiteral("high");
    case CasePriority::Urgent: return QStringLiteral("urgent");
    }
    return {};
}

std::optional<CasePriority> casePriorityFromName(QStringView name)
{
    for (const auto priority : priorities) {
        if (casePriorityName(priority) == name) {
            return priority;
        }
    }
    return std::nullopt;
}

} // namespace threadline
