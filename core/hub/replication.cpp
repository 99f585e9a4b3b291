// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/replication.h"

#include "core/async/waited.h"
#include "core/hub/head_start.h"
#include "core/hub/past_review.h"
#include "core/model/machine_actors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QPromise>
#include <QSocketNotifier>

#include <algorithm>
#include <utility>

namespace threadline {

namespace {

constexpr int eventsAtOnce = 500;      // of one append: the hub takes no other meanwhile
constexpr int beatsBetweenLooks = 3;
constexpr int beatsBetweenLists = 30;
constexpr int beatsBetweenHandBacks = 6;
constexpr qint64 fewNumbers = 100;
constexpr qint64 stockedNumbers = 500;
constexpr qint64 minAtOnce = 100; // of numbers; the hub gives a thousand at most
constexpr qint64 maxAtOnce = 1000;

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
    connect(&m_around.log, &LogThread::appended, this, [this] {
        if (m_running && m_hub) {
            m_soon.start(0); // several appends in a row are one exchange
        }
    });
}

Replication::~Replication() = default;

void Replication::start()
{
    runOn(this, [this] {
        m_running = true;
        m_lineIsNew = true; // somebody is here from now on, also on a line that was there before
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
        giveLeasesBack();
        if (m_hub) {
            static_cast<void>(m_hub->leave(m_around.host)); // else the others see it half a minute later
        }
        lose();
        tell({.behind = m_status.behind});
    });
}

void Replication::end()
{
    const QMutexLocker lock(&m_guard);
    m_ending = true;
    if (m_hub) {
        m_hub->interrupt();
    }
}

bool Replication::isEnding()
{
    const QMutexLocker lock(&m_guard);
    return m_ending;
}

QFuture<Expected<void>> Replication::exchange()
{
    return runOn(this, [this] { return exchangeNow(); });
}

template <class Fn>
auto Replication::ask(Fn question)
{
    using Answer = Expected<std::invoke_result_t<Fn, Database&>>;
    return waited(m_around.log.run([question](EventLog& log) -> Answer { return question(log.database()); }));
}

template <class Fn>
Expected<void> Replication::change(Fn fn)
{
    return waited(m_around.log.run([fn](EventLog& log) -> Expected<void> {
        fn(log);
        return {};
    }));
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
    const auto done = [this]() -> Expected<void> {
        if (const auto connected = connectToHub(); !connected) {
            return connected;
        }
        tell({.state = Status::State::Exchanging, .behind = m_status.behind});
        // Later on the beat does that.
        if (const auto greeted = m_lineIsNew || !m_running ? greet() : Expected<void>(); !greeted) {
            return greeted;
        }
        if (const auto stocked = stockNumbers(); !stocked) {
            return stocked;
        }
        if (const auto started = takeHeadStart(); !started) {
            return started;
        }
        for (;;) {
            if (const auto pulled = pullAll(); !pulled) {
                return pulled;
            }
            const auto handedOver = handOverSome();
            if (!handedOver || !*handedOver) {
                return handedOver ? Expected<void>() : handedOver.error();
            }
        }
    }();
    if (!done) {
        lose();
        tell({.state = Status::State::Offline, .problem = done.error().sentence, .behind = m_status.behind});
        return done;
    }
    m_delay.reset();
    tell({.state = Status::State::UpToDate});
    return {};
}

Expected<void> Replication::connectToHub()
{
    if (m_hub && m_hub->socket() >= 0) {
        return {};
    }
    lose();
    const Error closed{Error::Remedy::Cancelled, QStringLiteral("The desk was closed.")};
    if (isEnding()) {
        return closed; // a line that is cut by end() is no reason to make another
    }
    auto hub = m_around.connect();
    if (!hub) {
        return hub.error();
    }
    {
        const QMutexLocker lock(&m_guard);
        if (m_ending) {
            return closed;
        }
        m_hub = std::move(*hub);
    }
    m_lineIsNew = true;
    m_ear = std::make_unique<QSocketNotifier>(m_hub->socket(), QSocketNotifier::Read);
    connect(m_ear.get(), &QSocketNotifier::activated, this, &Replication::hear);
    return {};
}

Expected<void> Replication::greet()
{
    if (const auto kept = keepLeases(); !kept) {
        return kept;
    }
    if (!std::exchange(m_lineIsNew, false)) {
        return {};
    }
    if (const auto same = requireSamePast(); !same) {
        return same;
    }
    if (const auto learned = learnColleagues(); !learned) {
        return learned;
    }
    const auto said = sayPresence();
    return said && m_running ? seeWhoIsHere() : said;
}

Expected<void> Replication::requireSamePast()
{
    const auto last = ask(team_order::lastPlaced);
    if (!last || !*last) {
        return last ? Expected<void>() : last.error();
    }
    const auto [position, id] = **last;
    const auto progress = m_hub->progress();
    if (!progress) {
        return progress.error();
    }
    const auto there = m_hub->eventAt(position);
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

Expected<void> Replication::pullAll()
{
    struct Standing
    {
        qint64 after = 0;
        bool isJoining = false;
    };
    const auto standing = ask([](Database& database) -> Standing {
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
        const auto heard = m_hub->wakeUps();
        if (!heard) {
            return heard.error();
        }
        if (isAll && heard->isEmpty()) {
            return {};
        }
        if (const auto seen = heard->contains(HubWakeUp::Presence) ? seeWhoIsHere() : Expected<void>(); !seen) {
            return seen;
        }
        const auto page = m_hub->pull({.after = after, .limit = limit});
        if (const auto there = placing ? waited(*std::exchange(placing, {})) : Expected<void>(); !there) {
            return there;
        }
        if (!page) {
            return page.error();
        }
        if (const auto looked = lookAgain(page->progress.epoch, after); !looked) {
            return looked;
        }
        isAll = page->reached == after;
        if (isAll) {
            continue;
        }
        after = page->reached;
        tell({.state = Status::State::Exchanging, .behind = std::max<qint64>(0, page->progress.head - after)});
        if (const auto kept = betweenPages(); !kept) {
            return kept;
        }
        placing = m_around.log.place(eventsFrom(page->events), after);
    }
}

Expected<void> Replication::takeHeadStart()
{
    const auto isEmpty = ask([](Database& database) {
        return team_order::placedUpTo(database) == 0 && team_order::early(database).isEmpty();
    });
    if (!isEmpty || !*isEmpty) {
        return isEmpty ? Expected<void>() : isEmpty.error();
    }
    const auto progress = m_hub->progress();
    if (!progress || progress->head < m_around.pace.farBehind) {
        return progress ? Expected<void>() : progress.error();
    }
    const auto events = readHeadStart(*m_hub, m_around.pace.headStart);
    if (!events) {
        return events.error();
    }
    const auto placed = waited(m_around.log.placeEarly(*events));
    tell({.state = Status::State::Exchanging, .behind = progress->head});
    return placed;
}

Expected<void> Replication::betweenPages()
{
    if (m_running && m_sinceBeat.hasExpired(m_around.pace.beat.count())) {
        m_sinceBeat.start();
        if (const auto kept = keepLeases(); !kept) {
            return kept;
        }
        if (const auto said = sayPresence(); !said) {
            return said;
        }
    }
    const auto handedOver = handOverSome();
    return handedOver ? Expected<void>() : handedOver.error();
}

Expected<void> Replication::lookAgain(qint64 epoch, qint64 upTo)
{
    struct Known
    {
        qint64 epoch = 0;
        QList<qint64> here;
    };
    const auto known = ask([epoch](Database& database) -> Known {
        const qint64 before = team_order::epoch(database);
        return {before, before == 0 || before == epoch ? QList<qint64>() : team_order::placed(database)};
    });
    if (!known || known->epoch == epoch) {
        return known ? Expected<void>() : known.error();
    }
    if (known->epoch == 0) { // the first answer of this hub, and all of it is to come
        return change([epoch](EventLog& log) { team_order::setEpoch(log.database(), epoch); });
    }
    const auto review = reviewPast(*m_hub, known->here, upTo);
    return review ? waited(m_around.log.review(review->come, review->gone, epoch)) : review.error();
}

Expected<void> Replication::bringFiles(const QList<PendingBatch>& batches)
{
    for (const PendingBatch& batch : batches) {
        for (const Event& event : batch.events) {
            const QJsonArray attachments = event.body.value(QLatin1String("attachments")).toArray();
            for (const auto& attachment : attachments) {
                const QByteArray sha256 = attachment.toObject().value(QLatin1String("sha256")).toString().toLatin1();
                const QString path = m_around.blobs.path(sha256);
                if (sha256.isEmpty() || !QFile::exists(path)) {
                    continue;
                }
                const auto brought = m_hub->bringFile(sha256, path);
                if (!brought && brought.error().remedy == Error::Remedy::Retry) {
                    return brought; // one that is too large or damaged stays here; the words go on
                }
            }
        }
    }
    return {};
}

QFuture<Expected<void>> Replication::fetchFile(const QByteArray& sha256)
{
    return runOn(this, [this, sha256]() -> Expected<void> {
        const QString path = m_around.blobs.path(sha256);
        if (QFile::exists(path)) {
            return {};
        }
        if (const auto connected = connectToHub(); !connected) {
            return connected;
        }
        const QString coming = path + QStringLiteral(".coming"); // what is there of it stays for the next try
        QDir().mkpath(QFileInfo(path).path());
        const auto fetched = m_hub->fetchFile(sha256, coming);
        hearSoon();
        if (!fetched) {
            return fetched;
        }
        return QFile::rename(coming, path)
                   ? Expected<void>()
                   : Error{Error::Remedy::Retry, QStringLiteral("The attachment came and could not be stored: check the "
                                                                "permissions of the workspace.")};
    });
}

Expected<bool> Replication::handOverSome()
{
    const auto pending = ask([](Database& database) { return team_order::unaccepted(database, eventsAtOnce); });
    if (!pending) {
        return pending.error();
    }
    if (pending->isEmpty()) {
        return false;
    }
    const auto handedOver = handOver(*pending);
    return handedOver ? Expected<bool>(true) : handedOver.error();
}

Expected<void> Replication::handOver(const QList<PendingBatch>& batches)
{
    if (const auto brought = bringFiles(batches); !brought) {
        return brought;
    }
    const auto answers = m_hub->append(hubBatchesFrom(batches), m_leases->tokens());
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
    return change([accepted](EventLog& log) { log.markAccepted(accepted); });
}

Expected<void> Replication::stockNumbers()
{
    const auto left = ask(team_order::caseNumbersLeft);
    if (!left) {
        return left.error();
    }
    return *left >= fewNumbers || m_hub->me().role == HubRole::Expert ? Expected<void>() : takeNumbers(stockedNumbers);
}

Expected<void> Replication::takeNumbers(qint64 wanted)
{
    for (;;) {
        const auto left = ask(team_order::caseNumbersLeft);
        if (!left || *left >= wanted) {
            return left ? Expected<void>() : left.error();
        }
        const auto numbers = m_hub->reserveNumbers(static_cast<int>(std::clamp(wanted - *left, minAtOnce, maxAtOnce)));
        if (!numbers) {
            return numbers.error();
        }
        const auto kept = change([numbers = *numbers](EventLog& log) {
            team_order::addCaseNumbers(log.database(), numbers.first, numbers.last);
        });
        if (!kept) {
            return kept;
        }
    }
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
            const auto connected = connectToHub();
            finish(connected ? takeNumbers(cases + stockedNumbers) : connected);
            hearSoon();
        });
        return {};
    });
    return done->future();
}

Expected<void> Replication::keepLeases()
{
    const auto accounts = ask(m_around.accounts);
    if (!accounts) {
        return accounts.error();
    }
    for (const QString& account : *accounts) {
        const auto lease = m_hub->holdLease(account, m_around.host, m_leases->token(account));
        if (!lease) {
            return lease.error();
        }
        if (m_leases->keep(account, *lease)) {
            Q_EMIT leaseTaken(account);
        }
    }
    return {};
}

void Replication::giveLeasesBack()
{
    const QHash<QString, qint64> tokens = m_leases->tokens();
    for (auto one = tokens.cbegin(); m_hub && one != tokens.cend(); ++one) {
        m_leases->drop(one.key());
        // When this does not arrive the lease ends by itself.
        static_cast<void>(m_hub->releaseLease(one.key(), m_around.host, one.value()));
    }
}

void Replication::beat()
{
    if (!m_hub) {
        return;
    }
    m_sinceBeat.start();
    // Who falls silent is gone without a word.
    const bool asks = ++m_beats % beatsBetweenLooks == 0;
    const bool learns = m_beats % beatsBetweenLists == 0;
    const bool handsBack = m_beats % beatsBetweenHandBacks == 0;
    const bool well = keepLeases() && sayPresence() && (!asks || seeWhoIsHere()) && (!learns || learnColleagues())
                   && (!handsBack || handBack());
    if (!well) {
        exchangeAndRest(); // says what is wrong, and tries again
    }
    hearSoon();
}

Expected<void> Replication::handBack()
{
    if (!m_around.handBack || m_hub->me().role == HubRole::Expert) {
        return {};
    }
    const auto cases = m_hub->casesToHandBack();
    if (!cases || cases->isEmpty()) {
        return cases ? Expected<void>() : cases.error();
    }
    return waited(m_around.log.write([handBack = m_around.handBack, all = *cases](EventLog::Batch& batch) -> Expected<void> {
        handBack(batch, all);
        return {};
    }));
}

Expected<void> Replication::learnColleagues()
{
    const auto colleagues = m_hub->colleagues();
    if (!colleagues) {
        return colleagues.error();
    }
    return change([colleagues = *colleagues](EventLog& log) {
        Transaction transaction(log.database(), Transaction::Kind::Write);
        writeColleagues(log.database(), colleagues);
        transaction.commit();
    });
}

Expected<void> Replication::seeWhoIsHere()
{
    const auto here = m_hub->whoIsHere();
    if (!here) {
        return here.error();
    }
    if (m_presence->keep(*here)) {
        Q_EMIT presenceChanged();
    }
    return {};
}

Expected<void> Replication::sayPresence()
{
    return m_running ? m_hub->bePresent(m_around.host, m_mine) : Expected<void>();
}

void Replication::setPresence(const HubPresence& mine)
{
    runOn(this, [this, mine] {
        m_mine = mine;
        if (m_hub && !sayPresence()) {
            exchangeAndRest();
        }
        hearSoon();
    });
}

QFuture<Expected<void>> Replication::lookAround()
{
    return runOn(this, [this]() -> Expected<void> {
        if (const auto connected = connectToHub(); !connected) {
            return connected;
        }
        const auto learned = learnColleagues();
        hearSoon();
        return learned ? seeWhoIsHere() : learned;
    });
}

QFuture<Expected<void>> Replication::agreed(EventId event)
{
    return runOn(this, [this, event]() -> Expected<void> {
        const auto exchanged = exchangeNow();
        const auto seq = ask([event](Database& database) { return team_order::seqOf(database, event); });
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
    const auto pending = ask([](Database& database) { return team_order::unaccepted(database, 1); });
    if (m_hub && (!pending || !pending->isEmpty())) {
        exchangeAndRest();
    }
}

void Replication::hearSoon()
{
    QMetaObject::invokeMethod(this, &Replication::hear, Qt::QueuedConnection);
}

void Replication::hear()
{
    for (bool isAll = !m_hub; !isAll;) {
        const auto heard = m_hub->wakeUps();
        const bool seen = heard && (!heard->contains(HubWakeUp::Presence) || seeWhoIsHere());
        if (!seen || heard->contains(HubWakeUp::Events)) {
            exchangeAndRest(); // which says what is wrong, if the line is lost
            return;
        }
        isAll = heard->isEmpty();
    }
}

void Replication::lose()
{
    if (m_ear) {
        m_ear->setEnabled(false);
        m_ear.release()->deleteLater(); // it may be what brought us here
    }
    if (m_presence->forget()) {
        Q_EMIT presenceChanged();
    }
    const QMutexLocker lock(&m_guard);
    m_hub.reset();
}

void Replication::tell(Status now)
{
    const auto pending = ask(team_order::countPending);
    now.pending = pending ? *pending : m_status.pending;
    if (now != m_status) {
        m_status = now;
        Q_EMIT statusChanged(m_status);
    }
}

} // namespace threadline
