// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/case_vocabulary.h"

namespace threadline {

namespace {

QStringList column(Database& database, const char* sql)
{
    QStringList words;
    Statement rows = database.prepare(sql);
    while (rows.step()) {
        words.append(rows.text(0));
    }
    return words;
}

} // namespace

CaseVocabulary readCaseVocabulary(Database& database)
{
    CaseVocabulary words;
    words.tags = column(database, "SELECT tag FROM case_tag GROUP BY tag ORDER BY count(*) DESC, tag");
    words.skills = column(database, "SELECT skill FROM cases WHERE skill <> '' GROUP BY skill "
                                    "ORDER BY count(*) DESC, skill");
    // Only commands are an agent's; the bound keeps a log of millions from being read for a list.
    words.agents = column(database, "SELECT assignee FROM cases WHERE assignee <> '' UNION "
                                    "SELECT actor FROM (SELECT actor, body FROM event ORDER BY seq DESC LIMIT 50000) "
                                    "WHERE json_extract(body, '$.command') IS NOT NULL ORDER BY 1");
    return words;
}

} // namespace threadline
