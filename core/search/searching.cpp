// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/searching.h"

#include "core/log/timeline_key.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace threadline {

namespace {

/// The index knows the words of an address, not where it begins and ends: a hit for a whole address
/// is held against the sender in its event.
bool isFrom(Database& database, qint64 key, const QStringList& addresses)
{
    Statement& row = database.statement("SELECT body FROM event WHERE seq = ?");
    row.with(seqOfTimelineKey(key));
    if (!row.step()) {
        return false;
    }
    const QJsonObject body = QJsonDocument::fromJson(row.bytes(0)).object();
    row.reset();
    const QString sender = body.value(QLatin1String("from")).toObject().value(QLatin1String("address")).toString();
    return addresses.contains(sender.toLower());
}

} // namespace

QList<qint64> searchKeys(Database& database, const SearchQuery& query, int limit)
{
    QList<qint64> keys;
    if (query.isEmpty() || limit == 0) {
        return keys;
    }
    Statement hits = database.prepare(
        "SELECT rowid FROM interaction_fts WHERE interaction_fts MATCH ? ORDER BY rowid DESC");
    const QByteArray match = query.toFts();
    hits.bind(1, Utf8{match});
    while (hits.step()) {
        const qint64 key = hits.integer(0);
        if (query.senderAddresses.isEmpty() || isFrom(database, key, query.senderAddresses)) {
            keys.append(key);
        }
        if (limit > 0 && keys.size() >= limit) {
            break;
        }
    }
    return keys;
}

} // namespace threadline
