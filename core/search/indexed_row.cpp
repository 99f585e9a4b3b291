// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/indexed_row.h"

#include "core/log/message_text.h"
#include "core/log/timeline_key.h"
#include "core/model/touch.h"
#include "core/search/searched_event.h"
#include "core/search/text_folding.h"

namespace threadline {

namespace {

/// The text, and what else was written about it.
QByteArray bodyWords(const Event& event)
{
    QByteArray words =
        event.foldedText.isNull() ? foldedForSearch(unpackMessageText(event.packedText).text) : event.foldedText;
    const QString details = wordsInDetails(event.body.value(QLatin1String("details")).toObject());
    if (!details.isEmpty()) {
        words += '\n' + foldedForSearch(details);
    }
    return words;
}

} // namespace

IndexedRow indexedRow(const Event& event, const QByteArray& contents)
{
    const QJsonObject& body = event.body;
    QString recipients;
    for (const SearchedParty& party : recipientsIn(body)) {
        recipients += party.words + QLatin1Char('\n');
    }
    QString files;
    for (const QString& name : fileNamesIn(body)) {
        files += name + QLatin1Char('\n');
    }
    return {timelineKey(event.at, event.seq),
            foldedForSearch(body.value(QLatin1String("subject")).toString()),
            bodyWords(event),
            foldedForSearch(senderIn(body).words),
            foldedForSearch(recipients),
            foldedForSearch(files),
            contents};
}

void addToIndex(Database& database, const IndexedRow& row)
{
    database
        .statement("INSERT INTO interaction_fts(rowid, subject, body, sender, recipients, files, contents) "
                   "VALUES(?,?,?,?,?,?,?)")
        .run(row.key, Utf8{row.subject}, Utf8{row.body}, Utf8{row.sender}, Utf8{row.recipients}, Utf8{row.files},
             Utf8{row.contents});
}

void takeFromIndex(Database& database, const IndexedRow& row)
{
    database
        .statement("INSERT INTO interaction_fts(interaction_fts, rowid, subject, body, sender, recipients, files, "
                   "contents) VALUES('delete',?,?,?,?,?,?,?)")
        .run(row.key, Utf8{row.subject}, Utf8{row.body}, Utf8{row.sender}, Utf8{row.recipients}, Utf8{row.files},
             Utf8{row.contents});
}

} // namespace threadline
