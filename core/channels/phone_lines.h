// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of all connectors on which there are some. Knows no channel.
// Thread: the network thread, where its signals are emitted too. Connectors may go before it.
#pragma once

#include "core/channels/calling_connector.h"

#include <QPointer>

namespace threadline {

class PhoneLines final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void add(CallingConnector& connector);

    QList<LiveCall> calls() const;
    bool canCall() const;

    /// Refused when the call is over.
    QFuture<Expected<void>> answer(const QString& id);
    QFuture<Expected<void>> hangUp(const QString& id);
    /// By the first that can. Refused when none can.
    QFuture<Expected<void>> call(const QString& whom);

Q_SIGNALS:
    void changed(const QList<threadline::LiveCall>& calls, bool canCall);
    void troubled(const QString& sentence);

private:
    CallingConnector* lineOf(const QString& id) const;
    void tell();

    QList<QPointer<CallingConnector>> m_connectors;
};

} // namespace threadline
