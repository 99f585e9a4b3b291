// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moves queued replies out, one at a time per account, and settles what was in flight when the
// program last ended. The states and what each means are in outbox_events.h.
//
// Thread: the network thread.
#pragma once

#include "core/channels/account_rights.h"
#include "core/channels/channel_connector.h"
#include "core/log/blob_store.h"
#include "core/log/log_thread.h"
#include "core/net/clock.h"
#include "core/outbound/outbox_reading.h"

#include <QSet>
#include <QTimer>

namespace threadline {

class Outbox : public QObject
{
    Q_OBJECT

public:
    using FindConnector = std::function<ChannelConnector*(const ChannelName&, const QString& account)>;

    Outbox(LogThread& log, const BlobStore& blobs, const Clock& clock, FindConnector findConnector,
           AccountRights rights = {});

    /// Settles what an earlier run left in flight: what had not left is queued again, what may have
    /// left is in doubt and asked about. Once, before anything else.
    QFuture<Expected<void>> recover();
    /// The same for the replies of one account, when the team has given it to this machine.
    void takeOver(const QString& account);

    /// Sends what is due and finishes when none of it is on its way any more. With `waitForUndo`, also
    /// what is queued for later.
    QFuture<Expected<void>> flush(bool waitForUndo);
    /// From now on sends whatever becomes due.
    void start();
    void stop();

    /// Asks the channel whether a reply in doubt was sent; sends nothing.
    QFuture<Expected<void>> check(InteractionId reply);

private:
    struct Loaded
    {
        OutboxItem item;
        Event queued;
        Outgoing outgoing;
        ChannelName channel;
    };

    QFuture<Expected<QList<OutboxItem>>> unfinished();
    QFuture<Expected<Loaded>> load(const OutboxItem& item);
    void look();
    void onUnfinished(const QList<OutboxItem>& items);
    void send(const OutboxItem& item);
    void fetchFiles(const Loaded& loaded);
    void transmit(const Loaded& loaded);
    void handOver(const Loaded& loaded);
    QFuture<Expected<void>> recoverWhere(const std::function<bool(const QString& account)>& concerns);
    void settle(const Loaded& loaded, const Expected<Receipt>& outcome);
    void askOnce(const OutboxItem& item);
    void file(const OutboxItem& item);
    void done(const QString& account);
    void endFlushes(const Expected<void>& outcome);
    QFuture<Expected<void>> ask(const Loaded& loaded);
    QFuture<Expected<void>> append(Event event);
    Timestamp retryAt(int attempts) const;

    LogThread& m_log;
    const BlobStore& m_blobs;
    const Clock& m_clock;
    FindConnector m_findConnector;
    AccountRights m_rights;
    QTimer m_timer;
    QSet<QString> m_busy;    // accounts with a reply on its way
    QSet<QUuid> m_asked;     // replies in doubt the channel was asked about in this run
    QSet<QUuid> m_unfilable; // copies that could not be filed in this run; tried again in the next
    bool m_running = false;
    bool m_looking = false;
    bool m_lookAgain = false;
    bool m_waitForUndo = false;
    QList<std::shared_ptr<QPromise<Expected<void>>>> m_flushes;
};

/// Whether an outbound arrival is one of our replies, seen where the channel files them: the seq of
/// its event, and what follows (a reply in doubt was sent after all) is appended.
/// Thread: the log thread, inside a batch; what InboundPipeline asks.
std::optional<qint64> recogniseOwnReply(EventLog::Batch& batch, const Arrival& arrival);

} // namespace threadline
