// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a desk tells its team again and again, and asks: that it still holds its channel accounts, that somebody is there,
// who else is, and whose cases were left lying. None of it is in the log but what is handed back.
//
// Thread: the hub's. What takes a Hub blocks, as that does; an error means that the line is lost.
#pragma once

#include "core/hub/colleague_book.h"
#include "core/hub/lease_book.h"
#include "core/log/log_thread.h"

#include <QObject>

#include <functional>
#include <memory>

namespace threadline {

class Heartbeat : public QObject
{
    Q_OBJECT

public:
    /// Gives back, by a batch for each, those of these cases that nobody is there for.
    using HandBack = std::function<void(EventLog::Batch&, const QList<CaseId>&)>;

    struct Surroundings
    {
        LogThread& log;
        /// The addresses of the accounts whose passwords this machine has.
        std::function<QStringList(Database&)> accounts;
        /// Names this machine's workspace among all of the team; the same as long as it exists.
        QString host;
        HandBack handBack; ///< empty: this desk does not
    };

    explicit Heartbeat(Surroundings around);

    /// All that is due now.
    Expected<void> beat(Hub& hub);
    Expected<void> keepLeases(Hub& hub);
    /// The person at this desk.
    Expected<void> sayPresence(Hub& hub);
    Expected<void> seeWhoIsHere(Hub& hub);
    Expected<void> learnColleagues(Hub& hub);
    /// The person is gone, and the accounts are free. What does not arrive ends by itself.
    void leave(Hub& hub);

    /// What colleagues see from the next sayPresence() on.
    void setPresence(const HubPresence& mine) { m_mine = mine; }
    /// Without a line nobody knows.
    void forgetWhoIsHere();

    // Both outlive this.
    std::shared_ptr<const LeaseBook> leases() const { return m_leases; }
    std::shared_ptr<const PresenceBook> presence() const { return m_presence; }

Q_SIGNALS:
    /// This machine fetches and sends for the account from now on.
    void leaseTaken(const QString& account);
    /// Somebody came, went, or looks at something else; in presence().
    void presenceChanged();

private:
    /// What others have left lying.
    Expected<void> handBack(Hub& hub);

    Surroundings m_around;
    std::shared_ptr<LeaseBook> m_leases = std::make_shared<LeaseBook>();
    std::shared_ptr<PresenceBook> m_presence = std::make_shared<PresenceBook>();
    HubPresence m_mine;
    int m_beats = 0;
};

} // namespace threadline
