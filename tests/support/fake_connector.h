// SPDX-License-Identifier: GPL-3.0-or-later
//
// A channel whose other side is the test: what it delivers, and what becomes of what is sent, is
// said in advance. For what a real server cannot be made to do on the spot.
//
// FakeServer may be used from any thread; connectors of it come and go, it stays.
#pragma once

#include "core/channels/channel_connector.h"

#include <QMutex>
#include <QSemaphore>

#include <atomic>

namespace threadline::test {

class FakeServer
{
public:
    enum class Sending {
        Accepts,
        LosesLineBefore, ///< nothing left: Retry
        LosesLineAfter,  ///< it may have been taken: InDoubt; it was not
        TakesAndLosesLine, ///< the same, but it was taken and lies among the sent ones
        Refuses,
        Hangs, ///< after the handover, for ever: the program dies here
        HangsBefore, ///< before the handover
    };

    void deliver(const Arrival& arrival);
    void setSending(Sending sending);
    /// How often a message was taken, by Message-ID.
    int copiesOf(const QByteArray& messageId) const;
    int copies() const;
    QList<Outgoing> taken() const;
    void setFiles(bool filesByItself) { m_filesByItself = filesByItself; }
    /// As if customers waited at the other end.
    void setLive() { m_live = true; }

private:
    friend class FakeConnector;

    mutable QMutex m_mutex;
    QList<Arrival> m_arrivals;
    QList<Outgoing> m_taken;
    QByteArrayList m_sentFolder;
    Sending m_sending = Sending::Accepts;
    bool m_filesByItself = true;
    std::atomic<bool> m_live = false; // asked for in whichever thread
};

class FakeConnector final : public ChannelConnector
{
    Q_OBJECT

public:
    explicit FakeConnector(FakeServer& server);
    ~FakeConnector() override;

    Capabilities capabilities() const override;
    QFuture<Expected<void>> check() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing,
                                    std::function<Expected<void>()> beforeHandover) override;
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

private:
    FakeServer& m_server;
    QList<std::shared_ptr<QPromise<Expected<Receipt>>>> m_hanging;
    QList<QFuture<Expected<void>>> m_handovers;
    QList<std::shared_ptr<QPromise<Expected<void>>>> m_watching;
};

} // namespace threadline::test
