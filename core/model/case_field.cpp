// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/case_field.h"

#include "core/model/names.h"

namespace threadline {

using namespace names;

namespace {

constexpr std::array kinds{
    std::pair{CaseField::Kind::Text, "text"}, std::pair{CaseField::Kind::Number, "number"},
    std::pair{CaseField::Kind::Date, "date"}, std::pair{CaseField::Kind::Choice, "choice"}};

} // namespace

QString caseFieldKindName(CaseField::Kind kind) { return nameOf(kinds, kind); }
std::optional<CaseField::Kind> caseFieldKindFromName(QStringView name) { return valueOf(kinds, name); }

} // namespace threadline
