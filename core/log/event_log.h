// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/log: the one idea of the program. The customer history is a log of events; everything on
// screen is a projection of it. Start here, then projection.h; others reach the log through
// log_thread.h (writing) and reader_pool.h (reading).
//
// EventLog is the writer: it appends events and folds each into every projection at once, in one
// transaction per batch. Thread: whichever made it, and only that one (LogThread's).
#pragma once

#include "core/log/announcement.h"
#include "core/log/projection.h"
#include "core/log/team_order.h"
#include "core/sqlite/database.h"

#include <functional>
#include <memory>
#include <vector>

namespace threadline {

class ChangeRecord;

class EventLog
{
public:
    /// What appends inside one transaction.
    class Batch
    {
    public:
        /// Gives the event its seq, and an id when it has none, and folds it.
        Event append(Event event);
        /// In a team, what follows is accepted or refused by itself; it is all committed together even so.
        void divide() { m_log.divideBatch(); }
        /// To look things up as of this moment of the batch, and for this machine's own tables.
        Database& database() { return m_log.m_database; }

    private:
        friend class EventLog;
        explicit Batch(EventLog& log) : m_log(log) {}
        EventLog& m_log;
        QList<Announcement> m_announcements;
    };

    enum class Durability {
        SurvivesProcess, ///< kill -9 loses nothing
        SurvivesMachine, ///< nor does a power cut: for what must be on disk before the network is touched
    };

    /// Opens or makes the database at `path` and brings its schema up to date; tables that another
    /// version of the program made are folded again. Throws SqliteFailure.
    EventLog(const QString& path, std::vector<std::unique_ptr<Projection>> projections);
    ~EventLog();

    /// Runs `fn`; all it appended is committed together, or, when it throws, not at all.
    /// Returns what to announce.
    QList<Announcement> write(const std::function<void(Batch&)>& fn,
                              Durability durability = Durability::SurvivesProcess);

    /// Once, and for good: what is appended from now on is pending until the hub gives it its place.
    /// Throws SqliteFailure when there are events already.
    void joinTeam(const QJsonObject& membership);
    bool isInTeam() const { return m_inTeam; }
    /// Puts what the hub has, in its order, before all that is pending; the seq of each is its position
    /// there. What is here already is passed over. `upTo`: the position up to which nothing is missing now. Returns what to announce.
    QList<Announcement> place(const QList<Event>& page, qint64 upTo);
    /// Whole cases and customers out of what is still missing, so that one can work there while the rest comes. Each has its
    /// position and waits for place() to reach it, folded behind all that is placed and before all that is pending.
    /// Returns what to announce.
    QList<Announcement> placeEarly(const QList<Event>& events);
    /// What may be read of the placed past has changed: some of it comes, some goes, and all of it is folded
    /// again. Returns what to announce.
    QList<Announcement> review(const QList<Event>& come, const QList<qint64>& gone, qint64 epoch);
    /// The hub has these batches; their places come with what is placed next.
    void markAccepted(const QList<qint64>& batches);
    /// The hub refused this batch: as if it had never been. `keep` may save what people wrote, in the same
    /// transaction. Returns what to announce.
    using Keep = std::function<void(Database&, const QList<Event>& dropped)>;
    QList<Announcement> drop(qint64 batch, const Keep& keep);

    /// Empties every projection and folds the log again, in one transaction. `progress` gets the
    /// events done and all there are; false stops it and leaves everything as it was.
    void rebuild(const std::function<bool(qint64, qint64)>& progress);

    /// Every row of every projection as text, in a fixed order: two logs folded alike give the same.
    QByteArray dumpProjections();

    Database& database() { return m_database; }

private:
    void insert(const Event& event);
    void fold(const Event& event);
    void finish();
    void abandon();
    void clearProjections();
    void foldAll(const std::function<bool(qint64, qint64)>& progress);
    void foldPlaced(const std::function<bool(qint64, qint64)>& progress);
    void beginBatch();
    void endBatch();
    void divideBatch();
    // event_log_in_team.cpp: what is folded behind the placed log, and is taken out again when more is placed.
    void foldLoose();
    void foldEarly();
    void foldPending();
    void takeLooseBack();
    void takePendingBack();
    bool takeBatchesBack();
    bool takeBack(const QList<Event>& events, const QByteArray& changes);
    bool putInPlace(const Event& event);
    /// Of the projections that do not take events back by themselves.
    QStringList recordedTables() const;
    void inTransaction(const std::function<void()>& fn);

    Database m_database;
    std::vector<std::unique_ptr<Projection>> m_projections;
    bool m_inTeam = false;
    std::unique_ptr<ChangeRecord> m_record; ///< of the pending batch that is being appended
    qint64 m_recordedFrom = 0;
};

/// Reads an event back. `withText` also its long text.
std::optional<Event> readEvent(Database& database, qint64 seq, bool withText);
std::optional<Event> readEvent(Database& database, EventId id, bool withText);
/// All that is about one subject, in the order of the log, without long texts.
QList<Event> readEventsAbout(Database& database, const QUuid& subject);

} // namespace threadline
