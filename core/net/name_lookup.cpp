// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/name_lookup.h"

#include <QDnsLookup>
#include <QHostInfo>
#include <QObject>
#include <QPromise>

#include <memory>

namespace threadline {

namespace {

QList<ServiceLocation> locations(const QDnsLookup& lookup)
{
    QList<ServiceLocation> found;
    const auto records = lookup.serviceRecords(); // already by priority and weight (RFC 2782)
    for (const auto& record : records) {
        QString host = record.target();
        while (host.endsWith(QLatin1Char('.'))) {
            host.chop(1);
        }
        if (!host.isEmpty() && record.port() != 0) {
            found.append({host, record.port()});
        }
    }
    return found;
}

class SystemNameLookup final : public NameLookup
{
public:
    QFuture<QList<ServiceLocation>> services(const QString& name) override
    {
        auto promise = std::make_shared<QPromise<QList<ServiceLocation>>>();
        promise->start();
        auto* lookup = new QDnsLookup(QDnsLookup::SRV, name, &m_pending);
        QObject::connect(lookup, &QDnsLookup::finished, lookup, [lookup, promise] {
            promise->addResult(locations(*lookup));
            promise->finish();
            lookup->deleteLater();
        });
        lookup->lookup();
        return promise->future();
    }

    QFuture<bool> hasAddress(const QString& host) override
    {
        auto promise = std::make_shared<QPromise<bool>>();
        promise->start();
        QHostInfo::lookupHost(host, &m_pending, [promise](const QHostInfo& info) {
            promise->addResult(!info.addresses().isEmpty());
            promise->finish();
        });
        return promise->future();
    }

private:
    QObject m_pending; ///< lookups end with it; their futures are then cancelled
};

} // namespace

std::unique_ptr<NameLookup> systemNameLookup()
{
    return std::make_unique<SystemNameLookup>();
}

} // namespace threadline
