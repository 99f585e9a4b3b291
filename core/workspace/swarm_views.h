// SPDX-License-Identifier: GPL-3.0-or-later
//
// Swarms as they are asked for and shown: plain values of the workspace.
#pragma once

#include "core/model/expected.h"
#include "core/swarms/swarm_directory.h"
#include "core/workspace/team_view.h"
#include "core/workspace/views.h"

namespace threadline {

/// A swarm in a list.
struct SwarmRow
{
    Swarm swarm;
    bool caseKnown = false; ///< without, the case was not shared with the person at this desk
    QString caseSubject;
    QString customerName;
    QString lastBy;    ///< who spoke last; empty: nobody yet
    QString lastWords; ///< the first line of it
    SwarmNews news;
    bool asked = false; ///< the person at this desk was asked to come and has not answered

    friend bool operator==(const SwarmRow&, const SwarmRow&) = default;
};

/// A quote as a card. What was not shared with the person at this desk has no words.
struct SwarmQuote
{
    InteractionId interaction;
    InteractionKey key = 0; ///< 0: not here
    QString from;           ///< as the channel names them
    ChannelName channel;
    Timestamp at;
    QString words; ///< the beginning of its own words

    friend bool operator==(const SwarmQuote&, const SwarmQuote&) = default;
};

/// One swarm, whole.
struct SwarmView
{
    SwarmRow row;
    SwarmChat chat;
    QHash<InteractionId, SwarmQuote> quotes;
    QList<ColleagueView> people; ///< who started it, who was asked and who else has it open now, in that order

    friend bool operator==(const SwarmView&, const SwarmView&) = default;
};

/// Somebody who could help, and why.
struct ExpertSuggestion
{
    ColleagueView person;
    double score = 0;    ///< the higher the better; only its order means something
    QStringList reasons; ///< that complete "because they …", the weightiest first

    friend bool operator==(const ExpertSuggestion&, const ExpertSuggestion&) = default;
};

struct SwarmRequest
{
    CaseId inCase;
    QString question;
    QStringList skills = {};
    QStringList invite = {}; ///< names
    QList<InteractionId> quotes = {}; ///< said first, beside the question
    /// Those who are asked may read the whole history of the customer; without, only what is quoted and shared.
    bool shareHistory = true;
};

/// What an agent says; copied files are attached.
struct SwarmSaying
{
    QString text;
    QList<InteractionId> quotes = {};
    QStringList files = {}; ///< paths
};

} // namespace threadline
