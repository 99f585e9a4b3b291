// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/network_thread.h"

#include "app/channel_registry.h"
#include "core/async/run_on.h"

#include <QThreadPool>

namespace threadline {

NetworkThread::NetworkThread(AccountWorker::Surroundings around,
                             Synchronisation::MakeConnector makeConnector, SecretStore& secrets)
    : m_place(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("network"));
    m_place->moveToThread(&m_thread);
    m_thread.start();
    const auto make = [&] {
        m_capabilities = capabilitiesOfChannels();
        m_phones = std::make_unique<PhoneLines>();
        const auto makeHeard = [this, makeConnector](const Account& account, const QSet<QString>& ownAddresses) {
            auto connector = makeConnector(account, ownAddresses);
            if (auto* calling = qobject_cast<CallingConnector*>(connector.get())) {
                m_phones->add(*calling);
            }
            return connector;
        };
        m_synchronisation = std::make_unique<Synchronisation>(around, makeHeard);
        const auto findConnector = [this](const ChannelName& channel, const QString& account) {
            return m_synchronisation->connectorFor(channel, account);
        };
        m_outbox = std::make_unique<Outbox>(around.log, around.blobs, around.clock, findConnector, around.rights);
        m_rooms = std::make_unique<RoomHost>(
            RoomHost::Surroundings{around.log, secrets, around.clock, around.rights.holds});
    };
    runOn(m_place.get(), make).waitForFinished();
}

NetworkThread::~NetworkThread()
{
    runOn(m_place.get(), [this] {
        m_rooms.reset();
        m_outbox.reset(); // first: it asks for connectors
        m_synchronisation.reset();
        m_phones.reset();
    }).waitForFinished();
    m_thread.quit();
    m_thread.wait();
    // What was given to the shared pool and is not wanted any more still uses blobs and secrets.
    QThreadPool::globalInstance()->waitForDone();
}

} // namespace threadline
