// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm_rooms/room_work.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

XmppArchivePlace readPlace(Database& database, SwarmId swarm)
{
    Statement row = database.prepare("SELECT place FROM room_place WHERE swarm = ?");
    row.with(swarm.uuid());
    if (!row.step()) {
        return {};
    }
    const QJsonObject json = QJsonDocument::fromJson(row.bytes(0)).object();
    return {json.value("id"_L1).toString(), {json.value("since"_L1).toInteger()}};
}

/// A card of what is quoted, for those who cannot see the history.
QString quoteLine(Database& database, InteractionId id)
{
    const auto event = readEvent(database, EventId(id.uuid()), false);
    constexpr qsizetype most = 400;
    const QString words = event ? event->body.value("preview"_L1).toString().simplified().left(most) : QString();
    return words.isEmpty() ? QString() : u"> "_s + words + u'\n';
}

QString bodyOf(Database& database, const Event& event)
{
    if (event.kind == "swarm.edited"_L1) {
        const QString text = event.body.value("text"_L1).toString();
        return text.isEmpty() ? event.actor + u" withdrew this"_s : event.actor + u": "_s + text;
    }
    const SwarmWords words = swarmWordsFrom(event);
    QString body;
    for (const InteractionId id : words.quotes) {
        body += quoteLine(database, id);
    }
    body += event.actor + (event.kind == "swarm.answer_proposed"_L1 ? u" proposes: "_s : u": "_s) + words.text;
    for (const Attachment& file : words.files) {
        body += u"\n["_s + file.name + u']';
    }
    return body;
}

QString roomName(const Swarm& swarm, const QList<Event>& events)
{
    const auto closed = std::count_if(events.begin(), events.end(),
                                      [](const Event& event) { return event.kind == "swarm.room_closed"_L1; });
    const QString first = u"swarm-"_s + swarm.id.text();
    return closed == 0 ? first : first + u'-' + QString::number(closed + 1);
}

/// Of those that are said in a room.
QList<Event> sinceTheRoomOpened(const QList<Event>& all)
{
    static const QStringList said{u"swarm.said"_s, u"swarm.answer_proposed"_s, u"swarm.edited"_s};
    QList<Event> events;
    bool isOpen = false;
    for (const Event& event : all) {
        if (event.kind == "swarm.room_opened"_L1) {
            isOpen = true;
            events.clear(); // an earlier room
        } else if (isOpen && said.contains(event.kind)) {
            events.append(event);
        }
    }
    return events;
}

} // namespace

QList<SwarmId> swarmsWithRooms(Database& database)
{
    QList<SwarmId> swarms;
    Statement rows = database.prepare(
        "SELECT s.id FROM swarm s WHERE s.room <> '' OR (s.resolved_at IS NULL AND EXISTS(SELECT 1 FROM swarm_outsider o "
        "WHERE o.swarm = s.id)) ORDER BY s.started_at");
    while (rows.step()) {
        swarms.append(SwarmId(rows.uuid(0)));
    }
    return swarms;
}

std::optional<RoomWork> readRoomWork(Database& database, SwarmId id)
{
    const auto swarm = readSwarm(database, id);
    if (!swarm) {
        return std::nullopt;
    }
    const QList<Event> all = readEventsAbout(database, id.uuid());
    RoomWork work{*swarm, roomName(*swarm, all), readPlace(database, id), {}, {}};
    for (const SwarmOutsider& one : swarm->outsiders) {
        if (!isDone(database, id, one.address)) {
            work.toInvite.append(one.address);
        }
    }
    const QList<Event> events = sinceTheRoomOpened(all);
    for (const Event& event : events) {
        if (!isDone(database, id, event.id.text())) {
            const auto replaces = EventId::fromText(event.body.value("message"_L1).toString());
            // What was said before the room was there cannot be corrected in it.
            const bool isCorrection = event.kind == "swarm.edited"_L1;
            if (!isCorrection || (replaces && isDone(database, id, replaces->text()))) {
                work.toSay.append({event.id, bodyOf(database, event), isCorrection ? *replaces : EventId()});
            }
        }
    }
    return work;
}

void markDone(Database& database, SwarmId swarm, const QString& what)
{
    database.statement("INSERT OR IGNORE INTO room_done(swarm, what) VALUES(?, ?)").run(swarm.uuid(), what);
}

bool isDone(Database& database, SwarmId swarm, const QString& what)
{
    Statement row = database.prepare("SELECT 1 FROM room_done WHERE swarm = ? AND what = ?");
    row.with(swarm.uuid(), what);
    return row.step();
}

void storePlace(Database& database, SwarmId swarm, const XmppArchivePlace& place)
{
    const QJsonObject json{{u"id"_s, place.id}, {u"since"_s, place.since.us}};
    database.statement("INSERT OR REPLACE INTO room_place(swarm, place) VALUES(?, ?)")
        .run(swarm.uuid(), Utf8{QJsonDocument(json).toJson(QJsonDocument::Compact)});
}

void forgetRoom(Database& database, SwarmId swarm)
{
    database.statement("DELETE FROM room_place WHERE swarm = ?").run(swarm.uuid());
    database.statement("DELETE FROM room_done WHERE swarm = ?").run(swarm.uuid());
}

} // namespace threadline
