// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a login has to connect to: host names and SRV records made into numeric addresses, so that libstrophe,
// which would block on names, never has to ask.
//
// Thread: the one it lives in. Destroying it drops the question.
#pragma once

#include "core/model/expected.h"
#include "core/net/name_lookup.h"
#include "core/xmpp/xmpp_access.h"

#include <QObject>

#include <functional>

namespace threadline {

struct XmppAddress
{
    QString numeric; ///< IPv4 or IPv6
    quint16 port = 0;

    friend bool operator==(const XmppAddress&, const XmppAddress&) = default;
};

class XmppServerLookup final : public QObject
{
    Q_OBJECT

public:
    /// `names` outlives this.
    explicit XmppServerLookup(NameLookup& names, QObject* parent = nullptr) : QObject(parent), m_names(names) {}

    using Found = std::function<void(Expected<QList<XmppAddress>>)>;
    /// The preferred address first; a few at most. Once in the life of this object.
    void find(const XmppAccess& access, Found found);

private:
    void findNext();
    void answer();

    NameLookup& m_names;
    Found m_found;
    QList<ServiceLocation> m_open;
    QList<XmppAddress> m_addresses;
    QString m_asked;
};

} // namespace threadline
