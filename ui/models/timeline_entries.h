// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entries of a timeline that are at hand: read in small batches as the view comes near them,
// at most `capacity` kept, those not looked at for longest forgotten first.
//
// Thread: GUI. The source outlives this. One batch is asked for at a time; a batch the view has
// scrolled away from is cancelled.
#pragma once

#include "ui/models/timeline_source.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <list>

namespace threadline {

class TimelineEntries final : public QObject
{
    Q_OBJECT

public:
    static constexpr int batchSize = 24;
    static constexpr int capacity = 300;

    explicit TimelineEntries(TimelineSource& source, QObject* parent = nullptr);
    ~TimelineEntries() override;

    /// nullptr while it has not been read. Valid until control returns to the event loop.
    const TimelineEntry* find(InteractionKey key) const;
    /// Why an entry cannot be shown: one sentence; empty when it can or is still to come.
    QString problem(InteractionKey key) const;
    qsizetype size() const { return m_known.size(); }
    /// Something wanted is still on its way.
    bool isReading() const { return !m_asked.isEmpty(); }

    /// What is visible and what is near it, the nearest first. What is missing will be read.
    void want(const QList<InteractionKey>& keys);
    /// They may have changed: what is wanted of them is read again, shown as it is meanwhile.
    void refresh();
    /// Another customer.
    void forgetAll();

    void setDarkTheme(bool dark);
    bool isDarkTheme() const { return m_dark; }
    /// Reads one entry again with its remote images, for as long as this customer is shown.
    void allowRemoteImages(InteractionKey key);
    bool remoteImagesAllowed(InteractionKey key) const { return m_allowed.contains(key); }

Q_SIGNALS:
    /// Entries that were read for the first time, differ from before, or cannot be read.
    void arrived(const QList<threadline::InteractionKey>& keys);

private:
    struct Known
    {
        TimelineEntry entry;
        bool stale = false;
        std::list<InteractionKey>::iterator place;
    };

    void askNext();
    void accept(const QList<InteractionKey>& asked, const Expected<QList<TimelineEntry>>& answer);
    bool keep(const TimelineEntry& entry);
    void trim();
    bool isMissing(InteractionKey key) const;

    TimelineSource& m_source;
    QHash<InteractionKey, Known> m_known;
    std::list<InteractionKey> m_recent; ///< the latest wanted first
    QHash<InteractionKey, QString> m_problems;
    QList<InteractionKey> m_wanted;
    QSet<InteractionKey> m_allowed;
    bool m_dark = false;

    QFuture<Expected<QList<TimelineEntry>>> m_asking;
    QList<InteractionKey> m_asked; ///< what m_asking is for; empty: nothing is being read
    quint64 m_serial = 0;          ///< answers to an earlier one are old news
};

} // namespace threadline
