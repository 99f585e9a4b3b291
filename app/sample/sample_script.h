// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happens in the sample, before it is written: plain values.
#pragma once

#include "core/model/arrival.h"
#include "core/model/case.h"

#include <QList>

#include <variant>

namespace threadline {

struct SampleCustomer
{
    QString name;
    QString email;     ///< empty: none; likewise below
    QString phone;     ///< E.164
    QString handle;    ///< on Bluesky, without the @
    QString language;  ///< "en", "de" …
    QString reference; ///< `system:id`, of somebody known by nothing else

    QString firstName() const { return name.section(QLatin1Char(' '), 0, 0); }
};

struct SampleSaid
{
    ChannelName channel;
    Direction direction = Direction::Inbound;
    InteractionKind kind = InteractionKind::Message;
    QString subject;
    QString text;
    /// Mails of one thread answer one another; a "#" asks for the customer's latest case by its
    /// number.
    QString thread;
    QString agent; ///< of what we said
    QList<ArrivedFile> files;
    Automation automation = Automation::None;
    QJsonObject details;
    bool read = true;
};

struct SampleNote
{
    QString agent;
    QString text;
};

struct SampleStatus
{
    CaseStatus status = CaseStatus::Solved;
};

struct SampleAssignment
{
    QString agent;
};

/// Something in the swarm of the case; the first one asks the question.
struct SampleSwarmTurn
{
    enum class Kind { Asks, Says, Proposes, Resolves };

    Kind kind = Kind::Says;
    QString agent;
    QString text;             ///< of one who resolves: the cause, a line break, what fixed it
    QStringList people = {};  ///< whom who asks invites, or whom who resolves thanks
    QStringList skills = {};
    bool quotesLatest = false; ///< what the customer said last
};

/// Notes, swarms, status and assignment are about the case of their conversation; without one, about the
/// customer's latest.
struct SampleStep
{
    Timestamp at;
    qsizetype customer = 0; ///< an index into the customers
    std::variant<SampleSaid, SampleNote, SampleStatus, SampleAssignment, SampleSwarmTurn> what;
    QString conversation;
};

} // namespace threadline
