// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked of the Domain Name System besides connecting to a host.
//
// Threads: called and finished in the thread that made it. A failed lookup is an empty answer:
// those who ask have another way.
#pragma once

#include <QFuture>
#include <QList>
#include <QString>

#include <memory>

namespace threadline {

/// Where a service of a domain is (RFC 2782).
struct ServiceLocation
{
    QString host; ///< without the final dot
    quint16 port = 0;

    friend bool operator==(const ServiceLocation&, const ServiceLocation&) = default;
};

class NameLookup
{
public:
    virtual ~NameLookup() = default;
    /// The SRV records of `name` (_imaps._tcp.example.org), the preferred one first. Empty also
    /// when the domain says that it has no such service (a target of ".").
    virtual QFuture<QList<ServiceLocation>> services(const QString& name) = 0;
    /// Whether the host has an address.
    virtual QFuture<bool> hasAddress(const QString& host) = 0;
};

/// Asks the system's resolver.
std::unique_ptr<NameLookup> systemNameLookup();

} // namespace threadline
