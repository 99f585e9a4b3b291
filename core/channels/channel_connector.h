// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/channels holds one folder per channel. Each brings a ChannelConnector: values in, values
// out, no store. This is the contract all of them keep and all that the rest of the program knows
// of a channel.
//
// Threads: a connector lives in the network thread and is called there. Every future is finished
// there too. Destroying a connector cancels what is under way: its futures finish with an Error of
// remedy Cancelled.
#pragma once

#include "core/channels/capabilities.h"
#include "core/model/account.h"
#include "core/model/arrival.h"
#include "core/model/expected.h"
#include "core/model/outgoing.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace threadline {

/// Something known already changed on the server.
struct RemoteChange
{
    QByteArray place;  ///< where it lies there (mail: "INBOX"); opaque to everyone else
    QByteArray item;   ///< its name in that place (mail: "UIDVALIDITY:UID"); opaque
    bool gone = false; ///< no longer in that place; the flags below mean nothing then
    bool read = false;
    bool flagged = false;
    bool answered = false;

    friend bool operator==(const RemoteChange&, const RemoteChange&) = default;
};

/// An arrival and where it lies on the server.
struct Delivered
{
    Arrival arrival;
    RemoteChange remote; ///< place, item and flags
};

struct SyncProgress
{
    qint64 done = 0;  ///< messages here
    qint64 total = 0; ///< messages the server has, as far as known
    Timestamp completeSince; ///< all that is newer is here; null: not known yet

    friend bool operator==(const SyncProgress&, const SyncProgress&) = default;
};

/// One step of a synchronisation.
struct Pulled
{
    QList<Delivered> delivered; ///< newest first across the first synchronisation
    QList<RemoteChange> changes;
    QList<Error> failures; ///< single messages that could not be read: named, skipped, never in the way of others
    /// What to pass to the next pull(). Stored in the transaction that stores the rest of this.
    QJsonObject cursor;
    SyncProgress progress;
    bool caughtUp = false; ///< nothing more is waiting; watch() says when there is
    /// Asking for what follows makes the server forget this: it has to be stored before the next pull().
    bool storeFirst = false;
};

class ChannelConnector : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual Capabilities capabilities() const = 0;

    /// Tries the settings for real: name, port, certificate, login, for receiving and for sending.
    /// The error names exactly what failed.
    virtual QFuture<Expected<void>> check() = 0;

    /// Asks the channel for Account::address of whoever has this secret ("@shop_bot"). Only channels on which
    /// a person need not know it; the others refuse.
    virtual QFuture<Expected<QString>> ownAddress();

    /// The next batch (some hundred messages at most) after `cursor`; an empty cursor means from
    /// the beginning, newest first. Idempotent: the same cursor may be used again after a crash.
    /// One pull at a time. May fetch ahead what the next pull will ask for.
    virtual QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) = 0;

    /// Finishes when the server has something new for `cursor`, or with an error when the line is lost.
    virtual QFuture<Expected<void>> watch(const QJsonObject& cursor) = 0;

    /// Sends once. `beforeHandover` is called, on a thread of the connector's, at the last moment at
    /// which nothing of the message has left; it may block; when it returns an error nothing is sent
    /// and that error is the result. An error after it, when the other side may have taken the
    /// message, has remedy InDoubt; the caller never sends such a message again blindly.
    virtual QFuture<Expected<Receipt>> send(const Outgoing& outgoing,
                                            std::function<Expected<void>()> beforeHandover) = 0;

    /// Asks the channel whether a message with this id was sent by us. True: certainly. False: it
    /// is not there, which proves nothing unless the channel says so itself.
    virtual QFuture<Expected<bool>> find(const QByteArray& messageId) = 0;

    /// Files the copy of a sent message where the channel keeps them, unless it is there already.
    /// Channels that do this themselves finish at once.
    virtual QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) = 0;
};

} // namespace threadline
