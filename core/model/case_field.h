// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a team asks of its cases beside the columns every case has: an order number, a date of
// purchase, one of five reasons.
#pragma once

#include <QStringList>

#include <optional>

namespace threadline {

struct CaseField
{
    enum class Kind { Text, Number, Date, Choice };

    QString name; ///< as people say it; unique in a workspace
    Kind kind = Kind::Text;
    QStringList choices = {}; ///< of a Choice, in the order in which they are offered

    friend bool operator==(const CaseField&, const CaseField&) = default;
};

/// "text", "number", "date", "choice".
QString caseFieldKindName(CaseField::Kind kind);
std::optional<CaseField::Kind> caseFieldKindFromName(QStringView name);

} // namespace threadline
