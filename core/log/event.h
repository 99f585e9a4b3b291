// SPDX-License-Identifier: GPL-3.0-or-later
//
// An event: something that happened, written once, never changed.
#pragma once

#include "core/model/id.h"

#include <QJsonObject>
#include <QString>

namespace threadline {

/// Whose name the log keeps, and when.
struct Doing
{
    QString actor;
    Timestamp at;
};

struct Event
{
    qint64 seq = 0; ///< local order, given by the log; 0 before that
    EventId id;
    QUuid subject;  ///< the customer, case … it is about
    QString kind;   ///< dotted, past tense: message.received
    QString actor;  ///< the agent or channel account that did it; "rules" for the program's own
    Timestamp at;   ///< when it happened; the id tells when it was written
    QJsonObject body;
    QByteArray packedText; ///< core/log/message_text.h; empty: it has no long text
    /// The text folded for search, when whoever made the event had it at hand. Never stored; a fold
    /// of the log makes it again from packedText.
    QByteArray foldedText;
};

} // namespace threadline
