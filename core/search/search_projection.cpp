// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_projection.h"

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
    if (event.kind != QLatin1String("message.received") && event.kind != QLatin1String("message.queued")) {
        return;
    }
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

void SearchProjection::takeBack(Database& database, const Event& event)
{
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
