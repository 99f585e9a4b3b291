// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/team/team_desks.h"

#include <QUrl>

namespace threadline::test {

namespace {

void open(DeskFixture& desk, const HubAgent& me, const HubAccess& access)
{
    desk.joinTeam(me, [access]() -> Expected<std::unique_ptr<Hub>> {
        auto hub = PostgresHub::open(access);
        return hub ? Expected<std::unique_ptr<Hub>>(std::move(*hub)) : hub.error();
    });
}

} // namespace

void TeamDesks::join(DeskFixture& desk, const QString& name, HubRole role, const QStringList& teams,
                     const QStringList& skills)
{
    m_hub.add(name, role, teams, skills);
    m_people.insert(name, {name, role, teams, skills});
    HubAccess access = m_hub.access(name);
    auto line = std::make_unique<FaultProxy>(PostgresServer::shared().port());
    QUrl url(access.url);
    url.setPort(line->port());
    access.url = url.toString(QUrl::FullyEncoded);
    m_lines[name] = std::move(line);
    open(desk, m_people.value(name), access);
}

void TeamDesks::joinAgain(DeskFixture& desk, const QString& name)
{
    open(desk, m_people.value(name), m_hub.access(name));
}

void exchange(DeskFixture& desk)
{
    requireOk(waitFor(desk.workspace().exchangeWithTeam()));
}

} // namespace threadline::test
