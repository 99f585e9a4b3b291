// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/colleague_book.h"

namespace threadline {

void writeColleagues(Database& database, const QList<HubAgent>& colleagues)
{
    database.execute("DELETE FROM colleague");
    for (const HubAgent& one : colleagues) {
        database.statement("INSERT INTO colleague(name, role, teams, skills) VALUES(?,?,?,?)")
            .run(one.name, hubRoleName(one.role), one.teams.join(u'\n'), one.skills.join(u'\n'));
    }
}

QList<HubAgent> readColleagues(Database& database)
{
    QList<HubAgent> colleagues;
    Statement rows = database.prepare("SELECT name, role, teams, skills FROM colleague ORDER BY name");
    while (rows.step()) {
        colleagues.append({rows.text(0), hubRoleFromName(rows.text(1)).value_or(HubRole::Agent),
                           rows.text(2).split(u'\n', Qt::SkipEmptyParts), rows.text(3).split(u'\n', Qt::SkipEmptyParts)});
    }
    return colleagues;
}

bool PresenceBook::keep(const QList<HubPresence>& here)
{
    const QMutexLocker lock(&m_guard);
    const bool changed = m_here != here;
    m_here = here;
    return changed;
}

std::optional<QList<HubPresence>> PresenceBook::here() const
{
    const QMutexLocker lock(&m_guard);
    return m_here;
}

bool PresenceBook::forget()
{
    const QMutexLocker lock(&m_guard);
    const bool changed = m_here.has_value();
    m_here.reset();
    return changed;
}

} // namespace threadline
