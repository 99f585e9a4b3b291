// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's door to calls that ring or are spoken now: who calls, with the customer whom that
// number belongs to, and what can be done about it. Nothing of this is in the log; a call is when
// it has ended, or when it was logged here.
//
// Thread: the one it was made on (GUI). No call blocks; futures are finished on other threads.
#pragma once

#include "core/channels/live_call.h"
#include "core/model/expected.h"
#include "core/workspace/touch_request.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

namespace threadline {

class PhoneLines;
struct WorkspaceServices;

struct CallView
{
    LiveCall call;
    QString number; ///< as people write it, "+358 40 1234567", or their address; empty: withheld
    std::optional<CustomerId> customer; ///< nothing: nobody is known by this number
    QString customerName;

    friend bool operator==(const CallView&, const CallView&) = default;
};

class CallDesk final : public QObject
{
    Q_OBJECT

public:
    /// `phones` lives in the network thread; null: there are no calls here. Both outlive this.
    CallDesk(WorkspaceServices& services, PhoneLines* phones, QObject* parent = nullptr);
    ~CallDesk() override;

    /// In the order in which they began.
    const QList<CallView>& calls() const { return m_calls; }
    /// A softphone is there to call with.
    bool canCall() const { return m_canCall; }

    QFuture<Expected<void>> answer(const QString& call);
    /// Declines it while it still rings here.
    QFuture<Expected<void>> hangUp(const QString& call);
    /// A number, a tel: or a sip: address.
    QFuture<Expected<void>> call(const QString& whom);
    /// Who is calling, as a customer: the one known by that number, else a new one.
    QFuture<Expected<CustomerId>> customerOf(const LiveCall& call);
    /// What was noted about a call; stands for what its channel brings of it.
    QFuture<Expected<LoggedTouch>> logCall(const TouchRequest& request,
                                           const QByteArray& externalKey);

Q_SIGNALS:
    /// calls() or canCall() is another.
    void changed();
    /// One sentence for the person.
    void troubled(const QString& sentence);

private:
    void take(const QList<LiveCall>& calls, bool canCall);
    void nameThem();

    WorkspaceServices& m_services;
    PhoneLines* m_phones;
    QThreadPool m_background;
    QList<CallView> m_calls;
    bool m_canCall = false;
    quint64 m_asked = 0; ///< answers to earlier questions are dropped
};

} // namespace threadline
