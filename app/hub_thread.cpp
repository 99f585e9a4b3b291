// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub_thread.h"

#include "core/async/run_on.h"
#include "core/hub/postgres/postgres_hub.h"
#include "core/workspace/hand_back_work.h"
#include "core/workspace/team_rights.h"

#include <QSemaphore>

namespace threadline {

namespace {

Expected<std::unique_ptr<Hub>> connectTo(const Membership& membership, SecretStore& secrets)
{
    const auto secret = secrets.read(membership.secretKey());
    if (!secret) {
        return secret.error();
    }
    if (!*secret) {
        return Error{Error::Remedy::Reauthenticate,
                     QStringLiteral("The password of the team's hub is not stored on this machine: ask for a new "
                                    "invitation and join again.")};
    }
    HubAccess access = membership.access;
    access.password = **secret;
    auto hub = PostgresHub::open(access);
    return hub ? Expected<std::unique_ptr<Hub>>(std::move(*hub)) : hub.error();
}

} // namespace

HubThread::HubThread(LogThread& log, const BlobStore& blobs, const Membership& membership, SecretStore& secrets,
                     const Clock& clock, EventLog::Keep keepRefused)
    : m_place(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("hub"));
    m_place->moveToThread(&m_thread);
    m_thread.start();
    const auto make = [&] {
        m_replication = std::make_unique<Replication>(Replication::Surroundings{
            log, blobs, [membership, &secrets] { return connectTo(membership, secrets); }, std::move(keepRefused), addressesHeldHere,
            membership.host, handingBack(clock)});
    };
    runOn(m_place.get(), make).waitForFinished();
}

void HubThread::close()
{
    constexpr int patienceMilliseconds = 2000;
    const auto stopped = std::make_shared<QSemaphore>();
    m_replication->stop();
    runOn(m_replication.get(), [stopped] { stopped->release(); }); // after it
    stopped->tryAcquire(1, patienceMilliseconds);
    m_replication->end();
}

HubThread::~HubThread()
{
    runOn(m_place.get(), [this] { m_replication.reset(); }).waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

} // namespace threadline
