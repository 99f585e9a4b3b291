// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases as people name them, and what a reply to one is made of. Any connection.
#pragma once

#include "core/sqlite/database.h"
#include "core/workspace/views.h"

#include <QByteArrayList>

namespace threadline {

/// Which case is meant by an id or a number (with or without #).
Expected<Case> resolveCase(Database& database, const QString& words);

CaseDetails readCaseDetails(Database& database, const Case& inCase);

/// What a reply answers: the newest message a person sent us in this case, else the newest we sent.
struct AnsweredMessage
{
    ChannelName channel;
    QString account;
    Party customer;             ///< where the answer goes
    Identity customerIdentity;
    QString subject;            ///< of that message
    QByteArrayList references;  ///< for threading, that message's own id last
};

/// Nothing when the case has no message one could answer.
std::optional<AnsweredMessage> whatToAnswer(Database& database, CaseId inCase);

} // namespace threadline
