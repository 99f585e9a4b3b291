// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_connector.h"

#include "core/async/run_on.h"

#include <QtConcurrent>

namespace threadline::test {

void FakeServer::deliver(const Arrival& arrival)
{
    const QMutexLocker lock(&m_mutex);
    m_arrivals.append(arrival);
}

void FakeServer::setSending(Sending sending)
{
    const QMutexLocker lock(&m_mutex);
    m_sending = sending;
}

int FakeServer::copiesOf(const QByteArray& messageId) const
{
    const QMutexLocker lock(&m_mutex);
    int copies = 0;
    for (const Outgoing& outgoing : m_taken) {
        copies += outgoing.messageId == messageId ? 1 : 0;
    }
    return copies;
}

int FakeServer::copies() const
{
    const QMutexLocker lock(&m_mutex);
    return static_cast<int>(m_taken.size());
}

QList<Outgoing> FakeServer::taken() const
{
    const QMutexLocker lock(&m_mutex);
    return m_taken;
}

FakeConnector::FakeConnector(FakeServer& server)
    : m_server(server)
{
}

FakeConnector::~FakeConnector()
{
    const Error gone{Error::Remedy::Cancelled, QStringLiteral("The connector is gone.")};
    for (const auto& promise : std::as_const(m_hanging)) {
        promise->addResult(Expected<Receipt>(gone));
        promise->finish();
    }
    for (const auto& promise : std::as_const(m_watching)) {
        promise->addResult(Expected<void>(gone));
        promise->finish();
    }
}

Capabilities FakeConnector::capabilities() const
{
    Capabilities can;
    can.send = true;
    can.attachments = true;
    can.subject = true;
    can.copies = true;
    can.threads = true;
    can.asksForDelivery = true;
    can.live = m_server.m_live;
    return can;
}

QFuture<Expected<void>> FakeConnector::check()
{
    return readyFuture(Expected<void>());
}

QFuture<Expected<Pulled>> FakeConnector::pull(const QJsonObject& cursor)
{
    const QMutexLocker lock(&m_server.m_mutex);
    const auto from = static_cast<qsizetype>(cursor.value(QLatin1String("next")).toInteger());
    constexpr qsizetype batch = 3;
    Pulled pulled;
    qsizetype next = from;
    for (; next < m_server.m_arrivals.size() && next < from + batch; ++next) {
        Delivered delivered;
        delivered.arrival = m_server.m_arrivals.at(next);
        delivered.remote.place = "INBOX";
        delivered.remote.item = QByteArray::number(next);
        delivered.remote.read = delivered.arrival.read;
        pulled.delivered.append(delivered);
    }
    pulled.cursor = {{QStringLiteral("next"), static_cast<qint64>(next)}};
    pulled.progress = {next, m_server.m_arrivals.size(), {}};
    pulled.caughtUp = next == m_server.m_arrivals.size();
    return readyFuture(Expected<Pulled>(pulled));
}

QFuture<Expected<void>> FakeConnector::watch(const QJsonObject&)
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    m_watching.append(promise);
    return promise->future();
}

QFuture<Expected<Receipt>> FakeConnector::send(const Outgoing& outgoing,
                                               std::function<Expected<void>()> beforeHandover)
{
    using Sending = FakeServer::Sending;
    const Sending sending = [&] {
        const QMutexLocker lock(&m_server.m_mutex);
        return m_server.m_sending;
    }();
    if (sending == Sending::HangsBefore) {
        auto promise = std::make_shared<QPromise<Expected<Receipt>>>();
        promise->start();
        m_hanging.append(promise);
        return promise->future();
    }
    if (sending == Sending::Hangs) {
        auto promise = std::make_shared<QPromise<Expected<Receipt>>>();
        promise->start();
        m_hanging.append(promise);
        m_handovers.append(QtConcurrent::run(beforeHandover));
        return promise->future();
    }
    return QtConcurrent::run([this, sending, outgoing, beforeHandover]() -> Expected<Receipt> {
        if (sending == Sending::LosesLineBefore) {
            return Error{Error::Remedy::Retry, QStringLiteral("The line was lost.")};
        }
        if (const auto go = beforeHandover(); !go) {
            return go.error();
        }
        const QMutexLocker lock(&m_server.m_mutex);
        switch (sending) {
        case Sending::LosesLineAfter:
            return Error{Error::Remedy::InDoubt, QStringLiteral("The line was lost")};
        case Sending::Refuses:
            return Error{Error::Remedy::Rejected, QStringLiteral("The server refused it.")};
        default:
            break;
        }
        m_server.m_taken.append(outgoing);
        if (m_server.m_filesByItself) {
            m_server.m_sentFolder.append(outgoing.messageId);
        }
        if (sending == Sending::TakesAndLosesLine) {
            return Error{Error::Remedy::InDoubt, QStringLiteral("The line was lost")};
        }
        return Receipt{QStringLiteral("250 ok")};
    });
}

QFuture<Expected<bool>> FakeConnector::find(const QByteArray& messageId)
{
    const QMutexLocker lock(&m_server.m_mutex);
    return readyFuture(Expected<bool>(m_server.m_sentFolder.contains(messageId)));
}

QFuture<Expected<void>> FakeConnector::fileCopy(const Outgoing& outgoing)
{
    const QMutexLocker lock(&m_server.m_mutex);
    if (!m_server.m_sentFolder.contains(outgoing.messageId)) {
        m_server.m_sentFolder.append(outgoing.messageId);
    }
    return readyFuture(Expected<void>());
}

} // namespace threadline::test
