// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/event_log.h"

#include "core/log/migrations.h"
#include "core/log/projection_schema.h"
#include "core/sqlite/change_record.h"
#include "core/trace/trace.h"

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
    const trace::Span span("write", "log");
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

void EventLog::inTransaction(const std::function<void()>& fn)
{
    try {
        Transaction transaction(m_database, Transaction::Kind::Write);
        fn();
        const trace::Span span("commit", "log");
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
        clearProjections();
        foldAll(progress);
    });
}

void EventLog::clearProjections()
{
    for (const auto& projection : m_projections) {
        projection->clear(m_database);
    }
}

void EventLog::foldAll(const std::function<bool(qint64, qint64)>& progress)
{
    foldPlaced(progress);
    foldLoose();
}

void EventLog::foldPlaced(const std::function<bool(qint64, qint64)>& progress)
{
    const qint64 total = m_database.number("SELECT count(*) FROM event");
    constexpr qint64 between = 1000;
    Statement events = m_database.prepare(std::string(eventColumns) + " WHERE seq <= ? ORDER BY seq");
    events.bind(1, m_inTeam ? team_order::placedUpTo(m_database) : std::numeric_limits<qint64>::max());
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

QList<Event> readEventsAbout(Database& database, const QUuid& subject)
{
    QList<Event> events;
    Statement rows = database.prepare(std::string(eventColumns) + " WHERE subject = ? ORDER BY seq");
    rows.with(subject);
    while (rows.step()) {
        events.append(eventOf(rows));
    }
    return events;
}

} // namespace threadline
