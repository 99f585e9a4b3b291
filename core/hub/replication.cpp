// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/replication.h"

#include "core/hub/case_number_stock.h"
#include "core/hub/head_start.h"
#include "core/hub/hub_attachments.h"
#include "core/hub/log_questions.h"
#include "core/hub/past_review.h"
#include "core/model/machine_actors.h"

#include <QFile>
#include <QPromise>

#include <algorithm>
#include <utility>

namespace threadline {

namespace {

constexpr int eventsAtOnce = 500; // of one append: the hub takes no other meanwhile

QList<Event> eventsFrom(const QList<HubEvent>& page)
{
    QList<Event> events;
    events.reserve(page.size());
    for (const HubEvent& event : page) {
        events.append(eventFrom(event));
    }
    return events;
}

QList<HubBatch> hubBatchesFrom(const QList<PendingBatch>& pending)
{
    QList<HubBatch> batches;
    for (const PendingBatch& batch : pending) {
        HubBatch& one = batches.emplace_back();
        for (const Event& event : batch.events) {
            one.events.append(hubEventFrom(event));
        }
    }
    return batches;
}

} // namespace

Replication::Replication(Surroundings around)
    : m_around(std::move(around))
    , m_line(m_around.connect)
    , m_heart({m_around.log, m_around.accounts, m_around.host, m_around.handBack})
    , m_retry(this)
    , m_beat(this)
    , m_soon(this)
{
    qRegisterMetaType<Replication::Status>();
    m_retry.setSingleShot(true);
    m_soon.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Replication::exchangeAndRest);
    connect(&m_soon, &QTimer::timeout, this, &Replication::handOverSoon);
    m_beat.setInterval(m_around.pace.beat);
    connect(&m_beat, &QTimer::timeout, this, &Replication::beat);
    connect(&m_line, &HubLine::readable, this, &Replication::hear);
    connect(&m_line, &HubLine::opened, this, [this] { m_mustGreet = true; });
    connect(&m_line, &HubLine::closed, &m_heart, &Heartbeat::forgetWhoIsHere);
    connect(&m_heart, &Heartbeat::leaseTaken, this, &Replication::leaseTaken);
    connect(&m_heart, &Heartbeat::presenceChanged, this, &Replication::presenceChanged);
    connect(&m_around.log, &LogThread::appended, this, [this] {
        if (m_running && m_line.hub()) {
            m_soon.start(0); // several appends in a row are one exchange
        }
    });
}

void Replication::start()
{
    runOn(this, [this] {
        m_running = true;
        m_mustGreet = true; // somebody is here from now on, also on a line that was there before
        m_beat.start();
        m_sinceBeat.start();
        exchangeAndRest();
    });
}

void Replication::stop()
{
    runOn(this, [this] {
        m_running = false;
        m_retry.stop();
        m_beat.stop();
        if (m_line.hub()) {
            m_heart.leave(*m_line.hub());
        }
        m_line.close();
        tell({.behind = m_status.behind});
    });
}

QFuture<Expected<void>> Replication::exchange()
{
    return runOn(this, [this] { return exchangeNow(); });
}

void Replication::exchangeAndRest()
{
    m_retry.stop();
    const auto exchanged = exchangeNow();
    if (exchanged || !m_running) {
        return;
    }
    // Only a person can mend the others; a later append or start() tries again.
    if (exchanged.error().remedy == Error::Remedy::Retry) {
        m_retry.start(m_delay.next());
    }
}

Expected<void> Replication::exchangeNow()
{
    const auto done = m_line.use([this](Hub& hub) { return exchangeWith(hub); });
    if (!done) {
        m_line.close();
        tell({.state = Status::State::Offline, .problem = done.error().sentence, .behind = m_status.behind});
        return done;
    }
    m_delay.reset();
    tell({.state = Status::State::UpToDate});
    return {};
}

Expected<void> Replication::exchangeWith(Hub& hub)
{
    tell({.state = Status::State::Exchanging, .behind = m_status.behind});
    // Later on the beat does that.
    if (const auto greeted = m_mustGreet || !m_running ? greet(hub) : Expected<void>(); !greeted) {
        return greeted;
    }
    if (const auto stocked = stockCaseNumbers(hub, m_around.log); !stocked) {
        return stocked;
    }
    if (const auto started = takeHeadStart(hub); !started) {
        return started;
    }
    for (;;) {
        if (const auto pulled = pullAll(hub); !pulled) {
            return pulled;
        }
        const auto handedOver = handOverSome(hub);
        if (!handedOver || !*handedOver) {
            return handedOver ? Expected<void>() : handedOver.error();
        }
    }
}

Expected<void> Replication::greet(Hub& hub)
{
    // First: a desk that may not go on must not hold accounts that others could serve.
    if (const auto same = m_mustGreet ? requireSamePast(hub) : Expected<void>(); !same) {
        return same;
    }
    if (const auto kept = m_heart.keepLeases(hub); !kept || !m_mustGreet) {
        return kept;
    }
    if (const auto learned = m_heart.learnColleagues(hub); !learned) {
        return learned;
    }
    m_mustGreet = false;
    if (!m_running) {
        return {};
    }
    const auto said = m_heart.sayPresence(hub);
    return said ? m_heart.seeWhoIsHere(hub) : said;
}

Expected<void> Replication::requireSamePast(Hub& hub)
{
    const auto last = askLog(m_around.log, team_order::lastPlaced);
    if (!last || !*last) {
        return last ? Expected<void>() : last.error();
    }
    const auto [position, id] = **last;
    const auto progress = hub.progress();
    if (!progress) {
        return progress.error();
    }
    const auto there = hub.eventAt(position);
    if (!there) {
        return there.error();
    }
    if (progress->head < position || (*there && **there != id)) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The team's hub has forgotten changes that are here: it was brought back from a backup, or "
                                    "a failover lost its last moments. What is here stays; ask the hub's administrator, "
                                    "and join again with a new folder.")};
    }
    return {};
}

Expected<void> Replication::pullAll(Hub& hub)
{
    struct Standing
    {
        qint64 after = 0;
        bool isJoining = false;
    };
    const auto standing = askLog(m_around.log, [](Database& database) -> Standing {
        return {team_order::placedUpTo(database), !team_order::early(database).isEmpty()};
    });
    if (!standing) {
        return standing.error();
    }
    const int limit = standing->isJoining ? m_around.pace.longPage : m_around.pace.page;
    qint64 after = standing->after;
    std::optional<QFuture<Expected<void>>> placing; // of a page while the next one is on its way
    // What the hub says while it is asked comes with its answers and does not make the socket readable again: it is over
    // when nothing was said since the last question.
    for (bool isAll = false;;) {
        const auto heard = hub.wakeUps();
        if (!heard) {
            return heard.error();
        }
        if (isAll && heard->isEmpty()) {
            return placing ? waited(*std::exchange(placing, {})) : Expected<void>();
        }
        if (const auto seen = heard->contains(HubWakeUp::Presence) ? m_heart.seeWhoIsHere(hub) : Expected<void>(); !seen) {
            return seen;
        }
        const auto page = hub.pull({.after = after, .limit = limit});
        if (const auto there = placing ? waited(*std::exchange(placing, {})) : Expected<void>(); !there) {
            return there;
        }
        if (!page) {
            return page.error();
        }
        if (const auto looked = lookAgain(hub, page->progress.epoch, after); !looked) {
            return looked;
        }
        isAll = page->reached >= page->progress.head;
        if (page->reached == after) {
            continue;
        }
        after = page->reached;
        tell({.state = Status::State::Exchanging, .behind = std::max<qint64>(0, page->progress.head - after)});
        if (const auto kept = betweenPages(hub); !kept) {
            return kept;
        }
        placing = m_around.log.place(eventsFrom(page->events), after);
    }
}

Expected<void> Replication::takeHeadStart(Hub& hub)
{
    const auto isEmpty = askLog(m_around.log, [](Database& database) {
        return team_order::placedUpTo(database) == 0 && team_order::early(database).isEmpty();
    });
    if (!isEmpty || !*isEmpty) {
        return isEmpty ? Expected<void>() : isEmpty.error();
    }
    const auto progress = hub.progress();
    if (!progress || progress->head < m_around.pace.farBehind) {
        return progress ? Expected<void>() : progress.error();
    }
    const auto events = readHeadStart(hub, m_around.pace.headStart);
    if (!events) {
        return events.error();
    }
    const auto placed = waited(m_around.log.placeEarly(*events));
    tell({.state = Status::State::Exchanging, .behind = progress->head});
    return placed;
}

Expected<void> Replication::betweenPages(Hub& hub)
{
    if (m_running && m_sinceBeat.hasExpired(m_around.pace.beat.count())) {
        m_sinceBeat.start();
        if (const auto kept = m_heart.keepLeases(hub); !kept) {
            return kept;
        }
        if (const auto said = m_heart.sayPresence(hub); !said) {
            return said;
        }
    }
    const auto handedOver = handOverSome(hub);
    return handedOver ? Expected<void>() : handedOver.error();
}

Expected<void> Replication::lookAgain(Hub& hub, qint64 epoch, qint64 upTo)
{
    struct Known
    {
        qint64 epoch = 0;
        QList<qint64> here;
    };
    const auto known = askLog(m_around.log, [epoch](Database& database) -> Known {
        const qint64 before = team_order::epoch(database);
        return {before, before == 0 || before == epoch ? QList<qint64>() : team_order::placed(database)};
    });
    if (!known || known->epoch == epoch) {
        return known ? Expected<void>() : known.error();
    }
    if (known->epoch == 0) { // the first answer of this hub, and all of it is to come
        return changeLog(m_around.log, [epoch](EventLog& log) { team_order::setEpoch(log.database(), epoch); });
    }
    const auto review = reviewPast(hub, known->here, upTo);
    return review ? waited(m_around.log.review(review->come, review->gone, epoch)) : review.error();
}

QFuture<Expected<void>> Replication::fetchFile(const QByteArray& sha256)
{
    return runOn(this, [this, sha256]() -> Expected<void> {
        if (QFile::exists(m_around.blobs.path(sha256))) {
            return {};
        }
        const auto fetched = m_line.use([&](Hub& hub) { return fetchAttachment(hub, m_around.blobs, sha256); });
        hearSoon();
        return fetched;
    });
}

Expected<bool> Replication::handOverSome(Hub& hub)
{
    const auto pending = askLog(m_around.log, [](Database& database) { return team_order::unaccepted(database, eventsAtOnce); });
    if (!pending) {
        return pending.error();
    }
    if (pending->isEmpty()) {
        return false;
    }
    const auto handedOver = handOver(hub, *pending);
    return handedOver ? Expected<bool>(true) : handedOver.error();
}

Expected<void> Replication::handOver(Hub& hub, const QList<PendingBatch>& batches)
{
    if (const auto brought = bringAttachments(hub, m_around.blobs, batches); !brought) {
        return brought;
    }
    const auto answers = hub.append(hubBatchesFrom(batches), m_heart.leases()->tokens());
    if (!answers) {
        return answers.error();
    }
    QList<qint64> accepted;
    for (qsizetype i = 0; i < batches.size() && i < answers->size(); ++i) {
        const auto* refusal = std::get_if<HubRefusal>(&answers->at(i));
        if (!refusal) {
            accepted.append(batches[i].first);
            continue;
        }
        if (const auto dropped = waited(m_around.log.drop(batches[i].first, m_around.keepRefused)); !dropped) {
            return dropped;
        }
        // The message is here all the same, by the colleague's desk; and of what rules did nobody here knows.
        const bool byRules = batches[i].events.first().actor == rulesActor;
        if (refusal->code != HubRefusal::Code::Duplicate && !byRules) {
            Q_EMIT refused(sentenceOf(*refusal));
        }
    }
    return changeLog(m_around.log, [accepted](EventLog& log) { log.markAccepted(accepted); });
}

QFuture<Expected<void>> Replication::ensureNumbers(qint64 cases)
{
    auto done = std::make_shared<QPromise<Expected<void>>>();
    done->start();
    const auto finish = [done](const Expected<void>& outcome) {
        done->addResult(outcome);
        done->finish();
    };
    // The hub's thread may be waiting for a dead line: it is asked only when it has to be.
    m_around.log.run([this, cases, finish](EventLog& log) -> Expected<void> {
        if (team_order::caseNumbersLeft(log.database()) >= cases) {
            finish({});
            return {};
        }
        runOn(this, [this, cases, finish] {
            finish(m_line.use([&](Hub& hub) { return takeCaseNumbers(hub, m_around.log, cases); }));
            hearSoon();
        });
        return {};
    });
    return done->future();
}

void Replication::beat()
{
    if (!m_line.hub()) {
        return;
    }
    m_sinceBeat.start();
    if (!m_heart.beat(*m_line.hub())) {
        exchangeAndRest(); // says what is wrong, and tries again
    }
    hearSoon();
}

void Replication::setPresence(const HubPresence& mine)
{
    runOn(this, [this, mine] {
        m_heart.setPresence(mine);
        if (m_running && m_line.hub() && !m_heart.sayPresence(*m_line.hub())) {
            exchangeAndRest();
        }
        hearSoon();
    });
}

QFuture<Expected<void>> Replication::lookAround()
{
    return runOn(this, [this] {
        const auto looked = m_line.use([this](Hub& hub) {
            const auto learned = m_heart.learnColleagues(hub);
            return learned ? m_heart.seeWhoIsHere(hub) : learned;
        });
        hearSoon();
        return looked;
    });
}

QFuture<Expected<void>> Replication::agreed(EventId event)
{
    return runOn(this, [this, event]() -> Expected<void> {
        const auto exchanged = exchangeNow();
        const auto seq = askLog(m_around.log, [event](Database& database) { return team_order::seqOf(database, event); });
        if (!seq) {
            return seq.error();
        }
        if (!*seq) {
            return Error{Error::Remedy::Cancelled, QStringLiteral("The team's hub did not agree.")};
        }
        if (**seq < firstPending) {
            return {};
        }
        return exchanged ? Expected<void>(Error{Error::Remedy::Retry, QStringLiteral("The team's hub has not answered yet.")})
                         : exchanged;
    });
}

void Replication::handOverSoon()
{
    // What was placed is announced as appended too, and is no reason to ask the hub again.
    const auto pending = askLog(m_around.log, [](Database& database) { return team_order::unaccepted(database, 1); });
    if (m_line.hub() && (!pending || !pending->isEmpty())) {
        exchangeAndRest();
    }
}

void Replication::hearSoon()
{
    QMetaObject::invokeMethod(this, &Replication::hear, Qt::QueuedConnection);
}

void Replication::hear()
{
    for (bool isAll = !m_line.hub(); !isAll;) {
        const auto heard = m_line.hub()->wakeUps();
        const bool seen = heard && (!heard->contains(HubWakeUp::Presence) || m_heart.seeWhoIsHere(*m_line.hub()));
        if (!seen || heard->contains(HubWakeUp::Events)) {
            exchangeAndRest(); // which says what is wrong, if the line is lost
            return;
        }
        isAll = heard->isEmpty();
    }
}

void Replication::tell(Status now)
{
    const auto pending = askLog(m_around.log, team_order::countPending);
    now.pending = pending ? *pending : m_status.pending;
    if (now != m_status) {
        m_status = now;
        Q_EMIT statusChanged(m_status);
    }
}

} // namespace threadline
