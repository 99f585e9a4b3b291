// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the log of this desk and that of its team in step: pulls what the hub has, hands over what is
// pending here, tells of what the hub refused, and begins anew when the line is lost. Without the line
// the desk goes on; nothing here is in the way of what people do.
//
// Thread: the hub thread, which its calls to the hub block; the signals are emitted there. exchange(),
// start() and stop() may be called from any.
#pragma once

#include "core/async/reconnect_delay.h"
#include "core/hub/heartbeat.h"
#include "core/hub/hub_line.h"
#include "core/log/blob_store.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace threadline {

class Replication : public QObject
{
    Q_OBJECT

public:
    /// How much at once, in events, and how often. The desk's own writes wait while a page is placed.
    struct Pace
    {
        int page = 2'000;
        /// A desk that has nothing yet and is so far behind fetches a head start before the first page.
        qint64 farBehind = 5'000;
        qsizetype headStart = 1'000; ///< folded again behind each page until the past is here,
        int longPage = 5'000;        ///< so that these are longer
        std::chrono::milliseconds beat{10'000}; ///< a lease lasts thirty seconds
    };

    struct Surroundings
    {
        LogThread& log;
        const BlobStore& blobs;
        HubLine::Connect connect;
        /// Saves what people wrote in a batch that was refused.
        EventLog::Keep keepRefused;
        /// The addresses of the accounts whose passwords this machine has.
        std::function<QStringList(Database&)> accounts;
        /// Names this machine's workspace among all of the team; the same as long as it exists.
        QString host;
        Heartbeat::HandBack handBack = {}; ///< empty: this desk does not
        Pace pace = {};
    };

    struct Status
    {
        enum class State {
            Off,      ///< not started, or stopped
            Offline,  ///< tries again by itself, unless `problem` asks for a person
            Exchanging,
            UpToDate,
        };

        State state = State::Off;
        QString problem = {}; ///< one sentence; empty when all is well
        qint64 pending = 0; ///< events that the hub has not accepted yet
        qint64 behind = 0;  ///< positions of the hub's log that are not here yet

        friend bool operator==(const Status&, const Status&) = default;
    };

    explicit Replication(Surroundings around);

    /// In step from now on.
    void start();
    /// Gives back the accounts that this machine held, if the hub can be reached.
    void stop();
    /// Once: finished when all that was pending is accepted or refused and all that the hub had is here.
    QFuture<Expected<void>> exchange();
    /// Finishes when the hub has this event of ours; an error when it has refused it, or cannot be reached.
    QFuture<Expected<void>> agreed(EventId event);
    /// Finishes when so many cases can be opened here; asks the hub only when it has to.
    QFuture<Expected<void>> ensureNumbers(qint64 cases);
    /// Finishes when the attachment of this name is here.
    QFuture<Expected<void>> fetchFile(const QByteArray& sha256);
    // Both outlive this.
    std::shared_ptr<const LeaseBook> leases() const { return m_heart.leases(); }
    std::shared_ptr<const PresenceBook> presence() const { return m_heart.presence(); }
    /// What colleagues see of the person at this desk, while it is started.
    void setPresence(const HubPresence& mine);
    /// Asks the hub who works here and who of them is here now, once.
    QFuture<Expected<void>> lookAround();
    /// Before this is destroyed, so that nobody waits for a line that may be dead. From any thread.
    void end() { m_line.end(); }
    /// In the hub thread only.
    const Status& status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const threadline::Replication::Status& status);
    /// The hub did not take what was done here; it is as if it had never been, but for what was kept.
    void refused(const QString& sentence);
    /// This machine fetches and sends for the account from now on.
    void leaseTaken(const QString& account);
    /// Somebody came, went, or looks at something else; in presence().
    void presenceChanged();

private:
    Expected<void> exchangeNow();
    Expected<void> exchangeWith(Hub& hub);
    /// What is said and asked on a new line, before everything else.
    Expected<void> greet(Hub& hub);
    /// That the hub has not lost what it had already.
    Expected<void> requireSamePast(Hub& hub);
    Expected<void> pullAll(Hub& hub);
    Expected<void> takeHeadStart(Hub& hub);
    /// What cannot wait until a long past is here.
    Expected<void> betweenPages(Hub& hub);
    /// False when there was nothing.
    Expected<bool> handOverSome(Hub& hub);
    Expected<void> handOver(Hub& hub, const QList<PendingBatch>& batches);
    /// When what may be read of the past has changed.
    Expected<void> lookAgain(Hub& hub, qint64 epoch, qint64 upTo);
    void beat();
    void exchangeAndRest();
    void handOverSoon();
    void hear();
    /// After the hub was asked something: what it said meanwhile came with the answer, and the socket stays silent.
    void hearSoon();
    /// `now` with how much is pending.
    void tell(Status now);

    Surroundings m_around;
    HubLine m_line;
    Heartbeat m_heart;
    QElapsedTimer m_sinceBeat;
    QTimer m_retry;
    QTimer m_beat;
    QTimer m_soon; ///< something was appended here
    ReconnectDelay m_delay;
    Status m_status;
    bool m_running = false;
    bool m_mustGreet = false;
};

} // namespace threadline
