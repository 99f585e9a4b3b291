// SPDX-License-Identifier: GPL-3.0-or-later
//
// The desk's line to the hub: made when it is needed, made anew when it was lost.
// Thread: the hub's, but for end().
#pragma once

#include "core/hub/hub.h"

#include <QMutex>
#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace threadline {

class HubLine : public QObject
{
    Q_OBJECT

public:
    /// A new line. Blocks.
    using Connect = std::function<Expected<std::unique_ptr<Hub>>()>;

    explicit HubLine(Connect connect);
    ~HubLine() override;

    /// Null: there is none. One that was lost says so when it is asked.
    Hub* hub() const { return m_hub.get(); }
    /// Blocks when there is none that is not known to be lost.
    Expected<void> open();
    void close();
    /// Does `work(hub)`. A line that was there before may be dead without anybody knowing: the work is begun again on a
    /// new one then.
    template <class Fn>
    Expected<void> use(Fn work)
    {
        const bool isOld = isAlive();
        const auto done = useOnce(work);
        return !done && isOld && !isAlive() ? useOnce(work) : done;
    }
    /// From any thread: what is asked now and later fails, so that nobody waits for a dead line.
    void end();

Q_SIGNALS:
    void opened();
    void closed();
    void readable();

private:
    template <class Fn>
    Expected<void> useOnce(Fn& work)
    {
        const auto isOpen = open();
        return isOpen ? work(*m_hub) : isOpen;
    }

    bool isAlive() const { return m_hub && m_hub->socket() >= 0; }

    Connect m_connect;
    QMutex m_guard; ///< of m_hub's coming and going, and of m_isEnding
    std::unique_ptr<Hub> m_hub;
    bool m_isEnding = false;
    std::unique_ptr<QSocketNotifier> m_ear;
};

} // namespace threadline
