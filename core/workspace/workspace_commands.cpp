// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/waited.h"
#include "core/cases/case_events.h"
#include "core/channels/conversation_window.h"
#include "core/inbound/account_store.h"
#include "core/model/rejected.h"
#include "core/workspace/account_commands.h"
#include "core/workspace/commanding.h"
#include "core/workspace/customer_commands.h"
#include "core/workspace/draft_store.h"
#include "core/workspace/mail_import.h"
#include "core/workspace/noting.h"
#include "core/workspace/reply_returning.h"
#include "core/workspace/replying.h"
#include "core/workspace/workspace.h"

namespace threadline {

using namespace commanding;

namespace {

customer_commands::Doing doing(const WorkspaceServices& services)
{
    return {services.agentName, services.clock.now()};
}

} // namespace

QFuture<Expected<InteractionId>> Workspace::reply(const ReplyRequest& request)
{
    return inBackground(m_services, m_background, [request](WorkspaceServices& services) {
        return replying::queueReply(request, services);
    });
}

QFuture<Expected<DraftId>> Workspace::undoSend(InteractionId reply)
{
    return write(m_services, [reply, agent = agentName(), now = m_services.clock.now(),
                              &blobs = m_services.blobs](EventLog::Batch& batch) {
        return replying::takeBack(batch, reply, agent, now, blobs);
    });
}

QFuture<Expected<void>> Workspace::retrySend(InteractionId reply)
{
    return write(m_services, [reply, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
        return replying::queueAgain(batch, reply, Delivery::Failed, agent, now);
    });
}

QFuture<Expected<void>> Workspace::sendAgain(InteractionId reply)
{
    return write(m_services, [reply, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
        return replying::queueAgain(batch, reply, Delivery::InDoubt, agent, now);
    });
}

QFuture<Expected<void>> Workspace::sendAnyway(InteractionId reply)
{
    return write(m_services, [reply, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
        return replying::sendAnyway(batch, reply, agent, now);
    });
}

QFuture<Expected<void>> Workspace::reschedule(InteractionId reply, Timestamp sendAt)
{
    return write(m_services,
                 [reply, sendAt, agent = agentName(), now = m_services.clock.now()](EventLog::Batch& batch) {
                     return replying::reschedule(batch, reply, sendAt, agent, now);
                 });
}

QFuture<Expected<InteractionId>> Workspace::addNote(CaseId inCase, const QString& text, std::optional<DraftId> draft)
{
    return inBackground(m_services, m_background, [inCase, text, draft](WorkspaceServices& services) {
        return threadline::addNote(inCase, text, draft, services);
    });
}

QFuture<Expected<void>> Workspace::markRead(CaseId inCase)
{
    return write(m_services,
                 [inCase, agent = agentName(),
                  now = m_services.clock.now()](EventLog::Batch& batch) -> Expected<void> {
                     Statement& unread = batch.database().statement(
                         "SELECT 1 FROM interaction i WHERE i.case_id = ?1 AND (i.read = 0 OR (i.read = 2 AND "
                         "i.seq > coalesce((SELECT max(s.seq) FROM case_seen s WHERE s.agent = ?2 AND "
                         "s.case_id IN (i.case_id, i.home)), 0))) LIMIT 1");
                     unread.with(inCase.uuid(), agent);
                     const bool any = unread.step();
                     unread.reset();
                     if (any) {
                         batch.append(caseRead(inCase, agent, now));
                     }
                     return {};
                 });
}

QFuture<Expected<void>> Workspace::saveDraft(const Draft& draft)
{
    return write(m_services, [draft](EventLog::Batch& batch) -> Expected<void> {
        writeDraft(batch.database(), draft);
        return {};
    });
}

QFuture<Expected<void>> Workspace::discardDraft(DraftId draft)
{
    return write(m_services, [draft](EventLog::Batch& batch) -> Expected<void> {
        forgetDraft(batch.database(), draft);
        return {};
    });
}

QFuture<Expected<EventId>> Workspace::mergeCustomers(CustomerId into, CustomerId from, const QString& reason)
{
    return write(m_services, [into, from, reason, doing = doing(m_services)](EventLog::Batch& batch) {
        return customer_commands::merge(batch, into, from, reason, doing);
    });
}

QFuture<Expected<void>> Workspace::unmergeCustomers(EventId merge)
{
    return write(m_services, [merge, doing = doing(m_services)](EventLog::Batch& batch) {
        return customer_commands::unmerge(batch, merge, doing);
    });
}

QFuture<Expected<CustomerId>> Workspace::splitIdentity(CustomerId customer, const Identity& identity)
{
    return write(m_services, [customer, identity, doing = doing(m_services)](EventLog::Batch& batch) {
        return customer_commands::split(batch, customer, identity, doing);
    });
}

QFuture<Expected<void>> Workspace::rejectSuggestion(CustomerId one, CustomerId other)
{
    return write(m_services, [one, other, doing = doing(m_services)](EventLog::Batch& batch) {
        return customer_commands::reject(batch, one, other, doing);
    });
}

QFuture<Expected<void>> Workspace::setCustomerField(CustomerId customer, CustomerField field, const QString& value)
{
    return write(m_services, [customer, field, value, doing = doing(m_services)](EventLog::Batch& batch) {
        return customer_commands::setField(batch, customer, field, value, doing);
    });
}

QFuture<Expected<void>> Workspace::tagCustomer(CustomerId customer, const QString& tag, bool tagged)
{
    return write(m_services, [customer, tag, tagged, doing = doing(m_services)](EventLog::Batch& batch) {
        return customer_commands::setTag(batch, customer, tag, tagged, doing);
    });
}

QFuture<Expected<Account>> Workspace::addAccount(const AccountRequest& request)
{
    return inBackground(m_services, m_background, [request](WorkspaceServices& services) {
        return account_commands::add(request, services);
    });
}

QFuture<Expected<void>> Workspace::checkSettings(const AccountRequest& request)
{
    return inBackground(m_services, m_background, [request](WorkspaceServices& services) {
        return account_commands::check(request, services);
    });
}

QFuture<Expected<void>> Workspace::checkAccount(AccountId account)
{
    return inBackground(m_services, m_background, [account](WorkspaceServices& services) {
        return account_commands::check(account, services);
    });
}

QFuture<Expected<void>> Workspace::removeAccount(AccountId account)
{
    return inBackground(m_services, m_background, [account](WorkspaceServices& services) {
        return account_commands::remove(account, services);
    });
}

QFuture<Expected<void>> Workspace::setConversationHours(AccountId account, std::optional<int> hours)
{
    return write(m_services, [account, hours](EventLog::Batch& batch) -> Expected<void> {
        const auto stored = account_commands::presentAccount(batch.database(), account);
        if (!stored) {
            return stored.error();
        }
        if (hours && (*hours < 0 || *hours > longestConversationHours)) {
            return rejected(QStringLiteral("A conversation lasts from 0 to %1 hours.").arg(longestConversationHours));
        }
        storeSettings(batch.database(), account, settingsWithConversationHours(stored->account.settings, hours));
        return {};
    });
}

QFuture<Expected<ImportProgress>> Workspace::importMail(const QStringList& paths)
{
    if (!m_services.log) {
        return readyFuture(Expected<ImportProgress>(readOnlyWorkspace()));
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
    return inBackground(m_services, m_background, [arrivals, account](WorkspaceServices& services) -> Expected<qint64> {
        QList<PreparedArrival> prepared;
        for (const Arrival& arrival : arrivals) {
            auto one = prepareArrival(arrival, services.blobs);
            if (!one) {
                return one.error();
            }
            prepared.append(std::move(*one));
        }
        if (services.replication) {
            static_cast<void>(waited(services.replication->ensureNumbers(prepared.size()))); // as an import does
        }
        return waited(services.log->write([&](EventLog::Batch& batch) -> Expected<qint64> {
            qint64 added = 0;
            for (const PreparedArrival& one : std::as_const(prepared)) {
                const Ingested ingested = services.pipeline->ingest(batch, one, account, services.clock.now());
                added += ingested.added ? 1 : 0;
                batch.divide();
            }
            return added;
        }));
    });
}

} // namespace threadline
