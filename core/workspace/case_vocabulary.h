// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words a team uses of its cases already, for offering them where one is typed. Any connection.
#pragma once

#include "core/sqlite/database.h"

#include <QStringList>

namespace threadline {

struct CaseVocabulary
{
    QStringList tags;   ///< the commonest first
    QStringList skills; ///< likewise
    QStringList agents; ///< who has cases, or lately did something with one; by name

    friend bool operator==(const CaseVocabulary&, const CaseVocabulary&) = default;
};

CaseVocabulary readCaseVocabulary(Database& database);

} // namespace threadline
