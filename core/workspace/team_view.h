// SPDX-License-Identifier: GPL-3.0-or-later
//
// How this desk stands with its team's hub and who else is there, for people.
#pragma once

#include "core/model/id.h"

#include <QStringList>

#include <optional>

namespace threadline {

struct TeamView
{
    enum class State {
        NotAsked,   ///< since the program began
        Offline,    ///< what is done here is kept and handed over later
        Exchanging,
        UpToDate,
    };

    QString agent; ///< who this desk is in the team
    State state = State::NotAsked;
    QString problem;    ///< one sentence; empty when all is well
    qint64 pending = 0; ///< changes that only this desk has
    qint64 behind = 0;  ///< changes of others that are not here yet

    friend bool operator==(const TeamView&, const TeamView&) = default;
};

/// Somebody of the team, or somebody whom the log knows.
struct ColleagueView
{
    enum class Presence {
        Unknown, ///< the hub cannot be reached, or there is none
        Here,
        Away,
        Gone,
    };

    QString name;
    QString role; ///< "agent", "lead", "expert", "connector"; empty: not told
    QStringList teams;
    QStringList skills;
    Presence presence = Presence::Unknown;
    std::optional<CaseId> lookingAt; ///< only cases that may be read here
    bool typing = false;             ///< a reply, in that case
    std::optional<SwarmId> inSwarm;  ///< which they have open; only swarms that may be read here
    bool typingThere = false;        ///< something to say in that swarm

    friend bool operator==(const ColleagueView&, const ColleagueView&) = default;
};

/// "unknown", "here", "away", "gone".
QString presenceName(ColleagueView::Presence presence);

/// What colleagues may know of the person at this desk.
struct OwnPresence
{
    bool away = false;
    std::optional<CaseId> lookingAt = {};
    bool typing = false; ///< a reply, in that case
    std::optional<SwarmId> inSwarm = {};
    bool typingThere = false; ///< something to say in that swarm

    friend bool operator==(const OwnPresence&, const OwnPresence&) = default;
};

/// What the workspace itself knows of it, without the hub.
struct TeamStanding
{
    qint64 placed = 0;  ///< the hub's position up to which everything is here
    qint64 pending = 0; ///< changes that only this desk has

    friend bool operator==(const TeamStanding&, const TeamStanding&) = default;
};

} // namespace threadline
