// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of EventLog that only a team needs. Three parts of the log lie behind each other: what is placed (all of the
// hub's log up to a position), what came early (positions after that one, with gaps before and between), and what is
// pending. The last two are loose: what they did to the tables is recorded, taken back when more is placed, and folded
// again behind it. So the tables are at every moment what the log in its order makes of them.
#include "core/log/event_log.h"

#include "core/sqlite/change_record.h"

#include <QSet>

namespace threadline {

void EventLog::beginBatch()
{
    if (m_inTeam) {
        m_recordedFrom = team_order::nextSeq(m_database, true);
        m_record = std::make_unique<ChangeRecord>(m_database, recordedTables());
    }
}

void EventLog::endBatch()
{
    finish();
    if (m_record && team_order::nextSeq(m_database, true) > m_recordedFrom) {
        team_order::keepBatch(m_database, m_recordedFrom, m_record->changes());
    }
    m_record.reset();
}

void EventLog::divideBatch()
{
    if (m_inTeam) { // alone nobody refuses anything, and what projections gather is written once, at the end
        endBatch();
        beginBatch();
    }
}

void EventLog::joinTeam(const QJsonObject& membership)
{
    inTransaction([&] { team_order::enter(m_database, membership); });
    m_inTeam = true;
}

QList<Announcement> EventLog::place(const QList<Event>& page, qint64 upTo)
{
    QList<Announcement> announcements;
    inTransaction([&] {
        takeLooseBack();
        QSet<qint64> gone; // what came early and may not be read any more
        for (const qint64 seq : team_order::early(m_database)) {
            if (seq <= upTo) {
                gone.insert(seq);
            }
        }
        for (const Event& event : page) {
            gone.remove(event.seq);
            if (putInPlace(event)) {
                announcements.append(announcementOf(event));
            }
        }
        if (!gone.isEmpty()) {
            team_order::giveUp(m_database, gone.values());
        }
        finish();
        team_order::setPlacedUpTo(m_database, upTo);
        foldLoose();
    });
    return announcements;
}

bool EventLog::putInPlace(const Event& event)
{
    const auto here = team_order::seqOf(m_database, event.id);
    if (here && *here <= team_order::placedUpTo(m_database)) {
        return false;
    }
    if (here && *here >= firstPending) {
        team_order::remove(m_database, *here, event.seq);
    }
    if (here != event.seq) { // else it came early
        insert(event);
    }
    fold(event);
    return true;
}

QList<Announcement> EventLog::placeEarly(const QList<Event>& events)
{
    QList<Announcement> announcements;
    inTransaction([&] {
        takeLooseBack();
        for (const Event& event : events) {
            if (!team_order::seqOf(m_database, event.id)) {
                insert(event);
                announcements.append(announcementOf(event));
            }
        }
        foldLoose();
    });
    return announcements;
}

QList<Announcement> EventLog::review(const QList<Event>& come, const QList<qint64>& gone, qint64 epoch)
{
    QList<Announcement> announcements;
    inTransaction([&] {
        for (const qint64 seq : gone) {
            if (const auto event = readEvent(m_database, seq, false)) {
                announcements.append(announcementOf(*event));
            }
        }
        team_order::giveUp(m_database, gone);
        for (const Event& event : come) {
            // Not after a fault between: then the hub is asked again, and this is there already.
            if (!team_order::seqOf(m_database, event.id)) {
                insert(event);
                announcements.append(announcementOf(event));
            }
        }
        clearProjections();
        foldAll({});
        team_order::setEpoch(m_database, epoch);
    });
    return announcements;
}

void EventLog::markAccepted(const QList<qint64>& batches)
{
    inTransaction([&] {
        for (const qint64 batch : batches) {
            team_order::setAccepted(m_database, batch);
        }
    });
}

QList<Announcement> EventLog::drop(qint64 batch, const Keep& keep)
{
    QList<Announcement> announcements;
    inTransaction([&] {
        takePendingBack();
        const QList<team_order::BatchRow> rows = team_order::batches(m_database);
        for (const team_order::BatchRow& row : rows) {
            if (row.first == batch) {
                const QList<Event> events = team_order::eventsOf(m_database, row);
                for (const Event& event : events) {
                    team_order::remove(m_database, event.seq, std::nullopt);
                    announcements.append(announcementOf(event));
                }
                team_order::forgetBatch(m_database, batch);
                foldPending();
                keep(m_database, events);
                return;
            }
        }
        foldPending();
    });
    return announcements;
}

bool EventLog::takeBack(const QList<Event>& events, const QByteArray& changes)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        for (const auto& projection : m_projections) {
            if (projection->takesBack()) {
                projection->takeBack(m_database, *event);
            }
        }
    }
    return threadline::takeBack(m_database, changes);
}

bool EventLog::takeBatchesBack()
{
    QList<team_order::BatchRow> batches = team_order::batches(m_database);
    while (!batches.isEmpty()) {
        const team_order::BatchRow batch = batches.takeLast();
        if (!takeBack(team_order::eventsOf(m_database, batch), batch.changes)) {
            return false;
        }
    }
    return true;
}

void EventLog::takePendingBack()
{
    if (!takeBatchesBack()) {
        // Something else wrote into a projection's table: it is folded anew.
        clearProjections();
        foldPlaced({});
        foldEarly();
    }
    abandon();
}

void EventLog::takeLooseBack()
{
    if (!takeBatchesBack()
        || !takeBack(team_order::earlyEvents(m_database), team_order::earlyChanges(m_database))) {
        clearProjections();
        foldPlaced({});
    }
    abandon();
}

void EventLog::foldLoose()
{
    if (m_inTeam) {
        foldEarly();
        foldPending();
    }
}

void EventLog::foldEarly()
{
    const QList<Event> events = team_order::earlyEvents(m_database);
    if (events.isEmpty() && team_order::earlyChanges(m_database).isEmpty()) {
        return;
    }
    const ChangeRecord record(m_database, recordedTables());
    for (const Event& event : events) {
        fold(event);
    }
    finish();
    team_order::setEarlyChanges(m_database, record.changes());
}

void EventLog::foldPending()
{
    const QList<team_order::BatchRow> batches = team_order::batches(m_database);
    for (const team_order::BatchRow& batch : batches) {
        const QList<Event> events = team_order::eventsOf(m_database, batch);
        if (events.isEmpty()) {
            team_order::forgetBatch(m_database, batch.first); // all of it has its place
            continue;
        }
        const ChangeRecord record(m_database, recordedTables());
        for (const Event& event : events) {
            fold(event);
        }
        finish();
        team_order::setChanges(m_database, batch.first, record.changes());
    }
}

QStringList EventLog::recordedTables() const
{
    QStringList tables;
    for (const auto& projection : m_projections) {
        if (!projection->takesBack()) {
            tables += projection->tables();
        }
    }
    return tables;
}


} // namespace threadline
