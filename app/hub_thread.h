// SPDX-License-Identifier: GPL-3.0-or-later
//
// The thread that talks with the team's hub, whose calls block it, and the Replication that lives in
// it. Made and destroyed by app/; what it stands on outlives it.
#pragma once

#include "core/hub/membership.h"
#include "core/hub/replication.h"
#include "core/net/clock.h"
#include "core/net/secret_store.h"

#include <QThread>

#include <memory>

namespace threadline {

class HubThread
{
public:
    HubThread(LogThread& log, const BlobStore& blobs, const Membership& membership, SecretStore& secrets,
              const Clock& clock,
              EventLog::Keep keepRefused);
    /// After close().
    ~HubThread();
    HubThread(const HubThread&) = delete;
    HubThread& operator=(const HubThread&) = delete;

    Replication& replication() { return *m_replication; }
    /// Gives back what this machine held, so that another may go on at once, and ends the line. Waits for a
    /// dead line a moment only.
    void close();

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_place; // lives in m_thread; only a place to run things
    std::unique_ptr<Replication> m_replication; // made, used and destroyed in m_thread
};

} // namespace threadline
