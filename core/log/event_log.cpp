// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/event_log.h"

#include "core/log/migrations.h"
#include "core/log/projection_schema.h"
#include "core/sqlite/change_record.h"

#include <QDateTime>
#include <QJsonDocument>

#include <sqlite3.h>

#include <limits>

namespace threadline {

namespace {

Timestamp now()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1000};
}

constexpr std::string_view eventColumns = "SELECT seq, id, subject, kind, actor, at, body FROM event";

Event eventOf(const Statement& row)
{
    Event event;
    event.seq = row.integer(0);
    event.id = EventId(row.uuid(1));
    event.subject = row.uuid(2);
    event.kind = row.text(3);
    event.actor = row.text(4);
    event.at = {row.integer(5)};
    event.body = QJsonDocument::fromJson(row.bytes(6)).object();
    return event;
}

void readText(Database& database, Event& event)
{
    Statement& text = database.statement("SELECT packed FROM event_text WHERE seq = ?");
    text.with(event.seq);
    if (text.step()) {
        event.packedText = text.bytes(0);
        text.reset();
    }
}

std::optional<Event> readOne(Database& database, Statement& query, bool withText)
{
    if (!query.step()) {
        return std::nullopt;
    }
    Event event = eventOf(query);
    query.reset();
    if (withText) {
        readText(database, event);
    }
    return event;
}

Announcement announcementOf(const Event& event)
{
    const auto uuidIn = [&](QLatin1String name) {
        return QUuid::fromString(event.body.value(name).toString());
    };
    Announcement announcement{event.kind, CustomerId(uuidIn(QLatin1String("customer"))),
                              CaseId(uuidIn(QLatin1String("case"))), SwarmId()};
    if (event.kind.startsWith(QLatin1String("case."))) {
        announcement.inCase = CaseId(event.subject);
    } else if (event.kind.startsWith(QLatin1String("swarm."))) {
        announcement.swarm = SwarmId(event.subject);
    } else if (announcement.customer.isNull()) {
        announcement.customer = CustomerId(event.subject);
    }
    return announcement;
}

/// While it lives a commit reaches the disk before it returns, if `wanted`.
class FlushedCommits
{
public:
    FlushedCommits(Database& database, bool wanted)
        : m_database(database)
        , m_wanted(wanted)
    {
        if (m_wanted) {
            m_database.setFlushEachCommit(true);
        }
    }
    ~FlushedCommits()
    {
        if (m_wanted) {
            m_database.setFlushEachCommit(false);
        }
    }
    FlushedCommits(const FlushedCommits&) = delete;
    FlushedCommits& operator=(const FlushedCommits&) = delete;

private:
    Database& m_database;
    bool m_wanted;
};

void dumpRows(Statement rows, QByteArray& dump)
{
    while (rows.step()) {
        for (int column = 0; column < rows.columns(); ++column) {
            const QByteArray bytes = rows.bytes(column);
            dump += rows.isBlob(column) ? bytes.toHex() : bytes;
            dump += '\t';
        }
        dump += '\n';
    }
}

void dumpTable(Database& database, const QByteArray& table, QByteArray& dump)
{
    if (!table.endsWith("_fts")) {
        dumpRows(database.prepare("SELECT * FROM " + table + " ORDER BY 1, 2"), dump);
        return;
    }
    // A contentless full-text index has no columns to read, and its shadow tables depend on how it
    // was fed; what it knows is each word and where it stands.
    database.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, " + table + ", instance)");
    dumpRows(database.prepare("SELECT term, doc, col, offset FROM temp.words ORDER BY 1, 2, 3, 4"), dump);
    database.execute("DROP TABLE temp.words");
}

} // namespace

void Projection::clear(Database& database)
{
    const QStringList names = tables();
    for (const QString& table : names) {
        database.execute("DELETE FROM " + table.toUtf8());
    }
}

Event EventLog::Batch::append(Event event)
{
    if (event.id.isNull()) {
        event.id = EventId::make(now());
    }
    event.seq = team_order::nextSeq(m_log.m_database, m_log.m_inTeam);
    m_log.insert(event);
    m_log.fold(event);
    m_announcements.append(announcementOf(event));
    return event;
}

EventLog::EventLog(const QString& path, std::vector<std::unique_ptr<Projection>> projections)
    : m_database(path, Database::Access::ReadWrite)
    , m_projections(std::move(projections))
{
    migrate(m_database);
    m_inTeam = team_order::isInTeam(m_database);
    if (!hasCurrentProjections(m_database)) {
        Transaction transaction(m_database, Transaction::Kind::Write);
        makeProjectionTables(m_database);
        foldAll({});
        transaction.commit();
    }
}

EventLog::~EventLog()
{
    // The next start then has no journal to read. Whoever still reads keeps it: then it is for later.
    sqlite3_wal_checkpoint_v2(m_database.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

QList<Announcement> EventLog::write(const std::function<void(Batch&)>& fn, Durability durability)
{
    const FlushedCommits flushed(m_database, durability == Durability::SurvivesMachine);
    QList<Announcement> announcements;
    inTransaction([&] {
        beginBatch();
        Batch batch(*this);
        fn(batch);
        endBatch();
        announcements = std::move(batch.m_announcements);
    });
    return announcements;
}

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

template <class Fn>
void EventLog::inTransaction(Fn fn)
{
    try {
        Transaction transaction(m_database, Transaction::Kind::Write);
        fn();
        transaction.commit();
    } catch (...) {
        m_record.reset();
        abandon();
        throw;
    }
}

void EventLog::insert(const Event& event)
{
    const QByteArray body = QJsonDocument(event.body).toJson(QJsonDocument::Compact);
    m_database.statement("INSERT INTO event(seq, id, subject, kind, actor, at, body) VALUES(?,?,?,?,?,?,?)")
        .run(event.seq, event.id.uuid(), event.subject, event.kind, event.actor, event.at.us, Utf8{body});
    if (!event.packedText.isEmpty()) {
        m_database.statement("INSERT INTO event_text(seq, packed) VALUES(?,?)").run(event.seq, event.packedText);
    }
}

void EventLog::finish()
{
    for (const auto& projection : m_projections) {
        projection->finish(m_database);
    }
}

void EventLog::abandon()
{
    for (const auto& projection : m_projections) {
        projection->abandon();
    }
}

void EventLog::fold(const Event& event)
{
    for (const auto& projection : m_projections) {
        projection->foresee(m_database, event);
    }
    for (const auto& projection : m_projections) {
        projection->apply(m_database, event);
    }
}

void EventLog::rebuild(const std::function<bool(qint64, qint64)>& progress)
{
    inTransaction([&] {
        for (const auto& projection : m_projections) {
            projection->clear(m_database);
        }
        foldAll(progress);
    });
}

void EventLog::foldAll(const std::function<bool(qint64, qint64)>& progress)
{
    foldPlaced(progress);
    foldPending();
}

void EventLog::foldPlaced(const std::function<bool(qint64, qint64)>& progress)
{
    const qint64 total = m_database.number("SELECT count(*) FROM event");
    constexpr qint64 between = 1000;
    Statement events = m_database.prepare(std::string(eventColumns) + " WHERE seq < ? ORDER BY seq");
    events.bind(1, m_inTeam ? firstPending : std::numeric_limits<qint64>::max());
    qint64 done = 0;
    while (events.step()) {
        Event event = eventOf(events);
        readText(m_database, event);
        fold(event);
        if (++done % between == 0) {
            finish();
            if (progress && !progress(done, total)) {
                throw SqliteFailure({Error::Remedy::Cancelled,
                                     QStringLiteral("Rebuilding was stopped; everything is as it was.")});
            }
        }
    }
    finish();
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
        takePendingBack();
        for (const Event& event : page) {
            const auto here = team_order::seqOf(m_database, event.id);
            if (here && *here < firstPending) {
                continue;
            }
            if (here) {
                team_order::remove(m_database, *here, event.seq);
            }
            insert(event);
            fold(event);
            announcements.append(announcementOf(event));
        }
        finish();
        foldPending();
        team_order::setPlacedUpTo(m_database, upTo);
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
        for (const auto& projection : m_projections) {
            projection->clear(m_database);
        }
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

void EventLog::takePendingBack()
{
    QList<team_order::BatchRow> batches = team_order::batches(m_database);
    while (!batches.isEmpty()) {
        if (!takeBack(batches.takeLast())) {
            // Something else wrote into a projection's table: what is placed is folded anew.
            for (const auto& projection : m_projections) {
                projection->clear(m_database);
            }
            foldPlaced({});
            break;
        }
    }
    abandon();
}

bool EventLog::takeBack(const team_order::BatchRow& batch)
{
    QList<Event> events = team_order::eventsOf(m_database, batch);
    while (!events.isEmpty()) {
        const Event event = events.takeLast();
        for (const auto& projection : m_projections) {
            if (projection->takesBack()) {
                projection->takeBack(m_database, event);
            }
        }
    }
    return threadline::takeBack(m_database, batch.changes);
}

void EventLog::foldPending()
{
    if (!m_inTeam) {
        return;
    }
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

QByteArray EventLog::dumpProjections()
{
    QByteArray dump;
    for (const auto& projection : m_projections) {
        const QStringList tables = projection->tables();
        for (const QString& table : tables) {
            dump += "# " + table.toUtf8() + '\n';
            dumpTable(m_database, table.toUtf8(), dump);
        }
    }
    return dump;
}

std::optional<Event> readEvent(Database& database, qint64 seq, bool withText)
{
    Statement& query = database.statement(
        "SELECT seq, id, subject, kind, actor, at, body FROM event WHERE seq = ?");
    query.with(seq);
    return readOne(database, query, withText);
}

std::optional<Event> readEvent(Database& database, EventId id, bool withText)
{
    Statement& query = database.statement(
        "SELECT seq, id, subject, kind, actor, at, body FROM event WHERE id = ?");
    query.with(id.uuid());
    return readOne(database, query, withText);
}

} // namespace threadline
