// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_projection.h"

#include "core/log/event_log.h"
#include "core/search/attachment_words.h"

#include <algorithm>

namespace threadline {

QStringList SearchProjection::tables() const
{
    return {QStringLiteral("interaction_fts"), QStringLiteral("attachment"), QStringLiteral("unread_attachment")};
}

void SearchProjection::clear(Database& database)
{
    abandon();
    database.execute("INSERT INTO interaction_fts(interaction_fts) VALUES('delete-all');"
                     "DELETE FROM attachment; DELETE FROM unread_attachment");
}

void SearchProjection::apply(Database& database, const Event& event)
{
    if (event.kind == QLatin1String("message.received") || event.kind == QLatin1String("message.queued")) {
        gather(database, event);
    } else if (event.kind == QLatin1String("touch.withdrawn") || event.kind == QLatin1String("touch.restored")) {
        setWithdrawn(database, event, event.kind == QLatin1String("touch.withdrawn"));
    }
}

void SearchProjection::gather(Database& database, const Event& event)
{
    m_gathered.push_back(indexedRow(event, noteAttachments(database, event)));
    m_gatheredBytes += m_gathered.back().size();
    constexpr qsizetype most = 32 << 20; // a batch may bring many long attachments
    if (m_gatheredBytes > most) {
        finish(database);
    }
}

void SearchProjection::finish(Database& database)
{
    std::sort(m_gathered.begin(), m_gathered.end(),
              [](const IndexedRow& a, const IndexedRow& b) { return a.key < b.key; });
    for (const IndexedRow& row : m_gathered) {
        addToIndex(database, row);
    }
    abandon();
}

void SearchProjection::setWithdrawn(Database& database, const Event& event, bool withdrawn)
{
    finish(database); // it may be among what was gathered
    const EventId id(QUuid::fromString(event.body.value(QLatin1String("message")).toString()));
    const auto logged = readEvent(database, id, true);
    if (!logged) {
        return;
    }
    if (withdrawn) {
        takeFromIndex(database, indexedRow(*logged, takeAttachments(database, *logged)));
    } else {
        gather(database, *logged);
    }
}

void SearchProjection::takeBack(Database& database, const Event& event)
{
    if (event.kind == QLatin1String("touch.withdrawn") || event.kind == QLatin1String("touch.restored")) {
        setWithdrawn(database, event, event.kind == QLatin1String("touch.restored"));
        finish(database);
        return;
    }
    if (event.kind == QLatin1String("message.received") || event.kind == QLatin1String("message.queued")) {
        takeFromIndex(database, indexedRow(event, takeAttachments(database, event)));
    }
}

void SearchProjection::abandon()
{
    m_gathered.clear();
    m_gatheredBytes = 0;
}

} // namespace threadline
