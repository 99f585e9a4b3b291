// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person fills in so that this machine makes rooms for people from outside, and how it becomes a RoomServer
// (core/swarm_rooms/room_server.h).
#pragma once

#include "core/workspace/workspace.h"

namespace threadline {

/// Where a sentence about the form belongs.
enum class RoomField { Address, Password, Service, Host, Port, CaFile, General };

struct RoomProblem
{
    RoomField field = RoomField::General;
    QString sentence;

    friend bool operator==(const RoomProblem&, const RoomProblem&) = default;
};

struct RoomForm
{
    QString address;
    QString password; ///< empty: the one that is kept
    QString service;
    QString host; ///< empty: what the domain of the address says
    QString port; ///< empty: the usual one
    bool directTls = false;
    QString caFile;

    /// Without the certificates, which are in a file.
    RoomServer server() const;
    /// What is missing before it can be tried; nothing when it is complete. `keptFor`: the address whose password is
    /// kept here; empty: none.
    std::optional<RoomProblem> missing(const QString& keptFor) const;

    friend bool operator==(const RoomForm&, const RoomForm&) = default;
};

RoomForm formOf(const RoomServer& server);

/// Which field an error of the check speaks of: the sentence names what it is about; a refused login is the password's.
RoomField fieldOf(const Error& error, const RoomForm& form);

} // namespace threadline
