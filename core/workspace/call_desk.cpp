// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/call_desk.h"

#include "core/channels/phone_lines.h"
#include "core/customers/customer_directory.h"
#include "core/customers/customer_events.h"
#include "core/identities/phone_number.h"
#include "core/workspace/commanding.h"
#include "core/workspace/touch_logging.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace commanding;

QString numberWords(const LiveCall& call)
{
    return call.identity.kind == Identity::Kind::Phone ? internationalPhone(call.identity)
                                                       : call.other.address;
}

/// Who is known by each of the identities.
using Known = QList<std::pair<std::optional<CustomerId>, QString>>;

Expected<Known> knownBy(Database& database, const QList<Identity>& identities)
{
    Known known;
    for (const Identity& identity : identities) {
        const auto customer = threadline::customerOf(database, identity);
        known.append({customer, customer ? displayName(database, *customer) : QString()});
    }
    return known;
}

} // namespace

CallDesk::CallDesk(WorkspaceServices& services, PhoneLines* phones, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_phones(phones)
{
    m_background.setMaxThreadCount(2);
    if (!m_phones) {
        return;
    }
    qRegisterMetaType<QList<LiveCall>>();
    connect(m_phones, &PhoneLines::changed, this, &CallDesk::take, Qt::QueuedConnection);
    connect(m_phones, &PhoneLines::troubled, this, &CallDesk::troubled, Qt::QueuedConnection);
    connect(
        m_services.log, &LogThread::appended, this,
        [this] {
            if (!m_calls.isEmpty()) {
                nameThem();
            }
        },
        Qt::QueuedConnection);
}

CallDesk::~CallDesk()
{
    m_background.waitForDone();
}

void CallDesk::take(const QList<LiveCall>& calls, bool canCall)
{
    QList<CallView> views;
    for (const LiveCall& call : calls) {
        const auto before =
            std::find_if(m_calls.cbegin(), m_calls.cend(),
                         [&](const CallView& view) { return view.call.id == call.id; });
        views.append(before == m_calls.cend() ? CallView{call, numberWords(call), {}, {}}
                                              : CallView{call, numberWords(call), before->customer,
                                                         before->customerName});
    }
    m_canCall = canCall;
    m_calls = views;
    Q_EMIT changed();
    if (!m_calls.isEmpty()) {
        nameThem();
    }
}

void CallDesk::nameThem()
{
    QList<Identity> identities;
    for (const CallView& view : std::as_const(m_calls)) {
        identities.append(view.call.identity);
    }
    const auto asked = m_services.readers.ask(
        [identities](Database& database) { return knownBy(database, identities); });
    whenFinished(asked, this, [this, identities, round = ++m_asked](const Expected<Known>& known) {
        if (round != m_asked || !known) {
            return;
        }
        QList<CallView> named = m_calls;
        for (CallView& view : named) {
            const qsizetype at = identities.indexOf(view.call.identity);
            if (at >= 0) {
                std::tie(view.customer, view.customerName) = known->at(at);
            }
        }
        if (named != m_calls) {
            m_calls = named;
            Q_EMIT changed();
        }
    });
}

QFuture<Expected<void>> CallDesk::answer(const QString& id)
{
    return handOver(m_phones, [phones = m_phones, id] { return phones->answer(id); });
}

QFuture<Expected<void>> CallDesk::hangUp(const QString& id)
{
    return handOver(m_phones, [phones = m_phones, id] { return phones->hangUp(id); });
}

QFuture<Expected<void>> CallDesk::call(const QString& whom)
{
    return handOver(m_phones, [phones = m_phones, whom] { return phones->call(whom); });
}

QFuture<Expected<CustomerId>> CallDesk::customerOf(const LiveCall& call)
{
    return write(
        m_services,
        [call, doing = Doing{m_services.agentName, m_services.clock.now()}](
            EventLog::Batch& batch) -> Expected<CustomerId> {
            if (const auto known = threadline::customerOf(batch.database(), call.identity)) {
                return *known;
            }
            const CustomerId customer = CustomerId::make(doing.at);
            batch.append(customerCreated(customer, call.other.name, doing.actor, doing.at));
            batch.append(identityLinked(customer, call.identity, QStringLiteral("called us"),
                                        doing.actor, doing.at));
            return customer;
        });
}

QFuture<Expected<LoggedTouch>> CallDesk::logCall(const TouchRequest& request,
                                                 const QByteArray& externalKey)
{
    return inBackground(m_services, m_background,
                        [request, externalKey](WorkspaceServices& services) {
                            return touch_logging::logCall(request, externalKey, services);
                        });
}

} // namespace threadline
