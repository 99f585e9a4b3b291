// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/team/team_desks.h"

#include <QUrl>

namespace threadline::test {

void TeamDesks::join(DeskFixture& desk, const QString& name, HubRole role, const QStringList& teams)
{
    m_hub.add(name, role, teams);
    HubAccess access = m_hub.access(name);
    auto line = std::make_unique<FaultProxy>(PostgresServer::shared().port());
    QUrl url(access.url);
    url.setPort(line->port());
    access.url = url.toString(QUrl::FullyEncoded);
    m_lines[name] = std::move(line);
    HubAgent me;
    me.name = name;
    me.role = role;
    me.teams = teams;
    desk.joinTeam(me, [access]() -> Expected<std::unique_ptr<Hub>> {
        auto hub = PostgresHub::open(access);
        return hub ? Expected<std::unique_ptr<Hub>>(std::move(*hub)) : hub.error();
    });
}

void exchange(DeskFixture& desk)
{
    requireOk(waitFor(desk.workspace().exchangeWithTeam()));
}

} // namespace threadline::test
