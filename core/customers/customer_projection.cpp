// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/customers/customer_projection.h"

#include "core/customers/customer_events.h"
#include "core/identities/free_mail.h"
#include "core/identities/mail_address.h"
#include "core/identities/person_name.h"

#include <QJsonArray>

namespace threadline {

namespace {

QUuid uuidIn(const Event& event, QLatin1String name)
{
    return QUuid::fromString(event.body.value(name).toString());
}

/// Ties go to the name that sorts first, so that the order of arrival does not decide.
void nameHead(Database& database, qint64 head)
{
    database
        .statement(
            "UPDATE customer SET name = coalesce("
            "(SELECT f.value FROM customer_field f JOIN customer m ON m.key = f.customer "
            " WHERE m.head = ?1 AND f.field = 'name' ORDER BY f.at DESC, f.customer LIMIT 1), "
            "(SELECT n.name FROM customer m JOIN identity i ON i.customer = m.key "
            " JOIN identity_name n USING(kind, value) WHERE m.head = ?1 "
            " GROUP BY n.name ORDER BY sum(n.seen) DESC, n.name LIMIT 1), "
            "(SELECT m.first_name_seen FROM customer m WHERE m.head = ?1 AND m.first_name_seen <> '' "
            " ORDER BY m.key <> ?1, m.key LIMIT 1), '') WHERE key = ?1")
        .run(head);
}

/// Name and totals of a head, from its members. A member that is no head has none.
void sumUp(Database& database, qint64 head)
{
    database
        .statement("UPDATE customer SET (interactions, first_at, last_at) = "
                   "(SELECT sum(own_interactions), coalesce(min(nullif(own_first_at, 0)), 0), max(own_last_at) "
                   "FROM customer m WHERE m.head = ?1) WHERE key = ?1")
        .run(head);
    database
        .statement("UPDATE customer SET interactions = 0, first_at = 0, last_at = 0, name = '' "
                   "WHERE head = ? AND key <> head")
        .run(head);
    nameHead(database, head);
}

/// `root` is the head of itself and of all that stand below it by merges that still hold.
void makeHead(Database& database, qint64 root)
{
    database
        .statement("WITH RECURSIVE below(key) AS (SELECT ?1 UNION SELECT m.from_key FROM customer_merge m "
                   "JOIN below b ON m.into_key = b.key WHERE m.active = 1) "
                   "UPDATE customer SET head = ?1 WHERE key IN below")
        .run(root);
}

/// What a member has by itself, from the timeline.
void recount(Database& database, const QUuid& customer)
{
    database
        .statement("UPDATE customer SET (own_interactions, own_first_at, own_last_at) = "
                   "(SELECT count(*), coalesce(min(x.at), 0), coalesce(max(x.at), 0) FROM interaction x "
                   " WHERE x.customer = (SELECT h.id FROM customer h WHERE h.key = customer.head) "
                   " AND coalesce(x.origin, x.customer) = customer.id) WHERE id = ?")
        .run(customer);
}

/// What two customers who are one person have in common when both write from their company.
QString personBehind(const QString& name, const QString& address)
{
    const QString folded = foldedFullName(name);
    const QString company = folded.isEmpty() ? QString() : companyDomain(address);
    return company.isEmpty() ? QString() : folded + QLatin1Char('@') + company;
}

void noteClue(Database& database, const QString& writerKind, const QString& writer, const QJsonObject& clue,
              Timestamp at)
{
    const QJsonObject identity = clue.value(QLatin1String("identity")).toObject();
    database
        .statement("INSERT INTO clue(writer_kind, writer_value, clue, kind, value, text, excerpt, at) "
                   "VALUES(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT DO UPDATE SET text = excluded.text, "
                   "excerpt = excluded.excerpt, at = excluded.at WHERE excluded.at > at")
        .run(writerKind, writer, clue.value(QLatin1String("kind")).toString(),
             identity.value(QLatin1String("kind")).toString(), identity.value(QLatin1String("value")).toString(),
             clue.value(QLatin1String("text")).toString(), clue.value(QLatin1String("excerpt")).toString(), at.us);
}

/// Whose key; 0: nobody's.
qint64 ownerOf(Database& database, const Identity& identity)
{
    Statement& row = database.statement("SELECT customer FROM identity WHERE kind = ? AND value = ?");
    row.with(identityKindName(identity.kind), identity.value);
    const qint64 owner = row.step() ? row.integer(0) : 0;
    row.reset();
    return owner;
}

} // namespace

QStringList CustomerProjection::tables() const
{
    return {QStringLiteral("customer"),      QStringLiteral("customer_merge"),
            QStringLiteral("customer_field"), QStringLiteral("customer_tag"),
            QStringLiteral("identity"),      QStringLiteral("identity_name"),
            QStringLiteral("clue"),          QStringLiteral("suggestion_rejected")};
}

void CustomerProjection::clear(Database& database)
{
    abandon();
    Projection::clear(database);
}

void CustomerProjection::apply(Database& database, const Event& event)
{
    const QString& kind = event.kind;
    if (kind == QLatin1String("message.received") || kind == QLatin1String("message.queued")) {
        countInteraction(database, event);
    } else if (kind == QLatin1String("customer.created")) {
        create(database, event);
    } else if (kind == QLatin1String("identity.linked")) {
        link(database, event);
    } else if (kind == QLatin1String("customer.changed")) {
        change(database, event);
    } else if (kind == QLatin1String("customer.tagged") || kind == QLatin1String("customer.untagged")) {
        tag(database, event, kind == QLatin1String("customer.tagged"));
    } else if (kind == QLatin1String("customer.merged")) {
        merge(database, event);
    } else if (kind == QLatin1String("customer.unmerged")) {
        unmerge(database, event);
    } else if (kind == QLatin1String("identity.moved")) {
        moveIdentity(database, event);
    } else if (kind == QLatin1String("suggestion.rejected")) {
        database.statement("INSERT OR IGNORE INTO suggestion_rejected(one, other) VALUES(?,?)")
            .run(placeOf(database, event.subject).key, placeOf(database, uuidIn(event, QLatin1String("other"))).key);
    } else if (kind == QLatin1String("case.customer_changed")) {
        followCase(database, event);
    }
}

CustomerProjection::Place CustomerProjection::placeOf(Database& database, const QUuid& customer)
{
    const auto known = m_places.constFind(customer);
    if (known != m_places.constEnd()) {
        return *known;
    }
    Statement& query = database.statement("SELECT key, head FROM customer WHERE id = ?");
    query.with(customer);
    if (!query.step()) {
        return {};
    }
    const Place place{query.integer(0), query.integer(1)};
    query.reset();
    constexpr qsizetype enough = 20'000;
    if (m_places.size() > enough) {
        m_places.clear();
    }
    m_places.insert(customer, place);
    return place;
}

void CustomerProjection::create(Database& database, const Event& event)
{
    const QString name = event.body.value(QLatin1String("name")).toString();
    database.statement("INSERT INTO customer(key, id, head, name, first_name_seen) VALUES(?1,?2,?1,?3,?3)")
        .run(event.seq, event.subject, name);
}

void CustomerProjection::link(Database& database, const Event& event)
{
    const Identity identity = identityFromJson(event.body.value(QLatin1String("identity")).toObject());
    if (const qint64 owner = ownerOf(database, identity); owner != 0) {
        meetAgain(database, event, owner);
        return;
    }
    const QString sameAs = identity.kind == Identity::Kind::Email ? mailIdentity(identity.value).sameAs.value
                                                                  : identity.value;
    database
        .statement("INSERT INTO identity(kind, value, customer, same_as, evidence, linked_at) VALUES(?,?,?,?,?,?)")
        .run(identityKindName(identity.kind), identity.value, placeOf(database, event.subject).key, sameAs,
             event.body.value(QLatin1String("evidence")).toString(), event.at.us);
}

/// Two desks that had not heard of each other met somebody new: both made a customer for one address. The first stays;
/// the second one, which is nothing but that address yet, is shown under it. Of two customers who are known by more
/// the address stays with the first.
void CustomerProjection::meetAgain(Database& database, const Event& event, qint64 owner)
{
    const Place place = placeOf(database, event.subject);
    Statement& known = database.statement("SELECT EXISTS(SELECT 1 FROM identity WHERE customer = ?)");
    known.with(place.key);
    known.step();
    const bool isNew = known.integer(0) == 0;
    known.reset();
    if (isNew && place.key != owner) {
        Statement& head = database.statement("SELECT head FROM customer WHERE key = ?");
        head.with(owner);
        head.step();
        const qint64 into = head.integer(0);
        head.reset();
        join(database, into, place.head, event);
    }
}

void CustomerProjection::change(Database& database, const Event& event)
{
    const Place place = placeOf(database, event.subject);
    const QString field = event.body.value(QLatin1String("field")).toString();
    const QString value = event.body.value(QLatin1String("value")).toString();
    if (value.isEmpty()) {
        database.statement("DELETE FROM customer_field WHERE customer = ? AND field = ?").run(place.key, field);
    } else {
        database.statement("INSERT OR REPLACE INTO customer_field(customer, field, value, at) VALUES(?,?,?,?)")
            .run(place.key, field, value, event.at.us);
    }
    if (field == customerFieldName(CustomerField::Name)) {
        nameHead(database, place.head);
    }
}

void CustomerProjection::tag(Database& database, const Event& event, bool tagged)
{
    const qint64 key = placeOf(database, event.subject).key;
    const QString tag = event.body.value(QLatin1String("tag")).toString();
    if (tagged) {
        database.statement("INSERT OR IGNORE INTO customer_tag(customer, tag) VALUES(?,?)").run(key, tag);
    } else {
        database.statement("DELETE FROM customer_tag WHERE customer = ? AND tag = ?").run(key, tag);
    }
}

void CustomerProjection::merge(Database& database, const Event& event)
{
    const qint64 into = placeOf(database, event.subject).head;
    const qint64 from = placeOf(database, uuidIn(event, QLatin1String("from"))).head;
    join(database, into, from, event); // or nothing: two desks had the same idea
}

void CustomerProjection::join(Database& database, qint64 into, qint64 from, const Event& event)
{
    if (into == 0 || from == 0 || into == from) {
        return;
    }
    database
        .statement("INSERT INTO customer_merge(event, into_key, from_key, at, actor, reason) VALUES(?,?,?,?,?,?)")
        .run(event.id.uuid(), into, from, event.at.us, event.actor,
             event.body.value(QLatin1String("reason")).toString());
    database.statement("UPDATE customer SET head = ? WHERE head = ?").run(into, from);
    m_places.clear();
    sumUp(database, into);
}

void CustomerProjection::unmerge(Database& database, const Event& event)
{
    Statement& row = database.statement("SELECT into_key, from_key FROM customer_merge WHERE event = ? AND active = 1");
    row.with(uuidIn(event, QLatin1String("merge")));
    if (!row.step()) {
        return; // undone already
    }
    const qint64 into = row.integer(0);
    const qint64 from = row.integer(1);
    row.reset();
    database.statement("UPDATE customer_merge SET active = 0 WHERE event = ?")
        .run(uuidIn(event, QLatin1String("merge")));
    makeHead(database, from);
    m_places.clear();
    sumUp(database, from);
    Statement& head = database.statement("SELECT head FROM customer WHERE key = ?");
    head.with(into);
    head.step();
    const qint64 left = head.integer(0);
    head.reset();
    sumUp(database, left);
}

void CustomerProjection::moveIdentity(Database& database, const Event& event)
{
    const QJsonObject identity = event.body.value(QLatin1String("identity")).toObject();
    const QString kind = identity.value(QLatin1String("kind")).toString();
    const QString value = identity.value(QLatin1String("value")).toString();
    const qint64 loses = placeOf(database, event.subject).key;
    const qint64 gains = placeOf(database, uuidIn(event, QLatin1String("to"))).key;
    database.statement("UPDATE identity SET customer = ? WHERE kind = ? AND value = ? AND customer = ?")
        .run(gains, kind, value, loses);
    m_moved.unite({event.subject, uuidIn(event, QLatin1String("to"))}); // the words go along
}

/// Notes go along with their case.
void CustomerProjection::followCase(Database& database, const Event& event)
{
    Statement& owner = database.statement("SELECT coalesce(origin, customer) FROM cases WHERE id = ?");
    owner.with(event.subject);
    if (owner.step()) {
        m_moved.insert(owner.uuid(0));
        owner.reset();
    }
    m_moved.insert(uuidIn(event, QLatin1String("customer")));
}

void CustomerProjection::finish(Database& database)
{
    for (const QUuid& customer : std::as_const(m_moved)) {
        recount(database, customer);
    }
    for (const QUuid& customer : std::as_const(m_moved)) {
        sumUp(database, placeOf(database, customer).head);
    }
    m_moved.clear();
}

void CustomerProjection::abandon()
{
    m_places.clear();
    m_moved.clear();
}

void CustomerProjection::countInteraction(Database& database, const Event& event)
{
    const Place place = placeOf(database, event.subject);
    database
        .statement("UPDATE customer SET own_interactions = own_interactions + 1, own_last_at = max(own_last_at, ?1), "
                   "own_first_at = CASE WHEN own_first_at = 0 THEN ?1 ELSE min(own_first_at, ?1) END WHERE key = ?2")
        .run(event.at.us, place.key);
    database
        .statement("UPDATE customer SET interactions = interactions + 1, last_at = max(last_at, ?1), "
                   "first_at = CASE WHEN first_at = 0 THEN ?1 ELSE min(first_at, ?1) END WHERE key = ?2")
        .run(event.at.us, place.head);
    const QJsonObject identity = event.body.value(QLatin1String("identity")).toObject();
    if (identity.isEmpty()) {
        return;
    }
    const QString kind = identity.value(QLatin1String("kind")).toString();
    const QString value = identity.value(QLatin1String("value")).toString();
    database
        .statement("UPDATE identity SET interactions = interactions + 1, last_at = max(last_at, ?) "
                   "WHERE kind = ? AND value = ? AND customer = ?")
        .run(event.at.us, kind, value, place.key);
    if (database.changes() == 0) {
        return; // somebody else's address: a bounce from a postmaster, a reply to a colleague
    }
    const QJsonArray clues = event.body.value(QLatin1String("clues")).toArray();
    for (const auto& clue : clues) {
        noteClue(database, kind, value, clue.toObject(), event.at);
    }
    const QString name = identity.value(QLatin1String("name")).toString();
    if (name.isEmpty()) {
        return;
    }
    database
        .statement("INSERT INTO identity_name(kind, value, name, seen, person) VALUES(?,?,?,1,?) "
                   "ON CONFLICT DO UPDATE SET seen = seen + 1")
        .run(kind, value, name, personBehind(name, value));
    nameHead(database, place.head);
}

} // namespace threadline
