// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub_line.h"

#include <QSocketNotifier>

#include <utility>

namespace threadline {

HubLine::HubLine(Connect connect)
    : m_connect(std::move(connect))
{
}

HubLine::~HubLine() = default;

Expected<void> HubLine::open()
{
    if (isAlive()) {
        return {};
    }
    close();
    const Error closed{Error::Remedy::Cancelled, QStringLiteral("The desk was closed.")};
    {
        const QMutexLocker lock(&m_guard);
        if (m_isEnding) {
            return closed; // a line that is cut by end() is no reason to make another
        }
    }
    auto hub = m_connect();
    if (!hub) {
        return hub.error();
    }
    {
        const QMutexLocker lock(&m_guard);
        if (m_isEnding) {
            return closed;
        }
        m_hub = std::move(*hub);
    }
    m_ear = std::make_unique<QSocketNotifier>(m_hub->socket(), QSocketNotifier::Read);
    connect(m_ear.get(), &QSocketNotifier::activated, this, &HubLine::readable);
    Q_EMIT opened();
    return {};
}

void HubLine::close()
{
    if (m_ear) {
        m_ear->setEnabled(false);
        m_ear.release()->deleteLater(); // it may be what brought us here
    }
    {
        const QMutexLocker lock(&m_guard);
        m_hub.reset();
    }
    Q_EMIT closed();
}

void HubLine::end()
{
    const QMutexLocker lock(&m_guard);
    m_isEnding = true;
    if (m_hub) {
        m_hub->interrupt();
    }
}

} // namespace threadline
