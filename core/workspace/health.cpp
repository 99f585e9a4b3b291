// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/health.h"

#include "core/history/interaction_events.h"
#include "core/log/message_text.h"
#include "core/log/team_order.h"
#include "core/model/attachment_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline {

namespace {

void checkDatabase(Database& database, QStringList& findings)
{
    Statement check = database.prepare("PRAGMA integrity_check");
    while (check.step()) {
        const QString line = check.text(0);
        if (line != QLatin1String("ok")) {
            findings.append(QStringLiteral("The database is damaged: %1.").arg(line));
        }
    }
}

void checkTexts(Database& database, QStringList& findings)
{
    Statement rows = database.prepare("SELECT seq, packed FROM event_text");
    qint64 damaged = 0;
    while (rows.step()) {
        const MessageText text = unpackMessageText(rows.bytes(1));
        damaged += text.text.isEmpty() && text.html.isEmpty() ? 1 : 0;
    }
    if (damaged > 0) {
        findings.append(QStringLiteral("The texts of %1 interactions are damaged.").arg(damaged));
    }
}

void checkAttachments(Database& database, const BlobStore& blobs, QStringList& findings)
{
    Statement rows = database.prepare(
        "SELECT e.body FROM interaction i JOIN event e ON e.seq = i.seq WHERE i.attachments > 0");
    qint64 lost = 0;
    while (rows.step()) {
        const QJsonArray attachments = QJsonDocument::fromJson(rows.bytes(0))
                                           .object()
                                           .value(QLatin1String("attachments"))
                                           .toArray();
        for (const auto& attachment : attachments) {
            lost += blobs.verified(attachmentFromJson(attachment.toObject()).sha256) ? 0 : 1;
        }
    }
    if (lost > 0) {
        findings.append(QStringLiteral("%1 attachments are missing or damaged.").arg(lost));
    }
}

void checkProjections(Database& database, QStringList& findings)
{
    const qint64 told = database.number(
        "SELECT count(*) FROM event WHERE kind IN ('message.received', 'message.queued')");
    const qint64 shown = database.number("SELECT count(*) FROM interaction");
    if (told != shown) {
        findings.append(
            QStringLiteral(
                "The log tells of %1 interactions and the timelines show %2: run threadline "
                "rebuild.")
                .arg(told)
                .arg(shown));
    }
    // An expert may read one message of a customer and not who that is: then nothing is wrong.
    const qint64 homeless = database.number("SELECT count(*) FROM interaction i WHERE NOT EXISTS "
                                            "(SELECT 1 FROM customer c WHERE c.id = i.customer) AND EXISTS "
                                            "(SELECT 1 FROM event e WHERE e.subject = i.customer "
                                            "AND e.kind = 'customer.created')");
    if (homeless > 0) {
        findings.append(
            QStringLiteral("%1 interactions belong to no customer: run threadline rebuild.")
                .arg(homeless));
    }
}

} // namespace

QStringList examine(Database& database, const BlobStore& blobs)
{
    QStringList findings;
    checkDatabase(database, findings);
    checkTexts(database, findings);
    if (!team_order::isInTeam(database)) { // there a file comes when it is wanted
        checkAttachments(database, blobs, findings);
    }
    checkProjections(database, findings);
    return findings;
}

} // namespace threadline
