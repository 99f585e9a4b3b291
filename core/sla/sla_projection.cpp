// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/sla_projection.h"

#include "core/log/event_log.h"
#include "core/log/team_order.h"
#include "core/model/touch.h"
#include "core/sla/kept_facts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Terms that are kept at hand; older ones are only asked for when something old is moved about.
constexpr qsizetype termsAtHand = 8;

QString textIn(const Event& event, QLatin1String name)
{
    return event.body.value(name).toString();
}

QUuid uuidIn(const Event& event, QLatin1String name)
{
    return QUuid::fromString(textIn(event, name));
}

/// The case in which an interaction is shown, by the seq of its event.
QUuid caseOf(Database& database, qint64 seq)
{
    Statement& row = database.statement("SELECT case_id FROM interaction WHERE seq = ?");
    row.with(seq);
    const QUuid inCase = row.step() && !row.isNull(0) ? row.uuid(0) : QUuid();
    row.reset();
    return inCase;
}

struct QueuedMessage
{
    qint64 seq = 0;
    bool byPerson = false;
};

QueuedMessage queuedMessage(Database& database, const Event& about)
{
    Statement& row =
        database.statement("SELECT seq, json_extract(body, '$.automation') IS NULL FROM event WHERE id = ?");
    row.with(uuidIn(about, "message"_L1));
    QueuedMessage message;
    if (row.step()) {
        message = {row.integer(0), row.integer(1) != 0};
        row.reset();
    }
    return message;
}

void keepMessage(Database& database, qint64 seq, Timestamp at, qint64 by, bool ours)
{
    database.statement("INSERT OR REPLACE INTO sla_message(seq, at, by, ours) VALUES(?,?,?,?)").run(seq, at.us, by, ours);
}

bool isNewer(const QList<CaseFact>& ordered, const CaseClock& clock)
{
    return ordered.isEmpty() || ordered.first().at >= clock.lastAt;
}

} // namespace

QStringList SlaProjection::tables() const
{
    return {u"sla_policies"_s, u"sla_calendar"_s, u"sla_message"_s, u"sla_case"_s, u"sla_target"_s};
}

void SlaProjection::clear(Database& database)
{
    Projection::clear(database);
    abandon();
}

const QHash<QString, SlaProjection::Fold>& SlaProjection::folds()
{
    static const QHash<QString, Fold> all{
        {u"sla.policies_set"_s, &SlaProjection::setPolicies},
        {u"calendar.saved"_s, &SlaProjection::saveCalendar},
        {u"calendar.removed"_s, &SlaProjection::removeCalendar},
        {u"message.received"_s, &SlaProjection::receive},
        {u"message.sending"_s, &SlaProjection::beginToSend},
        {u"message.failed"_s, &SlaProjection::takeReplyBack},
        {u"message.cancelled"_s, &SlaProjection::takeReplyBack},
        {u"message.requeued"_s, &SlaProjection::takeReplyBack},
        {u"message.sent"_s, &SlaProjection::beginToSend},
        {u"touch.withdrawn"_s, &SlaProjection::withdrawTouch},
        {u"touch.restored"_s, &SlaProjection::restoreTouch},
        {u"case.opened"_s, &SlaProjection::open},
        {u"case.status_changed"_s, &SlaProjection::changeStatus},
        {u"case.priority_changed"_s, &SlaProjection::changeTraits},
        {u"case.tagged"_s, &SlaProjection::changeTraits},
        {u"case.untagged"_s, &SlaProjection::changeTraits},
        {u"case.merged"_s, &SlaProjection::merge},
        {u"case.unmerged"_s, &SlaProjection::unmerge},
        {u"case.withdrawn"_s, &SlaProjection::withdraw},
        {u"interaction.moved"_s, &SlaProjection::move},
    };
    return all;
}

void SlaProjection::foresee(Database& database, const Event& event)
{
    if (event.kind == "interaction.moved"_L1 && anythingPromised(database)) {
        const auto message = team_order::seqOf(database, EventId(event.subject));
        m_movesFrom = message ? caseOf(database, *message) : QUuid();
    }
}

void SlaProjection::apply(Database& database, const Event& event)
{
    m_applied = event.seq;
    if (const Fold fold = folds().value(event.kind)) {
        (this->*fold)(database, event);
    }
}

void SlaProjection::setPolicies(Database& database, const Event& event)
{
    reckonAll(database);
    const QByteArray policies =
        QJsonDocument(event.body.value("policies"_L1).toArray()).toJson(QJsonDocument::Compact);
    database.statement("INSERT INTO sla_policies(seq, policies) VALUES(?,?)").run(event.seq, Utf8{policies});
    reckonAllOpen(database);
}

void SlaProjection::saveCalendar(Database& database, const Event& event)
{
    reckonAll(database);
    const QByteArray calendar =
        QJsonDocument(event.body.value("calendar"_L1).toObject()).toJson(QJsonDocument::Compact);
    database.statement("INSERT INTO sla_calendar(name, seq, calendar) VALUES(?,?,?)")
        .run(textIn(event, "name"_L1), event.seq, Utf8{calendar});
    reckonAllOpen(database);
}

void SlaProjection::removeCalendar(Database& database, const Event& event)
{
    reckonAll(database);
    database.statement("INSERT INTO sla_calendar(name, seq, calendar) VALUES(?,?,'')")
        .run(textIn(event, "name"_L1), event.seq);
    reckonAllOpen(database);
}

void SlaProjection::receive(Database& database, const Event& event)
{
    // Who came to us and was served there and then has had a reply.
    const Spoken spoken = spokenIn(event.body);
    const bool counts = spoken.byThem || spoken.byUs;
    const bool ours = spoken.byUs;
    if (counts) {
        keepMessage(database, event.seq, event.at, event.seq, ours);
    }
    const QUuid inCase = anythingPromised(database) ? caseOf(database, event.seq) : QUuid();
    if (inCase.isNull()) {
        return;
    }
    // Also one that does not count may change since when the case is open, and on which channel.
    Pending& now = pending(database, inCase);
    if (counts) {
        now.facts.append(ours ? CaseFact::ourReply(event.at) : CaseFact::customerMessage(event.at));
    }
}

void SlaProjection::beginToSend(Database& database, const Event& event)
{
    const QueuedMessage message = queuedMessage(database, event);
    if (!message.byPerson) {
        return;
    }
    // A reply counts from when it began to leave, and when that is not known, from when it was found sent.
    database.statement("INSERT OR IGNORE INTO sla_message(seq, at, by, ours) VALUES(?,?,?,1)")
        .run(message.seq, event.at.us, event.seq);
    const bool isNews = database.changes() > 0;
    const QUuid inCase = anythingPromised(database) ? caseOf(database, message.seq) : QUuid();
    if (isNews && !inCase.isNull()) {
        pending(database, inCase).facts.append(CaseFact::ourReply(event.at));
    }
}

void SlaProjection::takeReplyBack(Database& database, const Event& event)
{
    const QueuedMessage message = queuedMessage(database, event);
    database.statement("DELETE FROM sla_message WHERE seq = ?").run(message.seq);
    if (database.changes() > 0) {
        reckonAgain(database, caseOf(database, message.seq));
    }
}

void SlaProjection::withdrawTouch(Database& database, const Event& event)
{
    const auto message = team_order::seqOf(database, EventId(uuidIn(event, "message"_L1)));
    if (!message) {
        return;
    }
    database.statement("DELETE FROM sla_message WHERE seq = ?").run(*message);
    reckonAgain(database, caseOf(database, *message));
}

void SlaProjection::restoreTouch(Database& database, const Event& event)
{
    const auto logged = readEvent(database, EventId(uuidIn(event, "message"_L1)), false);
    if (!logged) {
        return;
    }
    const Spoken spoken = spokenIn(logged->body);
    if (spoken.byThem || spoken.byUs) {
        keepMessage(database, logged->seq, logged->at, event.seq, spoken.byUs);
    }
    reckonAgain(database, caseOf(database, logged->seq));
}

void SlaProjection::open(Database& database, const Event& event)
{
    if (!anythingPromised(database)) {
        return;
    }
    Pending& now = pending(database, event.subject);
    now.whole = true;
    const auto status = caseStatusFromName(textIn(event, "status"_L1));
    now.facts.append(CaseFact::statusChange(event.at, status.value_or(CaseStatus::New)));
}

void SlaProjection::changeStatus(Database& database, const Event& event)
{
    const auto current = anythingPromised(database) ? readCaseNow(database, event.subject) : std::nullopt;
    if (!current || current->merged) {
        return;
    }
    Pending& now = pending(database, event.subject);
    now.facts.append(CaseFact::statusChange(event.at, current->status));
    now.again = now.again || event.body.contains("undoes"_L1);
    if (current->isOver()) {
        reckon(database, event.subject, m_pending.take(event.subject));
    }
}

void SlaProjection::changeTraits(Database& database, const Event& event)
{
    if (anythingPromised(database)) {
        pending(database, event.subject);
    }
}

void SlaProjection::merge(Database& database, const Event& event)
{
    if (!anythingPromised(database)) {
        return;
    }
    reckonAgain(database, event.subject);
    reckon(database, event.subject, m_pending.take(event.subject));
    reckonAgain(database, shownCase(database, uuidIn(event, "into"_L1)));
}

void SlaProjection::unmerge(Database& database, const Event& event)
{
    reckonAgain(database, event.subject);
    reckonAgain(database, shownCase(database, uuidIn(event, "into"_L1)));
}

void SlaProjection::move(Database& database, const Event& event)
{
    reckonAgain(database, m_movesFrom);
    reckonAgain(database, shownCase(database, uuidIn(event, "case"_L1)));
}

void SlaProjection::withdraw(Database& database, const Event& event)
{
    m_pending.remove(event.subject);
    forgetClock(database, event.subject);
}

const SlaTerms& SlaProjection::currentTerms(Database& database)
{
    if (!m_current) {
        m_current = newestTerms(database);
    }
    return terms(database, *m_current);
}

const SlaTerms& SlaProjection::terms(Database& database, qint64 seq)
{
    auto& kept = m_terms[seq];
    if (!kept) {
        kept = std::make_shared<const SlaTerms>(database, seq);
    }
    return *kept;
}

SlaProjection::Pending& SlaProjection::pending(Database& database, const QUuid& inCase)
{
    Pending& one = m_pending[inCase];
    if (!one.open) {
        const auto now = readCaseNow(database, inCase);
        one.open = now && !now->isOver();
    }
    return one;
}

void SlaProjection::reckonAgain(Database& database, const QUuid& inCase)
{
    if (!inCase.isNull() && anythingPromised(database)) {
        pending(database, inCase).again = true;
    }
}

void SlaProjection::reckonAllOpen(Database& database)
{
    m_current.reset();
    Statement rows = database.prepare("SELECT id FROM cases WHERE status NOT IN ('solved', 'closed')");
    while (rows.step()) {
        Pending open;
        open.again = true;
        open.open = true;
        reckon(database, rows.uuid(0), open);
    }
}

void SlaProjection::reckonAll(Database& database)
{
    const QHash<QUuid, Pending> all = std::exchange(m_pending, {});
    for (auto one = all.begin(); one != all.end(); ++one) {
        reckon(database, one.key(), *one);
    }
    if (m_terms.size() > termsAtHand) {
        m_terms.clear();
    }
}

void SlaProjection::reckon(Database& database, const QUuid& inCase, Pending pending)
{
    const auto now = readCaseNow(database, inCase);
    auto kept = pending.whole ? std::nullopt : readClock(database, inCase);
    if (!now || (!pending.open && !kept)) {
        return; // it was over before anything was promised
    }
    // What is over keeps what it was promised while it was open.
    const SlaTerms& promised = pending.open ? currentTerms(database) : terms(database, kept->terms);
    const SlaPolicy* policy = pending.open
                                  ? promised.policyFor({now->priority, now->channel, now->tags})
                                  : promised.policyNamed(kept->policy);
    if (!policy) {
        return forgetClock(database, inCase);
    }
    const SlaPromise promise{*policy, promised.calendarOf(*policy), now->openedAt};
    QList<CaseFact> facts = inOrder(std::move(pending.facts));
    const bool onwards = !pending.again && kept && kept->terms == promised.seq() && kept->policy == policy->name
                         && kept->openedAt == now->openedAt && isNewer(facts, kept->clock);
    CaseClock clock;
    if (onwards) {
        clock = kept->clock;
    } else if (!pending.whole || pending.again) {
        facts = readFacts(database, inCase, m_applied);
    }
    for (const CaseFact& fact : std::as_const(facts)) {
        advance(clock, fact, promise);
    }
    advanceTo(clock, std::max(clock.lastAt, now->openedAt), promise);
    writeClock(database, inCase, {promised.seq(), policy->name, now->openedAt, clock}, promise);
}

void SlaProjection::finish(Database& database)
{
    reckonAll(database);
}

void SlaProjection::abandon()
{
    m_pending.clear();
    m_current.reset();
    m_terms.clear(); // the next event may get the seq of one that is lost now
    m_applied = 0;
}

} // namespace threadline
