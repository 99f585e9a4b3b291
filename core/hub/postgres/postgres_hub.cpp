// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/postgres_hub.h"

#include "core/hub/postgres/hub_files.h"
#include "core/hub/postgres/hub_schema.h"
#include "core/hub/postgres/postgres_errors.h"

#include <QJsonDocument>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

HubRefusal refusalFrom(const QByteArray& json)
{
    const QJsonObject facts = QJsonDocument::fromJson(json).object();
    const auto textAt = [&](QLatin1String key) { return facts.value(key).toString(); };
    HubRefusal refusal;
    refusal.code = hubRefusalCode(textAt("code"_L1));
    refusal.event = EventId(QUuid::fromString(textAt("event"_L1)));
    refusal.owner = textAt("owner"_L1);
    refusal.by = textAt("by"_L1);
    refusal.number = facts.value("number"_L1).toInteger();
    refusal.team = textAt("team"_L1);
    refusal.now = textAt("now"_L1);
    refusal.first = EventId(QUuid::fromString(textAt("first"_L1)));
    refusal.kind = textAt("kind"_L1);
    return refusal;
}

/// The events of all batches as columns.
QList<PostgresValue> columnsOf(const QList<HubBatch>& batches, const QHash<QString, qint64>& leases)
{
    using Array = PostgresArray;
    Array numbers(Array::Of::Int4), ids(Array::Of::Uuid), subjects(Array::Of::Uuid), kinds(Array::Of::Text),
        actors(Array::Of::Text), times(Array::Of::Int8), bodies(Array::Of::Text), texts(Array::Of::Bytea);
    for (qsizetype number = 0; number < batches.size(); ++number) {
        for (const HubEvent& event : batches[number].events) {
            numbers.add(qint64{number});
            ids.add(event.id.uuid());
            subjects.add(event.subject);
            kinds.add(QByteArrayView(event.kind.toUtf8()));
            actors.add(QByteArrayView(event.actor.toUtf8()));
            times.add(event.at.us);
            bodies.add(QByteArrayView(event.body));
            texts.add(QByteArrayView(event.packedText));
        }
    }
    QJsonObject tokens;
    for (auto it = leases.begin(); it != leases.end(); ++it) {
        tokens.insert(it.key(), it.value());
    }
    return {numbers.value(), ids.value(),    subjects.value(),
            kinds.value(),   actors.value(), times.value(),
            bodies.value(),  texts.value(),  PostgresValue::jsonb(QJsonDocument(tokens).toJson())};
}

template <class Ids>
QByteArray uuidList(const Ids& ids)
{
    QByteArray list;
    for (const auto& id : ids) {
        list += list.isEmpty() ? "" : ",";
        if constexpr (requires { id.uuid(); }) {
            list += id.uuid().toByteArray(QUuid::WithoutBraces);
        } else {
            list += id.toByteArray(QUuid::WithoutBraces);
        }
    }
    return "'{" + list + "}'::uuid[]";
}

constexpr int eventColumns = 9;
constexpr qint64 fewEvents = 200; // a page of them costs less than planning a COPY

/// COPY takes no parameters; numbers and UUIDs can be written out without quoting.
QByteArray copyStatement(const HubPullRequest& request)
{
    QByteArray where =
        "position > " + QByteArray::number(request.after) + " AND position <= " + QByteArray::number(request.upTo);
    if (!request.cases.isEmpty()) {
        where += " AND case_id = ANY(" + uuidList(request.cases) + ")";
    }
    if (!request.subjects.isEmpty()) {
        where += " AND subject = ANY(" + uuidList(request.subjects) + ")";
    }
    if (request.outsideCases) {
        where += " AND case_id IS NULL";
    }
    if (request.settings) {
        where += " AND case_id IS NULL AND kind !~ '^(customer|identity|suggestion|message)\\.'"; // 0009 has an index of it
    }
    return "COPY (SELECT position, id, author, subject, kind, actor, at, body, words FROM threadline.event WHERE " +
           where + " ORDER BY position" + (request.newestFirst ? " DESC" : "") + " LIMIT " +
           QByteArray::number(request.limit) + ") TO STDOUT (FORMAT binary)";
}

/// Oldest first, and not narrowed.
bool isOfAll(const HubPullRequest& request)
{
    return !request.newestFirst && request.cases.isEmpty() && request.subjects.isEmpty() && !request.outsideCases &&
           !request.settings;
}

bool takeEvent(QByteArrayView bytes, QList<HubEvent>& events)
{
    PostgresCopyRow row(bytes, eventColumns);
    HubEvent event;
    event.position = row.nextInteger();
    event.id = EventId(row.nextUuid());
    event.author = row.nextText();
    event.subject = row.nextUuid();
    event.kind = row.nextText();
    event.actor = row.nextText();
    event.at = {row.nextInteger()};
    event.body = row.nextBytes();
    event.packedText = row.nextBytes();
    events.append(std::move(event));
    return row.isWhole();
}

HubEvent eventFrom(const PostgresRows& rows, int row, int column)
{
    HubEvent event;
    event.position = rows.integer(row, column++);
    event.id = EventId(rows.uuid(row, column++));
    event.author = rows.text(row, column++);
    event.subject = rows.uuid(row, column++);
    event.kind = rows.text(row, column++);
    event.actor = rows.text(row, column++);
    event.at = {rows.integer(row, column++)};
    event.body = rows.bytes(row, column++);
    event.packedText = rows.bytea(row, column);
    return event;
}

Expected<HubAgent> agentOf(PostgresConnection& connection)
{
    const auto rows = connection.run("SELECT name, role, teams, skills FROM threadline.me() WHERE name IS NOT NULL");
    if (!rows) {
        return rows.error();
    }
    if (rows->count() == 0) {
        return Error{
            Error::Remedy::Reauthenticate,
            u"This login has not joined the hub, or was removed from it: ask its administrator for an invitation."_s};
    }
    return hubAgentFrom(*rows, 0);
}

Expected<void> done(const Expected<PostgresRows>& rows)
{
    return rows ? Expected<void>() : rows.error();
}

} // namespace

HubAgent hubAgentFrom(const PostgresRows& rows, int row)
{
    return {rows.text(row, 0), hubRoleFromName(rows.text(row, 1)).value_or(HubRole::Expert), rows.texts(row, 2),
            rows.texts(row, 3)};
}

Expected<std::unique_ptr<PostgresHub>> PostgresHub::open(const HubAccess& access)
{
    auto connection = PostgresConnection::open(access);
    if (!connection) {
        return connection.error();
    }
    if (const auto usable = requireUsableHub(*connection); !usable) {
        return usable.error();
    }
    auto me = agentOf(*connection);
    if (!me) {
        return me.error();
    }
    if (const auto listening = connection->runScript("LISTEN threadline"); !listening) {
        return listening.error();
    }
    return std::unique_ptr<PostgresHub>(new PostgresHub(std::move(*connection), std::move(*me)));
}

PostgresHub::PostgresHub(PostgresConnection connection, HubAgent me)
    : m_connection(std::move(connection))
    , m_me(std::move(me))
{
}

Expected<QList<HubAgent>> PostgresHub::colleagues()
{
    const auto rows = m_connection.run(
        "SELECT name, role, teams, skills FROM threadline.agent WHERE removed_at IS NULL ORDER BY name");
    if (!rows) {
        return rows.error();
    }
    QList<HubAgent> agents;
    for (int row = 0; row < rows->count(); ++row) {
        agents.append(hubAgentFrom(*rows, row));
    }
    return agents;
}

Expected<QList<HubAnswer>> PostgresHub::append(const QList<HubBatch>& batches, const QHash<QString, qint64>& leases)
{
    const auto rows =
        m_connection.runPrepared(
            "SELECT batch, position, refusal FROM threadline.append($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            columnsOf(batches, leases));
    if (!rows) {
        return rows.error();
    }
    QList<HubAnswer> answers(batches.size());
    for (int row = 0; row < rows->count(); ++row) {
        HubAnswer& answer = answers[rows->integer(row, 0)];
        if (rows->isNull(row, 2)) {
            std::get<HubPositions>(answer).append(rows->integer(row, 1));
        } else {
            answer = refusalFrom(rows->bytes(row, 2));
        }
    }
    return answers;
}

Expected<HubProgress> PostgresHub::progress()
{
    const auto rows = m_connection.run("SELECT head, epoch FROM threadline.progress()");
    if (!rows) {
        return rows.error();
    }
    return HubProgress{rows->integer(0, 0), rows->integer(0, 1)};
}

Expected<HubPage> PostgresHub::pull(const HubPullRequest& request)
{
    auto page = isOfAll(request) && request.after >= m_head - fewEvents ? pullNewest(request) : pullMany(request);
    if (page) {
        m_head = page->progress.head;
        const bool isFull = page->events.size() >= request.limit;
        const qint64 last = page->events.isEmpty() ? request.after : page->events.last().position;
        page->reached = isFull ? last : std::max(last, std::min(request.upTo, m_head));
    }
    return page;
}

Expected<HubPage> PostgresHub::pullNewest(const HubPullRequest& request)
{
    const auto rows = m_connection.runPrepared(
        "SELECT p.head, p.epoch, e.position, e.id, e.author, e.subject, e.kind, e.actor, e.at, e.body, e.words "
        "FROM threadline.progress() p LEFT JOIN LATERAL ("
        "SELECT * FROM threadline.event WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3) e ON true "
        "ORDER BY e.position",
        {PostgresValue::of(request.after), PostgresValue::of(request.upTo), PostgresValue::of(qint64{request.limit})});
    if (!rows) {
        return rows.error();
    }
    HubPage page;
    page.progress = {rows->integer(0, 0), rows->integer(0, 1)};
    for (int row = 0; row < rows->count(); ++row) {
        if (!rows->isNull(row, 2)) {
            page.events.append(eventFrom(*rows, row, 2));
        }
    }
    return page;
}

Expected<HubPage> PostgresHub::pullMany(const HubPullRequest& request)
{
    // Before the events: a change of view that comes in between shows in the next answer, never in none.
    const auto progressed = progress();
    if (!progressed) {
        return progressed.error();
    }
    HubPage page;
    page.progress = *progressed;
    const auto copied =
        m_connection.copyOut(copyStatement(request), [&](QByteArrayView row) { return takeEvent(row, page.events); });
    return copied ? Expected<HubPage>(std::move(page)) : copied.error();
}

Expected<std::optional<EventId>> PostgresHub::eventAt(qint64 position)
{
    const auto rows =
        m_connection.run("SELECT id FROM threadline.event WHERE position = $1", {PostgresValue::of(position)});
    if (!rows) {
        return rows.error();
    }
    return rows->count() == 0 ? std::nullopt : std::optional(EventId(rows->uuid(0, 0)));
}

Expected<QList<qint64>> PostgresHub::positions(qint64 upTo)
{
    QList<qint64> positions;
    const auto copied = m_connection.copyOut("COPY (SELECT position FROM threadline.event WHERE position <= " +
                                                 QByteArray::number(upTo) +
                                                 " ORDER BY position) TO STDOUT (FORMAT binary)",
                                             [&](QByteArrayView bytes) {
                                                 PostgresCopyRow row(bytes, 1);
                                                 positions.append(row.nextInteger());
                                                 return row.isWhole();
                                             });
    return copied ? Expected<QList<qint64>>(std::move(positions)) : copied.error();
}

Expected<QList<HubCase>> PostgresHub::cases(bool all)
{
    const auto rows = m_connection.run(
        "SELECT case_id, number, team, customer, assignee, status, position FROM threadline.case_state "
        "WHERE $1 OR status <> 'closed' ORDER BY position DESC",
        {PostgresValue::of(all)});
    if (!rows) {
        return rows.error();
    }
    QList<HubCase> cases;
    for (int row = 0; row < rows->count(); ++row) {
        HubCase one;
        one.id = CaseId(rows->uuid(row, 0));
        one.number = rows->integer(row, 1);
        one.team = rows->text(row, 2);
        if (!rows->isNull(row, 3)) {
            one.customer = CustomerId(rows->uuid(row, 3));
        }
        one.assignee = rows->text(row, 4);
        one.status = rows->text(row, 5);
        one.position = rows->integer(row, 6);
        cases.append(std::move(one));
    }
    return cases;
}

Expected<QList<CaseId>> PostgresHub::casesToHandBack()
{
    const auto rows = m_connection.run("SELECT threadline.to_hand_back()");
    if (!rows) {
        return rows.error();
    }
    QList<CaseId> cases;
    for (int row = 0; row < rows->count(); ++row) {
        cases.append(CaseId(rows->uuid(row, 0)));
    }
    return cases;
}

Expected<HubNumbers> PostgresHub::reserveNumbers(int count)
{
    const auto rows = m_connection.run("SELECT first, last FROM threadline.reserve_numbers($1::bigint::integer)",
                                       {PostgresValue::of(qint64{count})});
    if (!rows) {
        return rows.error();
    }
    return HubNumbers{rows->integer(0, 0), rows->integer(0, 1)};
}

Expected<void> PostgresHub::bringFile(const QByteArray& sha256, const QString& path)
{
    return HubFiles(m_connection).bring(sha256, path);
}

Expected<void> PostgresHub::fetchFile(const QByteArray& sha256, const QString& path)
{
    return HubFiles(m_connection).fetch(sha256, path, [](qint64) { return true; });
}

int PostgresHub::socket() const
{
    return m_connection.isAlive() ? m_connection.socket() : -1;
}

Expected<QSet<HubWakeUp>> PostgresHub::wakeUps()
{
    const auto payloads = m_connection.takeNotifications();
    if (!payloads) {
        return payloads.error();
    }
    QSet<HubWakeUp> wakeUps;
    for (const QByteArray& payload : *payloads) {
        if (payload.startsWith("event ")) {
            m_head = std::max(m_head, payload.sliced(6).toLongLong());
            wakeUps.insert(HubWakeUp::Events);
        } else if (payload == "presence") {
            wakeUps.insert(HubWakeUp::Presence);
        } else if (payload == "lease") {
            wakeUps.insert(HubWakeUp::Lease);
        }
    }
    return wakeUps;
}

Expected<HubLease> PostgresHub::holdLease(const QString& account, const QString& host, qint64 known)
{
    const auto rows =
        m_connection.run("SELECT coalesce(token, 0), seconds_left, holder FROM threadline.hold_lease($1, $2, $3)",
                         {PostgresValue::of(account), PostgresValue::of(host), PostgresValue::of(known)});
    if (!rows) {
        return rows.error();
    }
    return HubLease{rows->integer(0, 0), rows->bytes(0, 1).toDouble(), rows->text(0, 2)};
}

Expected<void> PostgresHub::releaseLease(const QString& account, const QString& host, qint64 token)
{
    return done(m_connection.run("SELECT threadline.release_lease($1, $2, $3)",
                                 {PostgresValue::of(account), PostgresValue::of(host), PostgresValue::of(token)}));
}

Expected<void> PostgresHub::bePresent(const QString& host, const HubPresence& me)
{
    const QString state = me.state == HubPresence::State::Here ? u"here"_s : u"away"_s;
    return done(
        m_connection.run("SELECT threadline.be_present($1, $2, $3, $4, $5, $6)",
                         {PostgresValue::of(host), PostgresValue::of(state),
                          PostgresValue::of(me.lookingAt.value_or(CaseId()).uuid()), PostgresValue::of(me.typing),
                          PostgresValue::of(me.inSwarm.value_or(SwarmId()).uuid()), PostgresValue::of(me.typingThere)}));
}

Expected<void> PostgresHub::leave(const QString& host)
{
    return done(m_connection.run("SELECT threadline.leave($1)", {PostgresValue::of(host)}));
}

Expected<QList<HubPresence>> PostgresHub::whoIsHere()
{
    const auto rows = m_connection.run(
        "SELECT name, role, state, looking_at, typing, in_swarm, typing_there FROM threadline.who_is_where()");
    if (!rows) {
        return rows.error();
    }
    QList<HubPresence> all;
    for (int row = 0; row < rows->count(); ++row) {
        HubPresence one;
        one.agent = rows->text(row, 0);
        one.role = hubRoleFromName(rows->text(row, 1)).value_or(HubRole::Expert);
        one.state = rows->text(row, 2) == "away"_L1 ? HubPresence::State::Away : HubPresence::State::Here;
        if (!rows->isNull(row, 3)) {
            one.lookingAt = CaseId(rows->uuid(row, 3));
        }
        one.typing = rows->boolean(row, 4);
        if (!rows->isNull(row, 5)) {
            one.inSwarm = SwarmId(rows->uuid(row, 5));
        }
        one.typingThere = rows->boolean(row, 6);
        all.append(std::move(one));
    }
    return all;
}

} // namespace threadline
