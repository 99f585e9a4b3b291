// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/timeline_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/log/timeline_key.h"
#include "core/markup/html_sanitiser.h"
#include "core/outbound/outbox_reading.h"

namespace threadline {

QList<TimelineMark> readTimeline(Database& database, CustomerId customer)
{
    QList<TimelineMark> marks;
    Statement rows =
        database.prepare("SELECT i.key, i.at, i.channel, i.kind, i.direction, coalesce(c.number, "
                         "0), i.text_size, i.attachments, "
                         "i.read FROM interaction i LEFT JOIN cases c ON c.id = i.case_id "
                         "WHERE i.customer = ? AND i.delivery <> 'cancelled' ORDER BY i.key");
    rows.with(headOf(database, customer).uuid());
    ChannelName channel; // shared with the mark before: most neighbours are on one channel
    while (rows.step()) {
        TimelineMark mark;
        mark.key = rows.integer(0);
        mark.at = {rows.integer(1)};
        if (const QByteArray name = rows.bytes(2); QLatin1String(name) != channel) {
            channel = QString::fromLatin1(name);
        }
        mark.channel = channel;
        mark.kind = interactionKindFromName(rows.text(3)).value_or(InteractionKind::Message);
        mark.direction = directionFromName(rows.text(4)).value_or(Direction::Inbound);
        mark.caseNumber = rows.integer(5);
        mark.textSize = rows.integer(6);
        mark.attachments = rows.integer(7);
        mark.read = rows.integer(8) != 0;
        marks.append(mark);
    }
    return marks;
}

bool arrivedLater(InteractionKey one, InteractionKey other)
{
    return seqOfTimelineKey(one) > seqOfTimelineKey(other);
}

std::optional<TimelineEntry> readEntry(Database& database, InteractionKey key,
                                       const EntryOptions& options)
{
    auto interaction = readInteraction(database, key);
    if (!interaction) {
        return std::nullopt;
    }
    TimelineEntry entry;
    entry.key = key;
    if (interaction->inCase) {
        if (const auto inCase = readCase(database, *interaction->inCase)) {
            entry.caseNumber = inCase->number;
            entry.caseSubject = inCase->subject;
        }
    }
    if (interaction->delivery != Delivery::Received) {
        if (const auto item = readOutboxItem(database, interaction->id)) {
            entry.problem = item->problem;
            entry.dueAt = item->dueAt;
            entry.scheduled = item->scheduled;
        }
    }
    if (options.fold) {
        entry.segments = foldQuotes(interaction->text);
        if (!interaction->html.isEmpty()) {
            SanitisedHtml shown = sanitiseHtml(interaction->html.toUtf8(),
                                               {options.remoteImages, options.darkTheme, true});
            entry.html = std::move(shown.html);
            entry.quotedHtml = std::move(shown.quotedHtml);
            entry.remoteImages = shown.remoteImages;
        }
    }
    entry.interaction = std::move(*interaction);
    return entry;
}

} // namespace threadline
