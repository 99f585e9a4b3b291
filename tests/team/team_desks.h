// SPDX-License-Identifier: GPL-3.0-or-later
//
// Desks of one team on a hub of the test's own, each on a line that can be cut. Thread: the test's.
#pragma once

#include "tests/core/hub/team_hub.h"
#include "tests/support/desk_fixture.h"
#include "tests/support/fault_proxy.h"

#include <map>

namespace threadline::test {

class TeamDesks
{
public:
    /// Invites `me` and makes `desk` theirs.
    void join(DeskFixture& desk, const QString& name, HubRole role = HubRole::Agent, const QStringList& teams = {},
              const QStringList& skills = {}, Replication::Pace pace = {});
    /// Makes `desk` another one of somebody who has joined, on a line of its own that nobody cuts.
    void joinAgain(DeskFixture& desk, const QString& name);
    FaultProxy& line(const QString& name) { return *m_lines.at(name); }
    TeamHub& hub() { return m_hub; }

private:
    TeamHub m_hub;
    QHash<QString, HubAgent> m_people;
    std::map<QString, std::unique_ptr<FaultProxy>> m_lines;
};

/// Brings and hands over everything; the test fails when that cannot be done.
void exchange(DeskFixture& desk);

/// Anna Kivi, who has the account and a case, and Bo, who has heard of both.
struct TwoDesks
{
    TwoDesks();

    void both();

    TeamDesks team;
    DeskFixture anna;
    DeskFixture bo;
    QStringList told; ///< to Bo
};

} // namespace threadline::test
