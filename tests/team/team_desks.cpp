// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/team/team_desks.h"

#include <QUrl>

namespace threadline::test {

namespace {

void open(DeskFixture& desk, const HubAgent& me, const HubAccess& access, Replication::Pace pace = {})
{
    desk.joinTeam(me, [access]() -> Expected<std::unique_ptr<Hub>> {
        auto hub = PostgresHub::open(access);
        return hub ? Expected<std::unique_ptr<Hub>>(std::move(*hub)) : hub.error();
    }, pace);
}

} // namespace

void TeamDesks::join(DeskFixture& desk, const QString& name, HubRole role, const QStringList& teams,
                     const QStringList& skills, Replication::Pace pace)
{
    m_hub.add(name, role, teams, skills);
    m_people.insert(name, {name, role, teams, skills});
    HubAccess access = m_hub.access(name);
    auto line = std::make_unique<FaultProxy>(PostgresServer::shared().port());
    QUrl url(access.url);
    url.setPort(line->port());
    access.url = url.toString(QUrl::FullyEncoded);
    m_lines[name] = std::move(line);
    open(desk, m_people.value(name), access, pace);
}

void TeamDesks::joinAgain(DeskFixture& desk, const QString& name)
{
    open(desk, m_people.value(name), m_hub.access(name));
}

void exchange(DeskFixture& desk)
{
    requireOk(waitFor(desk.workspace().exchangeWithTeam()));
}

TwoDesks::TwoDesks()
{
    team.join(anna, QStringLiteral("Anna Kivi"));
    team.join(bo, QStringLiteral("Bo"));
    exchange(anna);
    exchange(bo);
    anna.addAccount();
    QObject::connect(&bo.workspace(), &Workspace::noticed, &bo.workspace(), [this](const QString& s) { told.append(s); });
    anna.server().deliver(mailFrom(QStringLiteral("ingrid@aaltonen.example"), QStringLiteral("Pump"),
                                   QStringLiteral("It stops."), 20, "m1@c.example"));
    anna.sync();
    both();
}

void TwoDesks::both()
{
    exchange(anna);
    exchange(bo);
}

} // namespace threadline::test
