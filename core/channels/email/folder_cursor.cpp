// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/folder_cursor.h"

namespace threadline {

namespace {

const QString foldersKey = QStringLiteral("folders");

void putSet(QJsonObject& json, QLatin1String key, const UidSet& set)
{
    if (!set.isEmpty()) {
        json.insert(key, QString::fromLatin1(set.text()));
    }
}

UidSet readSet(const QJsonObject& json, QLatin1String key)
{
    return UidSet::fromText(json.value(key).toString().toLatin1()).value_or(UidSet());
}

QJsonObject toJson(const FolderCursor& cursor)
{
    // Numbers of 64 bits are text: JSON's lose their last digits.
    QJsonObject json{{QStringLiteral("uidvalidity"), qint64(cursor.uidValidity)},
                     {QStringLiteral("low"), qint64(cursor.low)},
                     {QStringLiteral("high"), qint64(cursor.high)},
                     {QStringLiteral("complete"), cursor.complete},
                     {QStringLiteral("modseq"), QString::number(cursor.modSeq)},
                     {QStringLiteral("since"), cursor.since.seconds()}};
    putSet(json, QLatin1String("known"), cursor.known);
    putSet(json, QLatin1String("seen"), cursor.seen);
    putSet(json, QLatin1String("flagged"), cursor.flagged);
    putSet(json, QLatin1String("answered"), cursor.answered);
    return json;
}

FolderCursor folderCursorFromJson(const QJsonObject& json)
{
    const auto number = [&](QLatin1String key) {
        return static_cast<quint32>(json.value(key).toInteger());
    };
    FolderCursor cursor;
    cursor.uidValidity = number(QLatin1String("uidvalidity"));
    cursor.low = number(QLatin1String("low"));
    cursor.high = number(QLatin1String("high"));
    cursor.complete = json.value(QLatin1String("complete")).toBool();
    cursor.modSeq = json.value(QLatin1String("modseq")).toString().toULongLong();
    cursor.since = Timestamp::fromSeconds(json.value(QLatin1String("since")).toInteger());
    cursor.known = readSet(json, QLatin1String("known"));
    cursor.seen = readSet(json, QLatin1String("seen"));
    cursor.flagged = readSet(json, QLatin1String("flagged"));
    cursor.answered = readSet(json, QLatin1String("answered"));
    return cursor.uidValidity == 0 || cursor.low == 0 ? FolderCursor() : cursor;
}

} // namespace

UidSet FolderCursor::reported(quint64 limit) const
{
    const UidSet all = known.isEmpty() ? UidSet::between(low, high) : known;
    return all.newest(limit);
}

QJsonObject toJson(const FolderCursors& cursors)
{
    QJsonObject folders;
    for (auto it = cursors.begin(); it != cursors.end(); ++it) {
        folders.insert(it.key(), toJson(it.value()));
    }
    return {{foldersKey, folders}};
}

FolderCursors folderCursorsFromJson(const QJsonObject& json)
{
    FolderCursors cursors;
    const QJsonObject folders = json.value(foldersKey).toObject();
    for (auto it = folders.begin(); it != folders.end(); ++it) {
        cursors.insert(it.key(), folderCursorFromJson(it.value().toObject()));
    }
    return cursors;
}

} // namespace threadline
