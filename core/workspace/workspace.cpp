// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/async/when_finished.h"
#include "core/cases/case_directory.h"
#include "core/cases/case_events.h"
#include "core/customers/customer_directory.h"
#include "core/inbound/account_store.h"
#include "core/workspace/account_commands.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/customer_reading.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/health.h"
#include "core/workspace/mail_import.h"
#include "core/workspace/queue_reading.h"
#include "core/workspace/replying.h"
#include "core/workspace/search_reading.h"
#include "core/workspace/timeline_reading.h"
#include "core/workspace/workspace_services.h"

#include <QSet>
#include <QtConcurrent>

namespace threadline {

namespace {

/// Priorities of questions: what is looked at goes before what is counted.
constexpr int urgent = 10;

Error readOnlyWorkspace()
{
    return {Error::Remedy::Rejected, QStringLiteral("This workspace is open for reading only.")};
}

AccountView::State viewState(AccountWorker::State state)
{
    switch (state) {
    case AccountWorker::State::Idle:
        return AccountView::State::Idle;
    case AccountWorker::State::Syncing:
        return AccountView::State::Syncing;
    case AccountWorker::State::Watching:
        return AccountView::State::Watching;
    case AccountWorker::State::Waiting:
        return AccountView::State::Waiting;
    case AccountWorker::State::Failed:
        return AccountView::State::Failed;
    }
    return AccountView::State::Idle;
}

AccountView viewOf(const Synchronisation::Status& status)
{
    return {status.account,
            viewState(status.status.state),
            status.status.progress.done,
            status.status.progress.total,
            status.status.progress.completeSince,
            status.status.problem};
}

AccountView viewOf(const StoredAccount& stored)
{
    return {stored.account,        AccountView::State::Idle,      stored.progress.done,
            stored.progress.total, stored.progress.completeSince, QString()};
}

/// Calls `fn` in the thread of `there`; its future's result becomes the result here.
template <class T, class Fn>
QFuture<T> handOver(QObject* there, Fn fn)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    runOn(there, [there, promise, fn = std::move(fn)]() mutable {
        whenFinished(fn(), there, [promise](const T& result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return promise->future();
}

} // namespace

Workspace::Workspace(WorkspaceServices& services, QObject* parent)
    : QObject(parent)
    , m_services(services)
{
    constexpr int waitingAtOnce = 8;
    m_background.setMaxThreadCount(waitingAtOnce);
    qRegisterMetaType<WorkspaceChange>();
    qRegisterMetaType<AccountView>();
    qRegisterMetaType<ImportProgress>();
    if (m_services.log) {
        connect(m_services.log, &LogThread::appended, this, &Workspace::announce,
                Qt::QueuedConnection);
    }
    if (m_services.synchronisation) {
        connect(
            m_services.synchronisation, &Synchronisation::statusChanged, this,
            [this](const Synchronisation::Status& status) {
                Q_EMIT accountChanged(viewOf(status));
            },
            Qt::QueuedConnection);
    }
}

Workspace::~Workspace()
{
    m_background.waitForDone();
}

QString Workspace::agentName() const
{
    return m_services.agentName;
}

Expected<void> Workspace::requireWriting() const
{
    return m_services.log ? Expected<void>() : Expected<void>(readOnlyWorkspace());
}

void Workspace::announce(const QList<Announcement>& events)
{
    constexpr qsizetype nameable = 200;
    WorkspaceChange change;
    change.everything = events.size() > nameable;
    QSet<CustomerId> customers;
    QSet<CaseId> cases;
    for (const Announcement& event : events) {
        change.outbox = change.outbox || (event.kind.startsWith(QLatin1String("message.")) &&
                                          event.kind != QLatin1String("message.received"));
        if (!event.customer.isNull()) {
            customers.insert(event.customer);
        }
        if (!event.inCase.isNull()) {
            cases.insert(event.inCase);
        }
    }
    if (!change.everything) {
        change.customers = customers.values();
        change.cases = cases.values();
    }
    Q_EMIT changed(change);
}

// Questions -------------------------------------------------------------------------------------

QFuture<Expected<QueuePage>> Workspace::queue(const QueueFilter& filter, int offset, int limit)
{
    return m_services.readers.ask(
        [filter, offset, limit, agent = agentName()](Database& database) {
            return readQueue(database, filter, agent, offset, limit);
        },
        urgent);
}

QFuture<Expected<QueueCounts>> Workspace::queueCounts(QueueFilter::View view)
{
    return m_services.readers.ask([view, agent = agentName()](Database& database) {
        return countQueue(database, view, agent);
    });
}

QFuture<Expected<QList<Customer>>> Workspace::customers(const QString& query, int limit)
{
    return m_services.readers.ask(
        [query, limit](Database& database) { return findCustomers(database, query, limit); });
}

QFuture<Expected<CustomerId>> Workspace::findCustomer(const QString& words)
{
    return m_services.readers.ask(
        [words](Database& database) { return resolveCustomer(database, words); });
}

QFuture<Expected<CustomerCard>> Workspace::customerCard(CustomerId customer)
{
    return m_services.readers.ask(
        [customer](Database& database) { return readCustomerCard(database, customer); });
}

QFuture<Expected<QList<TimelineMark>>> Workspace::timeline(CustomerId customer)
{
    return m_services.readers.ask(
        [customer](Database& database) { return readTimeline(database, customer); }, urgent);
}

QFuture<Expected<QList<TimelineEntry>>> Workspace::entries(const QList<InteractionKey>& keys,
                                                           bool remoteImages, bool darkTheme)
{
    return m_services.readers.ask(
        [keys, remoteImages, darkTheme](Database& database) {
            QList<TimelineEntry> entries;
            for (const InteractionKey key : keys) {
                if (auto entry = readEntry(database, key, {true, remoteImages, darkTheme})) {
                    entries.append(std::move(*entry));
                }
            }
            return entries;
        },
        urgent);
}

QFuture<Expected<QList<TimelineEntry>>> Workspace::history(CustomerId customer)
{
    return m_services.readers.ask([customer](Database& database) {
        QList<TimelineEntry> entries;
        const QList<TimelineMark> marks = readTimeline(database, customer);
        for (const TimelineMark& mark : marks) {
            if (auto entry = readEntry(database, mark.key, {false, false, false})) {
                entries.append(std::move(*entry));
            }
        }
        return entries;
    });
}

QFuture<Expected<QList<SearchHit>>> Workspace::search(const QString& query, int limit)
{
    return m_services.readers.ask(
        [query, limit](Database& database) { return readHits(database, query, limit); }, urgent);
}

QFuture<Expected<QList<Case>>> Workspace::cases(std::optional<CustomerId> customer, int limit)
{
    return m_services.readers.ask(
        [customer, limit](Database& database) { return readCases(database, customer, limit); });
}

QFuture<Expected<Case>> Workspace::findCase(const QString& words)
{
    return m_services.readers.ask(
        [words](Database& database) { return resolveCase(database, words); });
}

QFuture<Expected<QList<OutboxRow>>> Workspace::outbox()
{
    return m_services.readers.ask(
        [](Database& database) { return replying::readOutbox(database); });
}

QFuture<Expected<QList<AccountView>>> Workspace::accounts()
{
    auto stored = m_services.readers.ask([](Database& database) {
        QList<AccountView> views;
        const QList<StoredAccount> accounts = readAccounts(database);
        for (const StoredAccount& account : accounts) {
            views.append(viewOf(account));
        }
        return views;
    });
    Synchronisation* synchronisation = m_services.synchronisation;
    if (!synchronisation) {
        return stored;
    }
    return QtConcurrent::run(
        &m_background, [stored, synchronisation]() mutable -> Expected<QList<AccountView>> {
            stored.waitForFinished();
            Expected<QList<AccountView>> views = stored.result();
            if (!views) {
                return views;
            }
            auto asked =
                runOn(synchronisation, [synchronisation] { return synchronisation->statuses(); });
            asked.waitForFinished();
            const QList<Synchronisation::Status> statuses = asked.result();
            for (AccountView& view : *views) {
                for (const Synchronisation::Status& status : statuses) {
                    if (status.account.id == view.account.id &&
                        status.status.state != AccountWorker::State::Idle) {
                        view = viewOf(status);
                    }
                }
            }
            return views;
        });
}

QFuture<Expected<std::optional<Draft>>> Workspace::draft(CaseId inCase)
{
    return m_services.readers.ask(
        [inCase](Database& database) { return readDraft(database, inCase); }, urgent);
}

QFuture<Expected<QByteArray>> Workspace::dump()
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<QByteArray>(writing.error()));
    }
    return m_services.log->run([](EventLog& log) -> Expected<QByteArray> {
        try {
            return log.dumpProjections();
        } catch (const SqliteFailure& failure) {
            return failure.error();
        }
    });
}

QFuture<Expected<QString>> Workspace::attachmentPath(const QByteArray& sha256)
{
    return QtConcurrent::run(
        &m_background, [sha256, &blobs = m_services.blobs] { return blobs.verified(sha256); });
}

std::optional<Capabilities> Workspace::capabilities(const ChannelName& channel) const
{
    return m_services.capabilities(channel);
}

// Commands --------------------------------------------------------------------------------------

QFuture<Expected<InteractionId>> Workspace::reply(const ReplyRequest& request)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<InteractionId>(writing.error()));
    }
    return QtConcurrent::run(&m_background, [request, &services = m_services] {
        return replying::queueReply(request, services);
    });
}

QFuture<Expected<void>> Workspace::undoSend(InteractionId reply)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write([reply, agent = agentName(), now = m_services.clock.now(),
                                  &blobs = m_services.blobs](EventLog::Batch& batch) {
        return replying::takeBack(batch, reply, agent, now, blobs);
    });
}

QFuture<Expected<void>> Workspace::retrySend(InteractionId reply)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write(
        [reply, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
            return replying::queueAgain(batch, reply, Delivery::Failed, agent, now);
        });
}

QFuture<Expected<void>> Workspace::checkDelivery(InteractionId reply)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    Outbox* outbox = m_services.outbox;
    return handOver<Expected<void>>(outbox, [outbox, reply] { return outbox->check(reply); });
}

QFuture<Expected<void>> Workspace::sendAgain(InteractionId reply)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write(
        [reply, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
            return replying::queueAgain(batch, reply, Delivery::InDoubt, agent, now);
        });
}

QFuture<Expected<InteractionId>> Workspace::addNote(CaseId inCase, const QString& text)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<InteractionId>(writing.error()));
    }
    return QtConcurrent::run(&m_background, [inCase, text, &services = m_services] {
        return replying::addNote(inCase, text, services);
    });
}

QFuture<Expected<void>> Workspace::setCaseStatus(CaseId inCase, CaseStatus status)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write(
        [inCase, status, agent = agentName(),
         now = m_services.clock.now()](EventLog::Batch& batch) -> Expected<void> {
            const auto current = readCase(batch.database(), inCase);
            if (!current) {
                return Error{Error::Remedy::Rejected,
                             QStringLiteral("This case does not exist any more.")};
            }
            if (current->status != status) {
                batch.append(caseStatusChanged(inCase, status, QStringLiteral("an agent said so"),
                                               agent, now));
            }
            return {};
        });
}

QFuture<Expected<void>> Workspace::assignCase(CaseId inCase, const QString& assignee)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write(
        [inCase, assignee, agent = agentName(),
         now = m_services.clock.now()](EventLog::Batch& batch) -> Expected<void> {
            const auto current = readCase(batch.database(), inCase);
            if (!current) {
                return Error{Error::Remedy::Rejected,
                             QStringLiteral("This case does not exist any more.")};
            }
            if (current->assignee != assignee) {
                batch.append(caseAssigned(inCase, assignee, agent, now));
            }
            return {};
        });
}

QFuture<Expected<void>> Workspace::markRead(CaseId inCase)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write([inCase, agent = agentName(), now = m_services.clock.now()](
                                     EventLog::Batch& batch) -> Expected<void> {
        Statement& unread = batch.database().statement(
            "SELECT 1 FROM interaction WHERE case_id = ? AND read = 0 LIMIT 1");
        unread.with(inCase.uuid());
        const bool any = unread.step();
        unread.reset();
        if (any) {
            batch.append(caseRead(inCase, agent, now));
        }
        return {};
    });
}

QFuture<Expected<void>> Workspace::saveDraft(CaseId inCase, const Draft& draft)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->write([inCase, draft](EventLog::Batch& batch) -> Expected<void> {
        writeDraft(batch.database(), inCase, draft);
        return {};
    });
}

QFuture<Expected<Account>> Workspace::addAccount(const AccountRequest& request)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<Account>(writing.error()));
    }
    return QtConcurrent::run(&m_background, [request, &services = m_services] {
        return account_commands::add(request, services);
    });
}

QFuture<Expected<void>> Workspace::checkSettings(const AccountRequest& request)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return QtConcurrent::run(&m_background, [request, &services = m_services] {
        return account_commands::check(request, services);
    });
}

QFuture<Expected<void>> Workspace::checkAccount(AccountId account)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return QtConcurrent::run(&m_background, [account, &services = m_services] {
        return account_commands::check(account, services);
    });
}

QFuture<Expected<void>> Workspace::removeAccount(AccountId account)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return QtConcurrent::run(&m_background, [account, &services = m_services] {
        return account_commands::remove(account, services);
    });
}

QFuture<Expected<ImportProgress>> Workspace::importMail(const QStringList& paths)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<ImportProgress>(writing.error()));
    }
    return QtConcurrent::run(&m_background, [this, paths, &services = m_services](
                                                QPromise<Expected<ImportProgress>>& promise) {
        promise.addResult(importMailFiles(paths, services, [&](const ImportProgress& progress) {
            Q_EMIT importProgressed(progress);
            return !promise.isCanceled();
        }));
    });
}

QFuture<Expected<qint64>> Workspace::ingest(const QList<Arrival>& arrivals, const QString& account)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<qint64>(writing.error()));
    }
    return QtConcurrent::run(
        &m_background, [arrivals, account, &services = m_services]() -> Expected<qint64> {
            QList<PreparedArrival> prepared;
            for (const Arrival& arrival : arrivals) {
                auto one = prepareArrival(arrival, services.blobs);
                if (!one) {
                    return one.error();
                }
                prepared.append(std::move(*one));
            }
            auto written = services.log->write([&](EventLog::Batch& batch) -> Expected<qint64> {
                qint64 added = 0;
                for (const PreparedArrival& one : std::as_const(prepared)) {
                    added +=
                        services.pipeline->ingest(batch, one, account, services.clock.now()).added
                            ? 1
                            : 0;
                }
                return added;
            });
            written.waitForFinished();
            return written.result();
        });
}

QFuture<Expected<void>> Workspace::prepare()
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    Outbox* outbox = m_services.outbox;
    Synchronisation* synchronisation = m_services.synchronisation;
    return QtConcurrent::run(&m_background, [outbox, synchronisation]() -> Expected<void> {
        auto recovered = handOver<Expected<void>>(outbox, [outbox] { return outbox->recover(); });
        recovered.waitForFinished();
        if (!recovered.result()) {
            return recovered.result();
        }
        auto loaded = handOver<Expected<void>>(
            synchronisation, [synchronisation] { return synchronisation->reload(); });
        loaded.waitForFinished();
        return loaded.result();
    });
}

QFuture<Expected<QStringList>> Workspace::syncOnce()
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(Expected<QStringList>(writing.error()));
    }
    Outbox* outbox = m_services.outbox;
    Synchronisation* synchronisation = m_services.synchronisation;
    return QtConcurrent::run(&m_background, [outbox, synchronisation]() -> Expected<QStringList> {
        auto synced = handOver<Expected<void>>(
            synchronisation, [synchronisation] { return synchronisation->once(); });
        auto flushed = handOver<Expected<void>>(outbox, [outbox] { return outbox->flush(false); });
        synced.waitForFinished();
        flushed.waitForFinished();
        if (!synced.result()) {
            return synced.result().error();
        }
        auto failures =
            runOn(synchronisation, [synchronisation] { return synchronisation->failures(); });
        failures.waitForFinished();
        return failures.result();
    });
}

QFuture<Expected<void>> Workspace::sendDue(bool waitForUndo)
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    Outbox* outbox = m_services.outbox;
    return handOver<Expected<void>>(outbox,
                                    [outbox, waitForUndo] { return outbox->flush(waitForUndo); });
}

void Workspace::startWorking()
{
    if (m_services.synchronisation) {
        runOn(m_services.synchronisation,
              [services = &m_services] { services->synchronisation->startWatching(); });
        runOn(m_services.outbox, [services = &m_services] { services->outbox->start(); });
    }
}

void Workspace::stopWorking()
{
    if (m_services.synchronisation) {
        runOn(m_services.synchronisation,
              [services = &m_services] { services->synchronisation->stop(); });
        runOn(m_services.outbox, [services = &m_services] { services->outbox->stop(); });
    }
}

QFuture<Expected<void>> Workspace::rebuild()
{
    if (const auto writing = requireWriting(); !writing) {
        return readyFuture(writing);
    }
    return m_services.log->run([](EventLog& log) -> Expected<void> {
        try {
            log.rebuild({});
        } catch (const SqliteFailure& failure) {
            return failure.error();
        }
        return {};
    });
}

QFuture<Expected<QStringList>> Workspace::doctor()
{
    return m_services.readers.ask(
        [&blobs = m_services.blobs](Database& database) { return examine(database, blobs); });
}

} // namespace threadline
