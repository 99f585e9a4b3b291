// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_entries.h"

#include "core/async/when_finished.h"

#include <algorithm>

namespace threadline {

TimelineEntries::TimelineEntries(TimelineSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
}

TimelineEntries::~TimelineEntries()
{
    m_asking.cancel();
}

const TimelineEntry* TimelineEntries::find(InteractionKey key) const
{
    const auto known = m_known.constFind(key);
    return known == m_known.constEnd() ? nullptr : &known->entry;
}

QString TimelineEntries::problem(InteractionKey key) const
{
    return m_problems.value(key);
}

void TimelineEntries::want(const QList<InteractionKey>& keys)
{
    m_wanted = keys.first(std::min<qsizetype>(keys.size(), capacity));
    for (auto key = m_wanted.crbegin(); key != m_wanted.crend(); ++key) {
        if (const auto known = m_known.find(*key); known != m_known.end()) {
            m_recent.splice(m_recent.begin(), m_recent, known->place);
        }
    }
    const bool stillUseful = std::any_of(m_asked.cbegin(), m_asked.cend(),
                                         [this](auto key) { return m_wanted.contains(key); });
    if (!m_asked.isEmpty() && !stillUseful) {
        m_asking.cancel();
        m_asked.clear();
        ++m_serial;
    }
    askNext();
}

void TimelineEntries::refresh()
{
    for (Known& known : m_known) {
        known.stale = true;
    }
    m_problems.clear();
    // What is under way may have been read before the change.
    m_asking.cancel();
    m_asked.clear();
    ++m_serial;
    askNext();
}

void TimelineEntries::forgetAll()
{
    m_asking.cancel();
    m_asked.clear();
    ++m_serial;
    m_known.clear();
    m_recent.clear();
    m_problems.clear();
    m_wanted.clear();
    m_allowed.clear();
}

void TimelineEntries::setDarkTheme(bool dark)
{
    if (dark != m_dark) {
        m_dark = dark;
        refresh();
    }
}

void TimelineEntries::allowRemoteImages(InteractionKey key)
{
    m_allowed.insert(key);
    if (const auto known = m_known.find(key); known != m_known.end()) {
        known->stale = true;
    }
    askNext();
}

bool TimelineEntries::isMissing(InteractionKey key) const
{
    if (m_problems.contains(key)) {
        return false;
    }
    const auto known = m_known.constFind(key);
    return known == m_known.constEnd() || known->stale;
}

void TimelineEntries::askNext()
{
    if (!m_asked.isEmpty()) {
        return;
    }
    bool remoteImages = false;
    for (const InteractionKey key : std::as_const(m_wanted)) {
        if (!isMissing(key)) {
            continue;
        }
        // A batch is read with remote images or without; the first one decides which.
        if (m_asked.isEmpty()) {
            remoteImages = m_allowed.contains(key);
        }
        if (m_allowed.contains(key) == remoteImages) {
            m_asked.append(key);
        }
        if (m_asked.size() == batchSize) {
            break;
        }
    }
    if (m_asked.isEmpty()) {
        return;
    }
    m_asking = m_source.entries(m_asked, remoteImages, m_dark);
    whenFinished(
        m_asking, this,
        [this, serial = m_serial, asked = m_asked](const Expected<QList<TimelineEntry>>& answer) {
            if (serial == m_serial) {
                m_asked.clear();
                accept(asked, answer);
                askNext();
            }
        });
}

void TimelineEntries::accept(const QList<InteractionKey>& asked,
                             const Expected<QList<TimelineEntry>>& answer)
{
    QList<InteractionKey> news;
    if (answer) {
        QSet<InteractionKey> found;
        for (const TimelineEntry& entry : *answer) {
            found.insert(entry.key);
            if (keep(entry)) {
                news.append(entry.key);
            }
        }
        for (const InteractionKey key : asked) {
            if (!found.contains(key)) {
                m_problems.insert(key, tr("This entry is no longer in the history."));
                news.append(key);
            }
        }
    } else {
        for (const InteractionKey key : asked) {
            m_problems.insert(key, answer.error().sentence);
        }
        news = asked;
    }
    trim();
    if (!news.isEmpty()) {
        Q_EMIT arrived(news);
    }
}

bool TimelineEntries::keep(const TimelineEntry& entry)
{
    if (const auto known = m_known.find(entry.key); known != m_known.end()) {
        known->stale = false;
        if (known->entry == entry) {
            return false;
        }
        known->entry = entry;
        return true;
    }
    m_recent.push_front(entry.key);
    m_known.insert(entry.key, {entry, false, m_recent.begin()});
    return true;
}

void TimelineEntries::trim()
{
    while (m_known.size() > capacity) {
        m_known.remove(m_recent.back());
        m_recent.pop_back();
    }
}

} // namespace threadline
