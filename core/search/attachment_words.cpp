// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/attachment_words.h"

#include "core/log/event_log.h"
#include "core/log/message_text.h"
#include "core/log/timeline_key.h"
#include "core/search/text_folding.h"

#include <QJsonArray>

#include <algorithm>
#include <vector>

namespace threadline {

namespace {

constexpr qsizetype hashBytes = 32;

struct NamedFile
{
    QByteArray hash; ///< 32 bytes
    QString name;
    QString type;
};

/// Each once, in their order in the message.
QList<NamedFile> filesIn(const QJsonObject& body)
{
    QList<NamedFile> files;
    const QJsonArray attachments = body.value(QLatin1String("attachments")).toArray();
    for (const auto& value : attachments) {
        const QJsonObject attachment = value.toObject();
        const QByteArray hash =
            QByteArray::fromHex(attachment.value(QLatin1String("sha256")).toString().toLatin1());
        const bool known = std::any_of(files.begin(), files.end(), [&](const NamedFile& file) { return file.hash == hash; });
        if (hash.size() == hashBytes && !known) {
            files.append({hash, attachment.value(QLatin1String("name")).toString(),
                          attachment.value(QLatin1String("type")).toString()});
        }
    }
    return files;
}

std::optional<AttachmentText> textOf(Database& database, const QByteArray& hash)
{
    Statement& row = database.statement("SELECT outcome, packed FROM attachment_text WHERE sha256 = ?");
    row.with(hash);
    if (!row.step()) {
        return std::nullopt;
    }
    AttachmentText text;
    text.outcome = attachmentOutcomeFromName(row.text(0)).value_or(AttachmentText::Outcome::OtherKind);
    if (const QByteArray packed = row.bytes(1); !packed.isEmpty()) {
        text.text = unpackMessageText(packed).text;
    }
    row.reset();
    return text;
}

bool isRead(Database& database, const QByteArray& hash)
{
    Statement& row = database.statement("SELECT 1 FROM attachment_text WHERE sha256 = ?");
    row.with(hash);
    const bool read = row.step();
    row.reset();
    return read;
}

/// Whether the words of a file are found with an interaction that has it.
bool isIndexed(Database& database, const QByteArray& hash, qint64 key)
{
    Statement& row = database.statement("SELECT indexed FROM attachment WHERE sha256 = ? AND key = ?");
    row.with(hash, key);
    const bool indexed = row.step() && row.integer(0) != 0;
    row.reset();
    return indexed;
}

QByteArray contentsOf(Database& database, qint64 key, const QJsonObject& body)
{
    QByteArray contents;
    const QList<NamedFile> files = filesIn(body);
    for (const NamedFile& file : files) {
        if (isIndexed(database, file.hash, key)) {
            if (const auto text = textOf(database, file.hash)) {
                contents += foldedForSearch(text->text) + '\n';
            }
        }
    }
    return contents;
}

/// Oldest first, as the index likes it.
QList<qint64> keysWith(Database& database, const QByteArray& hash)
{
    QList<qint64> keys;
    Statement& rows = database.statement("SELECT key FROM attachment WHERE sha256 = ? AND indexed = 1 ORDER BY key");
    rows.with(hash);
    while (rows.step()) {
        keys.append(rows.integer(0));
    }
    return keys;
}

/// Does `change` to what was read of a file; its interactions are in the index with what that makes of them.
template <class Fn>
void reindexed(Database& database, const QByteArray& hash, Fn change)
{
    std::vector<std::pair<Event, IndexedRow>> before;
    const QList<qint64> keys = keysWith(database, hash);
    for (const qint64 key : keys) {
        if (const auto event = readEvent(database, seqOfTimelineKey(key), true)) {
            before.emplace_back(*event, indexedRow(*event, contentsOf(database, key, event->body)));
        }
    }
    change();
    for (auto& [event, row] : before) {
        const QByteArray contents = contentsOf(database, row.key, event.body);
        if (contents != row.contents) {
            takeFromIndex(database, row);
            row.contents = contents;
            addToIndex(database, row);
        }
    }
}

void markUnread(Database& database, const QByteArray& hash, qint64 key)
{
    database
        .statement("INSERT INTO unread_attachment(sha256, key) VALUES(?,?) "
                   "ON CONFLICT(sha256) DO UPDATE SET key = max(key, excluded.key)")
        .run(hash, key);
}

void forget(Database& database, const QByteArray& hash)
{
    reindexed(database, hash, [&] {
        database.statement("DELETE FROM attachment_text WHERE sha256 = ?").run(hash);
    });
    Statement& newest = database.statement("SELECT max(key) FROM attachment WHERE sha256 = ? HAVING count(*) > 0");
    newest.with(hash);
    if (newest.step()) {
        const qint64 key = newest.integer(0);
        newest.reset();
        markUnread(database, hash, key);
    }
}

} // namespace

QList<UnreadAttachment> unreadAttachments(Database& database, int limit)
{
    QList<UnreadAttachment> unread;
    Statement rows = database.prepare("SELECT sha256, key FROM unread_attachment ORDER BY key DESC, sha256 LIMIT ?");
    rows.bind(1, limit);
    while (rows.step()) {
        const QByteArray hash = rows.bytes(0);
        UnreadAttachment found{hash.toHex(), {}, {}};
        if (const auto event = readEvent(database, seqOfTimelineKey(rows.integer(1)), false)) {
            const QList<NamedFile> files = filesIn(event->body);
            for (const NamedFile& file : files) {
                if (file.hash == hash) {
                    found.name = file.name;
                    found.type = file.type;
                }
            }
        }
        unread.append(found);
    }
    return unread;
}

qint64 countUnreadAttachments(Database& database)
{
    return database.number("SELECT count(*) FROM unread_attachment");
}

QMap<AttachmentText::Outcome, qint64> countAttachmentOutcomes(Database& database)
{
    QMap<AttachmentText::Outcome, qint64> counts;
    Statement rows = database.prepare("SELECT outcome, count(*) FROM attachment_text GROUP BY outcome");
    while (rows.step()) {
        if (const auto outcome = attachmentOutcomeFromName(rows.text(0))) {
            counts[*outcome] += rows.integer(1);
        }
    }
    return counts;
}

std::optional<AttachmentText> readAttachmentText(Database& database, const QByteArray& sha256)
{
    return textOf(database, QByteArray::fromHex(sha256));
}

void storeAttachmentText(Database& database, const QByteArray& sha256, const AttachmentText& text, int reader)
{
    const QByteArray hash = QByteArray::fromHex(sha256);
    const QByteArray packed = text.text.isEmpty() ? QByteArray("") : packMessageText({text.text, {}});
    const auto store = [&] {
        database.statement("INSERT OR REPLACE INTO attachment_text(sha256, reader, outcome, packed) VALUES(?,?,?,?)")
            .run(hash, reader, attachmentOutcomeName(text.outcome), packed);
    };
    if (text.text.isEmpty() && !isRead(database, hash)) {
        store(); // most files are pictures: nothing changes in the index
    } else {
        reindexed(database, hash, store);
    }
    database.statement("DELETE FROM unread_attachment WHERE sha256 = ?").run(hash);
}

int forgetOutdatedTexts(Database& database, int reader, bool noReaderBefore, int limit)
{
    QList<QByteArray> outdated;
    Statement rows = database.prepare(
        "SELECT sha256 FROM attachment_text WHERE reader < ?1 UNION ALL "
        "SELECT sha256 FROM attachment_text WHERE reader = ?1 AND outcome = 'no_reader' AND ?2 LIMIT ?3");
    rows.with(reader, noReaderBefore, limit);
    while (rows.step()) {
        outdated.append(rows.bytes(0));
    }
    for (const QByteArray& hash : outdated) {
        forget(database, hash);
    }
    return static_cast<int>(outdated.size());
}

QByteArray noteAttachments(Database& database, const Event& event)
{
    const QList<NamedFile> files = filesIn(event.body);
    if (files.isEmpty()) {
        return {};
    }
    const qint64 key = timelineKey(event.at, event.seq);
    for (const NamedFile& file : files) {
        database
            .statement("INSERT OR IGNORE INTO attachment(sha256, key, indexed) SELECT ?1, ?2, count(*) < ?3 "
                       "FROM (SELECT 1 FROM attachment WHERE sha256 = ?1 LIMIT ?3)")
            .run(file.hash, key, indexedPerFile);
        if (!isRead(database, file.hash)) {
            markUnread(database, file.hash, key);
        }
    }
    return contentsOf(database, key, event.body);
}

QByteArray takeAttachments(Database& database, const Event& event)
{
    const qint64 key = timelineKey(event.at, event.seq);
    const QByteArray contents = contentsOf(database, key, event.body);
    const QList<NamedFile> files = filesIn(event.body);
    for (const NamedFile& file : files) {
        database.statement("DELETE FROM attachment WHERE sha256 = ? AND key = ?").run(file.hash, key);
        database.statement("DELETE FROM unread_attachment WHERE sha256 = ?").run(file.hash);
        Statement& newest = database.statement("SELECT max(key) FROM attachment WHERE sha256 = ?");
        newest.with(file.hash);
        const bool others = newest.step() && !newest.isNull(0);
        const qint64 other = newest.integer(0);
        newest.reset();
        if (others && !isRead(database, file.hash)) {
            markUnread(database, file.hash, other);
        }
    }
    return contents;
}

} // namespace threadline
