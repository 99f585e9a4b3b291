// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/case.h"

#include <array>

namespace threadline {

namespace {
constexpr std::array statuses{CaseStatus::New,    CaseStatus::Open,   CaseStatus::Waiting,
                              CaseStatus::OnHold, CaseStatus::Solved, CaseStatus::Closed};
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

} // namespace threadline
