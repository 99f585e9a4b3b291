// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outbound/send_gate.h"

#include "core/outbound/outbox_events.h"

namespace threadline {

namespace {

QString whoWrote(const Event& message)
{
    const Interaction interaction = interactionFrom(message);
    if (!interaction.from.name.isEmpty()) {
        return interaction.from.name;
    }
    return interaction.from.address.isEmpty() ? message.actor : interaction.from.address;
}

QString sentenceAbout(const QStringList& inbound, const QStringList& ours)
{
    QStringList parts;
    if (!inbound.isEmpty()) {
        parts.append(QStringLiteral("%1 wrote").arg(inbound.join(QStringLiteral(" and "))));
    }
    if (!ours.isEmpty()) {
        parts.append(QStringLiteral("%1 answered").arg(ours.join(QStringLiteral(" and "))));
    }
    return QStringLiteral("Held: %1 since this was written. Read it, then send it anyway or take it back.")
        .arg(parts.join(QStringLiteral(", ")));
}

} // namespace

News newsFor(Database& database, const OutboxItem& item, const Event& queued)
{
    const qint64 oldest = queued.at.us - historyAfterHours * 3'600 * 1'000'000;
    Statement rows = database.prepare(
        "SELECT seq, direction FROM interaction WHERE case_id = (SELECT case_id FROM interaction WHERE seq = ?1) "
        "AND seq > ?2 AND seq <> ?1 AND at >= ?3 AND delivery <> 'cancelled' ORDER BY key");
    rows.with(item.seq, item.seen, oldest);
    News news;
    QStringList inbound;
    QStringList ours;
    while (rows.step()) {
        const auto message = readEvent(database, rows.integer(0), false);
        const bool fromCustomer = rows.text(1) == QLatin1String("inbound");
        if (!message || (!fromCustomer && message->actor == queued.actor)) {
            continue;
        }
        news.messages.append(message->id);
        QStringList& names = fromCustomer ? inbound : ours;
        if (const QString name = whoWrote(*message); !names.contains(name)) {
            names.append(name);
        }
    }
    if (!news.messages.isEmpty()) {
        news.sentence = sentenceAbout(inbound, ours);
    }
    return news;
}

bool holdForNews(EventLog::Batch& batch, const OutboxItem& item, const Event& queued, const QString& actor,
                 Timestamp at)
{
    const News news = newsFor(batch.database(), item, queued);
    if (news.messages.isEmpty()) {
        return false;
    }
    batch.append(messageHeld(queued, actor, at, news.messages, news.sentence));
    return true;
}

} // namespace threadline
