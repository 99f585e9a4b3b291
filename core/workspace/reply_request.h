// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agent wants to say, and what they have begun to write: plain values of the workspace.
#pragma once

#include "core/workspace/views.h"

namespace threadline {

/// What an agent wrote in answer to a case, or to a customer.
struct ReplyRequest
{
    CaseId inCase; ///< null: a new case of `customer` begins with it
    CustomerId customer; ///< of a new case
    ChannelName channel;     ///< empty: the one the customer wrote on
    QString text;
    QStringList files;       ///< paths of files to attach; they are copied before the future finishes
    QStringList inlineImages; ///< paths of images shown in the text's HTML
    QList<Party> to;  ///< empty: the customer, at the address they last wrote from
    QList<Party> cc;
    QList<Party> bcc;
    QString subject;         ///< empty: the case's, with Re:
    int undoSeconds = 10;    ///< stays in the outbox so long before it leaves
    Timestamp sendAt;        ///< leaves then and not before; null: after the undo time
    std::optional<CaseStatus> thenStatus; ///< when it is queued; of one with `sendAt`, when it leaves
    InteractionKey seen = 0; ///< the entry that came last to this desk of those its author saw; 0: all there is
    DraftId draft;           ///< what it was written from, forgotten with this; null: none
};

/// What an agent has begun to write; this machine's own.
struct Draft
{
    DraftId id;
    CaseId inCase;       ///< null: for a message that opens a case
    CustomerId customer; ///< to whom, when there is no case yet
    QString subject;     ///< of a message that opens a case
    QString text;
    QStringList files;
    QString to; ///< empty: the customer, at the address they last wrote from
    QString cc;
    QString bcc;
    bool note = false; ///< an internal note, not a reply
    Timestamp savedAt;

    bool isEmpty() const { return text.isEmpty() && files.isEmpty() && subject.isEmpty(); }

    friend bool operator==(const Draft&, const Draft&) = default;
};

} // namespace threadline
