// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words inside attachments: which files are still to be read, what was read of them, and their
// place in the index. A file is named by its SHA-256, read once however often it was sent, and its
// words outlive a rebuild (docs/decisions/0006).
//
// Always true after a commit: a file of some interaction is either in attachment_text or in
// unread_attachment, and the index holds the words of every one in the former. What is left to do
// therefore survives the death of the process.
//
// Works on any connection; what changes something wants the log thread's and a transaction. Throws
// SqliteFailure.
#pragma once

#include "core/log/event.h"
#include "core/model/attachment_text.h"
#include "core/search/indexed_row.h"

#include <QList>
#include <QMap>

namespace threadline {

/// A file that came with very many messages, such as terms of sale, is found with so many of them:
/// those that arrived here first.
inline constexpr int indexedPerFile = 50;

struct UnreadAttachment
{
    QByteArray sha256; ///< 64 hex digits, as blobs are named
    QString name;      ///< as the newest message calls it
    QString type;
};

/// Those of the newest messages first.
QList<UnreadAttachment> unreadAttachments(Database& database, int limit);
qint64 countUnreadAttachments(Database& database);
/// How many were read with which outcome.
QMap<AttachmentText::Outcome, qint64> countAttachmentOutcomes(Database& database);

/// What was read of a file; nothing when it was not read yet.
std::optional<AttachmentText> readAttachmentText(Database& database, const QByteArray& sha256);

/// Keeps what was read and puts it into the index. `reader`: the version of what read it.
void storeAttachmentText(Database& database, const QByteArray& sha256, const AttachmentText& text, int reader);
/// Makes files unread again that an older reader read, or none with `noReaderBefore`; at most `limit`.
/// Answers how many.
int forgetOutdatedTexts(Database& database, int reader, bool noReaderBefore, int limit);

/// For the fold: notes the files of a message. The folded words of those that were read already.
QByteArray noteAttachments(Database& database, const Event& event);
/// Undoes it. The folded words with which the message is in the index.
QByteArray takeAttachments(Database& database, const Event& event);

} // namespace threadline
