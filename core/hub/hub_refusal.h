// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why the hub did not take a batch, and who was first.
#pragma once

#include "core/model/id.h"

namespace threadline {

struct HubRefusal
{
    /// As resources/sql/hub/0005_append.sql lists them.
    enum class Code {
        UnknownKind,
        Role,
        Actor,
        Body,
        Id,
        Duplicate,
        Unknown,
        Team,
        Taken,
        Assignee,
        Number,
        Case,
        Moved,
        Lease,
        Agent,
        Other ///< of a hub that is newer than this program
    };

    Code code = Code::Other;
    EventId event;      ///< the one of the batch that was refused
    QString owner = {}; ///< Taken: who has the case, empty: nobody; Assignee, Agent: whom it was to be
    QString by = {};    ///< Taken, Number, Lease: who did it first; may be empty
    qint64 number = 0;  ///< of the case it is about; 0: of none
    QString team = {};  ///< Team: whose the case is
    QString now = {};   ///< Moved: how it stands
    EventId first = {}; ///< Duplicate: the event that brought the message
    QString kind = {};

    friend bool operator==(const HubRefusal&, const HubRefusal&) = default;
};

/// "taken", "duplicate" … as the hub writes it.
HubRefusal::Code hubRefusalCode(QStringView name);

/// One complete sentence: "Anna took case 1042 first."
QString sentenceOf(const HubRefusal& refusal);

} // namespace threadline
