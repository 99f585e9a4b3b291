// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/run_on.h"
#include "core/async/waited.h"
#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/workspace/account_views.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/customer_reading.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/health.h"
#include "core/workspace/queue_reading.h"
#include "core/workspace/outbox_rows.h"
#include "core/workspace/search_reading.h"
#include "core/workspace/suggestion_reading.h"
#include "core/workspace/timeline_reading.h"
#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"

#include <QFile>
#include <QtConcurrent>

namespace threadline {

namespace {

/// Priorities of questions: what is looked at goes before what is counted.
constexpr int urgent = 10;

} // namespace

QFuture<Expected<QueuePage>> Workspace::queue(const QueueFilter& filter, int offset, int limit)
{
    return m_services.readers.ask(
        [filter, offset, limit, asker = QueueAsker{agentName(), m_services.clock.now()}](Database& database) {
            return readQueue(database, filter, asker, offset, limit);
        },
        urgent);
}

QFuture<Expected<QueueCounts>> Workspace::queueCounts(QueueFilter::View view)
{
    return m_services.readers.ask([view, asker = QueueAsker{agentName(), m_services.clock.now()}](Database& database) {
        return countQueue(database, view, asker);
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

QFuture<Expected<MergePreview>> Workspace::previewMerge(CustomerId into, CustomerId from)
{
    return m_services.readers.ask(
        [into, from](Database& database) { return threadline::previewMerge(database, into, from); });
}

QFuture<Expected<QList<Suggestion>>> Workspace::suggestions(std::optional<CustomerId> customer)
{
    return m_services.readers.ask([customer, now = m_services.clock.now()](Database& database) {
        return readSuggestions(database, customer, now);
    });
}

QFuture<Expected<QList<TimelineMark>>> Workspace::timeline(CustomerId customer)
{
    return newestTimeline(customer, 0);
}

QFuture<Expected<QList<TimelineMark>>> Workspace::newestTimeline(CustomerId customer, int count)
{
    return m_services.readers.ask(
        [customer, options = TimelineOptions{agentName(), count}](Database& database) {
            return readTimeline(database, customer, options);
        },
        urgent);
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

QFuture<Expected<QList<TimelineEntry>>> Workspace::history(CustomerId customer, const HistoryFilter& wanted)
{
    return m_services.readers.ask([customer, agent = agentName(), wanted](Database& database) {
        return readHistory(database, customer, agent, wanted);
    });
}

QFuture<Expected<SearchAnswer>> Workspace::search(const QString& query, int limit)
{
    return m_services.readers.ask(
        [query, limit, agent = agentName(), now = m_services.clock.now()](Database& database) {
            return readAnswer(database, query, limit, agent, now);
        },
        urgent);
}

QFuture<Expected<SearchVocabulary>> Workspace::searchVocabulary()
{
    return m_services.readers.ask([](Database& database) { return readVocabulary(database); });
}

QFuture<Expected<AttachmentsRead>> Workspace::attachmentsRead()
{
    return m_services.readers.ask([](Database& database) { return readAttachmentsRead(database); });
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
        [](Database& database) { return readOutbox(database); });
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
            if (asked.resultCount() == 0) {
                return views; // the synchronisation has ended meanwhile
            }
            const QList<Synchronisation::Status> statuses = asked.result();
            for (AccountView& view : *views) {
                for (const Synchronisation::Status& status : statuses) {
                    if (status.account.id == view.account.id &&
                        status.status.state != AccountWorker::State::Idle) {
                        const Account account = view.account; // the status has it as it was when it began
                        view = viewOf(status);
                        view.account = account;
                    }
                }
            }
            return views;
        });
}

QFuture<Expected<QList<Draft>>> Workspace::drafts(CaseId inCase)
{
    return m_services.readers.ask([inCase](Database& database) { return readDrafts(database, inCase); }, urgent);
}

QFuture<Expected<QList<Draft>>> Workspace::draftsTo(CustomerId customer)
{
    return m_services.readers.ask([customer](Database& database) { return readDrafts(database, customer); }, urgent);
}

QFuture<Expected<QList<Draft>>> Workspace::drafts()
{
    return m_services.readers.ask([](Database& database) { return readDrafts(database); });
}

QFuture<Expected<QString>> Workspace::attachmentPath(const QByteArray& sha256)
{
    return QtConcurrent::run(
        &m_background, [sha256, &blobs = m_services.blobs, replication = m_services.replication]() -> Expected<QString> {
            if (replication && !QFile::exists(blobs.path(sha256))) { // the hub's thread may be waiting for a dead line
                if (const auto fetched = waited(replication->fetchFile(sha256)); !fetched) {
                    return fetched.error();
                }
            }
            return blobs.verified(sha256);
        });
}

std::optional<Capabilities> Workspace::capabilities(const ChannelName& channel) const
{
    return m_services.capabilities(channel);
}

QFuture<Expected<QStringList>> Workspace::doctor()
{
    return m_services.readers.ask(
        [&blobs = m_services.blobs](Database& database) { return examine(database, blobs); });
}

} // namespace threadline
