// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who could help with a question: by skill, by what they solved before, by who is here and by how much they have to
// do already. Each says why. Any reader connection.
#pragma once

#include "core/workspace/swarm_reading.h"

namespace threadline {

struct ExpertQuestion
{
    QString question;
    QStringList skills;
    CaseId inCase;       ///< what it is about
    QStringList without; ///< who need not be named: those who are in already
};

/// The best first, at most ten; nobody who cannot know anything of it and is not here either.
QList<ExpertSuggestion> suggestExperts(Database& database, const SwarmReader& reader, const ExpertQuestion& question);

} // namespace threadline
