// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetches a batch of mails of the selected folder, bounded in number and bytes.
//
// Thread: the session's. The callback comes under the rules of ImapSession::run().
#pragma once

#include "core/channels/email/imap/mailbox_commands.h"

#include <QHash>

#include <memory>

namespace threadline {

struct SyncLimits
{
    quint64 batchMails = 500;
    quint64 batchBytes = 8 << 20;   ///< a single larger mail makes a batch of its own
    quint64 largestMail = 50 << 20; ///< bytes; above it a mail stays on the server and is named
    quint64 sizesAtOnce = 1000;
};

struct RawMail
{
    quint32 uid = 0;
    MessageFlags flags;
    Timestamp receivedAt;
    QByteArray bytes;
};

struct RawMails
{
    std::vector<RawMail> mails; ///< in the order asked for
    UidSet handled;             ///< those of the UIDs that need not be asked for again
    QList<Error> failures;
};

/// Sizes of mails by UID, kept between the batches of a folder.
using MailSizes = QHash<quint32, quint64>;

/// Takes from one end of `uids`. Those that are gone in the meantime are handled, without failure.
void fetchMails(const std::shared_ptr<ImapSession>& session, const QString& folder,
                const UidSet& uids, bool newestFirst, const SyncLimits& limits,
                const std::shared_ptr<MailSizes>& sizes,
                std::function<void(Expected<RawMails>)> done);

} // namespace threadline
