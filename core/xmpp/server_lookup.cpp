// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/server_lookup.h"

#include "core/async/when_finished.h"
#include "core/xmpp/jid.h"

#include <QHostInfo>

namespace threadline {

namespace {

constexpr qsizetype mostHosts = 3;
constexpr qsizetype mostAddresses = 6;

} // namespace

void XmppServerLookup::find(const XmppAccess& access, Found found)
{
    m_found = std::move(found);
    const QString domain = jidDomain(access.jid);
    if (!access.host.isEmpty()) {
        m_asked = access.host;
        m_open = {{access.host, access.namedPort()}};
        findNext();
        return;
    }
    m_asked = domain;
    const QString service = access.directTls ? QStringLiteral("_xmpps-client._tcp.") : QStringLiteral("_xmpp-client._tcp.");
    const ServiceLocation usual{domain, access.usualPort()};
    whenFinished(m_names.services(service + domain), this, [this, usual](const QList<ServiceLocation>& locations) {
        m_open = locations.isEmpty() ? QList{usual} : locations.mid(0, mostHosts);
        findNext();
    });
}

void XmppServerLookup::findNext()
{
    if (m_open.isEmpty() || m_addresses.size() >= mostAddresses) {
        answer();
        return;
    }
    const ServiceLocation location = m_open.takeFirst();
    QHostInfo::lookupHost(location.host, this, [this, port = location.port](const QHostInfo& info) {
        const QList<QHostAddress> addresses = info.addresses();
        for (const QHostAddress& address : addresses) {
            if (m_addresses.size() < mostAddresses) {
                m_addresses.append({address.toString(), port});
            }
        }
        findNext();
    });
}

void XmppServerLookup::answer()
{
    if (m_addresses.isEmpty()) {
        m_found(Error{Error::Remedy::Retry,
                      QStringLiteral("The chat server \"%1\" was not found; check its name and whether this machine is online.")
                          .arg(m_asked)});
        return;
    }
    m_found(m_addresses);
}

} // namespace threadline
