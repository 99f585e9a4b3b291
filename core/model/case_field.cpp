// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/case_field.h"

#include <array>

namespace threadline {

namespace {
constexpr std::array kinds{CaseField::Kind::Text, CaseField::Kind::Number, CaseField::Kind::Date,
                           CaseField::Kind::Choice};
}

QString caseFieldKindName(CaseField::Kind kind)
{
    switch (kind) {
    case CaseField::Kind::Text: return QStringLiteral("text");
    case CaseField::Kind::Number: return QStringLiteral("number");
    case CaseField::Kind::Date: return QStringLiteral("date");
    case CaseField::Kind::Choice: return QStringLiteral("choice");
    }
    return {};
}

std::optional<CaseField::Kind> caseFieldKindFromName(QStringView name)
{
    for (const auto kind : kinds) {
        if (caseFieldKindName(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace threadline
