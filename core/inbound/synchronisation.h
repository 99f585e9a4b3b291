// SPDX-License-Identifier: GPL-3.0-or-later
//
// All accounts of this machine: a connector and a worker each, made from what is stored.
//
// Thread: the network thread. The signals are emitted there.
#pragma once

#include "core/channels/live_conversations.h"
#include "core/inbound/account_worker.h"

#include <map>

namespace threadline {

class Synchronisation : public QObject
{
    Q_OBJECT

public:
    /// Makes the connector of an account; its secret comes from where the maker knows.
    /// `ownAddresses`: of all our accounts.
    using MakeConnector =
        std::function<std::unique_ptr<ChannelConnector>(const Account&, const QSet<QString>& ownAddresses)>;

    Synchronisation(AccountWorker::Surroundings surroundings, MakeConnector makeConnector);
    ~Synchronisation() override;

    /// Reads the accounts again; workers of accounts that stayed go on as they are.
    QFuture<Expected<void>> reload();

    /// Synchronises all accounts until each has caught up or failed; the first failure is the result.
    QFuture<Expected<void>> once();
    /// Every account from now on, those added later too.
    void startWatching();
    void stop();

    /// The connector of the account with this address on this channel; null when there is none.
    ChannelConnector* connectorFor(const ChannelName& channel, const QString& address) const;

    /// Shows a customer that somebody here is writing to them; nothing happens on channels that cannot.
    void showTyping(const ChannelName& channel, const QString& address, const Identity& customer, bool typing);

    struct Status
    {
        Account account;
        AccountWorker::Status status;
    };
    QList<Status> statuses() const;
    /// Messages that could not be read since the start, each in a sentence.
    QStringList failures() const;

Q_SIGNALS:
    void statusChanged(const threadline::Synchronisation::Status& status);
    /// live_conversations.h
    void liveChanged(const threadline::Identity& customer, threadline::LiveState state);

private:
    struct Line
    {
        std::unique_ptr<ChannelConnector> connector;
        std::unique_ptr<AccountWorker> worker;
    };

    void apply(const QList<struct StoredAccount>& accounts);

    AccountWorker::Surroundings m_around;
    MakeConnector m_makeConnector;
    std::map<QUuid, Line> m_lines;
    bool m_watching = false;
};

} // namespace threadline
