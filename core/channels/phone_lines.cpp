// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/phone_lines.h"

#include "core/channels/answer.h"

#include <algorithm>

namespace threadline {

namespace {

QFuture<Expected<void>> refused(const QString& sentence)
{
    const Answer<void> answer;
    answer.give(Error{Error::Remedy::Rejected, sentence});
    return answer.future();
}

QFuture<Expected<void>> isOver()
{
    return refused(QStringLiteral("This call is over."));
}

} // namespace

void PhoneLines::add(CallingConnector& connector)
{
    m_connectors.append(&connector);
    connect(&connector, &CallingConnector::liveCallsChanged, this, &PhoneLines::tell);
    connect(&connector, &CallingConnector::callTroubled, this, &PhoneLines::troubled);
    connect(&connector, &QObject::destroyed, this, [this] { // the pointer to it is null by now
        m_connectors.removeAll(nullptr);
        tell();
    });
    tell();
}

QList<LiveCall> PhoneLines::calls() const
{
    QList<LiveCall> all;
    for (const auto& connector : m_connectors) {
        all.append(connector->liveCalls());
    }
    return all;
}

bool PhoneLines::canCall() const
{
    return std::any_of(m_connectors.begin(), m_connectors.end(),
                       [](const auto& connector) { return connector->canCall(); });
}

void PhoneLines::tell()
{
    Q_EMIT changed(calls(), canCall());
}

CallingConnector* PhoneLines::lineOf(const QString& id) const
{
    for (const auto& connector : m_connectors) {
        const QList<LiveCall> calls = connector->liveCalls();
        if (std::any_of(calls.begin(), calls.end(),
                        [&](const LiveCall& call) { return call.id == id; })) {
            return connector;
        }
    }
    return nullptr;
}

QFuture<Expected<void>> PhoneLines::answer(const QString& id)
{
    CallingConnector* line = lineOf(id);
    return line ? line->answer(id) : isOver();
}

QFuture<Expected<void>> PhoneLines::hangUp(const QString& id)
{
    CallingConnector* line = lineOf(id);
    return line ? line->hangUp(id) : isOver();
}

QFuture<Expected<void>> PhoneLines::call(const QString& whom)
{
    for (const auto& connector : m_connectors) {
        if (connector->canCall()) {
            return connector->call(whom);
        }
    }
    return refused(QStringLiteral(
        "No telephone is connected: start baresip, or add a phone in the settings."));
}

} // namespace threadline
