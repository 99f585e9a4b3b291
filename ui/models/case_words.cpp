// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_words.h"

namespace threadline {

QString caseStatusWords(CaseStatus status)
{
    switch (status) {
    case CaseStatus::New:
        return QStringLiteral("New");
    case CaseStatus::Open:
        return QStringLiteral("Open");
    case CaseStatus::Waiting:
        return QStringLiteral("Waiting");
    case CaseStatus::OnHold:
        return QStringLiteral("On hold");
    case CaseStatus::Solved:
        return QStringLiteral("Solved");
    case CaseStatus::Closed:
        return QStringLiteral("Closed");
    }
    return {};
}

} // namespace threadline
