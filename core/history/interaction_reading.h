// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading interactions back. Works on any connection.
#pragma once

#include "core/model/interaction.h"
#include "core/sqlite/database.h"

namespace threadline {

/// The whole interaction of a timeline key, its delivery, read mark and case as they are now.
std::optional<Interaction> readInteraction(Database& database, qint64 key);

/// The seq of the event that brought what has this external key; nothing when it was never seen.
std::optional<qint64> seqByExternalKey(Database& database, const QByteArray& externalKey);

/// The timeline key of an interaction.
std::optional<qint64> timelineKeyOf(Database& database, InteractionId id);
/// Likewise by the place of the event that brought it.
std::optional<qint64> timelineKeyOfSeq(Database& database, qint64 seq);

/// When this customer last wrote a message on the channel.
std::optional<Timestamp> lastMessageFrom(Database& database, CustomerId customer, const ChannelName& channel);

/// The case in which an interaction is shown now; its event says where it was when it came.
std::optional<CaseId> caseOfInteraction(Database& database, qint64 seq);

} // namespace threadline
