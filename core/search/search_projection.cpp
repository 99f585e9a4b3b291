// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/search_projection.h"

#include "core/log/message_text.h"
#include "core/log/timeline_key.h"
#include "core/search/searched_event.h"
#include "core/search/text_folding.h"

#include <algorithm>

namespace threadline {

QStringList SearchProjection::tables() const
{
    return {QStringLiteral("interaction_fts")};
}

void SearchProjection::clear(Database& database)
{
    m_gathered.clear();
    database.execute("INSERT INTO interaction_fts(interaction_fts) VALUES('delete-all')");
}

void SearchProjection::apply(Database&, const Event& event)
{
    if (event.kind != QLatin1String("message.received") && event.kind != QLatin1String("message.queued")) {
        return;
    }
    const QJsonObject& body = event.body;
    QString recipients;
    for (const SearchedParty& party : recipientsIn(body)) {
        recipients += party.words + QLatin1Char('\n');
    }
    QString files;
    for (const QString& name : fileNamesIn(body)) {
        files += name + QLatin1Char('\n');
    }
    m_gathered.push_back({timelineKey(event.at, event.seq),
                          foldedForSearch(body.value(QLatin1String("subject")).toString()),
                          event.foldedText.isNull() ? foldedForSearch(unpackMessageText(event.packedText).text)
                                                    : event.foldedText,
                          foldedForSearch(senderIn(body).words), foldedForSearch(recipients),
                          foldedForSearch(files)});
}

void SearchProjection::finish(Database& database)
{
    std::sort(m_gathered.begin(), m_gathered.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
    Statement& insert = database.statement(
        "INSERT INTO interaction_fts(rowid, subject, body, sender, recipients, files) VALUES(?,?,?,?,?,?)");
    for (const Row& row : m_gathered) {
        insert.run(row.key, Utf8{row.subject}, Utf8{row.body}, Utf8{row.sender}, Utf8{row.recipients},
                   Utf8{row.files});
    }
    m_gathered.clear();
}

} // namespace threadline
