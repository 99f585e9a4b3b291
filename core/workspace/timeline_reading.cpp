// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/timeline_reading.h"

#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/history/interaction_reading.h"
#include "core/log/timeline_key.h"
#include "core/markup/html_sanitiser.h"
#include "core/outbound/outbox_reading.h"
#include "core/workspace/happening_reading.h"

#include <algorithm>

namespace threadline {

namespace {

/// Turns the names of one column into values; most rows repeat the one before.
template <class Value>
class ColumnWords
{
public:
    template <class Fn>
    const Value& of(QByteArrayView bytes, Fn valueOf)
    {
        if (bytes != m_bytes || m_bytes.isNull()) {
            m_bytes = bytes.toByteArray();
            m_value = valueOf(QString::fromLatin1(bytes));
        }
        return m_value;
    }

private:
    QByteArray m_bytes;
    Value m_value = {};
};

/// The cases of one customer, looked up once each: a join would look for each message again.
class CasesAtHand
{
public:
    CasesAtHand(Database& database, const QString& agent)
        : m_database(database)
        , m_agent(agent)
    {
    }

    void readAllOf(const QUuid& customer)
    {
        Statement rows = m_database.prepare("SELECT id, number, merged_into FROM cases WHERE customer = ?");
        rows.with(customer);
        while (rows.step()) {
            m_cases.insert(rows.bytes(0), {rows.integer(1), rows.bytes(2)});
        }
    }

    /// The number of the case in which what belongs to `id` is shown; 0: `id` is none.
    qint64 shownNumber(QByteArrayView id)
    {
        OneCase found = at(id);
        for (int step = 0; !found.into.isEmpty() && step < mostMerges; ++step) {
            found = at(found.into);
        }
        return found.number;
    }

    /// Up to which event the person at this desk has seen a case.
    qint64 seenUpTo(QByteArrayView id)
    {
        const QByteArray key = id.toByteArray();
        const auto known = m_seen.constFind(key);
        if (known != m_seen.constEnd()) {
            return *known;
        }
        Statement& row = m_database.statement("SELECT seq FROM case_seen WHERE case_id = ? AND agent = ?");
        row.with(key, m_agent);
        const qint64 seq = row.step() ? row.integer(0) : 0;
        row.reset();
        m_seen.insert(key, seq);
        return seq;
    }

private:
    struct OneCase
    {
        qint64 number = 0;
        QByteArray into;
    };

    static constexpr int mostMerges = 100; // a circle cannot be made; a damaged store may have one

    OneCase at(QByteArrayView id)
    {
        if (id.isEmpty()) {
            return {};
        }
        const auto known = m_cases.constFind(QByteArray::fromRawData(id.data(), id.size()));
        if (known != m_cases.constEnd()) {
            return *known;
        }
        Statement& row = m_database.statement("SELECT number, merged_into FROM cases WHERE id = ?");
        row.with(id.toByteArray());
        const OneCase found = row.step() ? OneCase{row.integer(0), row.bytes(1)} : OneCase{};
        row.reset();
        m_cases.insert(id.toByteArray(), found);
        return found;
    }

    Database& m_database;
    QString m_agent;
    QHash<QByteArray, OneCase> m_cases;
    QHash<QByteArray, qint64> m_seen;
};

bool isSeen(const Statement& row, qint64 key, CasesAtHand& cases)
{
    constexpr qint64 seenAtADesk = 2; // projections.sql
    const qint64 read = row.integer(8);
    if (read != seenAtADesk) {
        return read != 0;
    }
    const qint64 seq = seqOfTimelineKey(key);
    return seq <= cases.seenUpTo(row.view(5)) || (!row.isNull(9) && seq <= cases.seenUpTo(row.view(9)));
}

QList<TimelineMark> interactionMarks(Database& database, const QUuid& customer, int newest, CasesAtHand& cases)
{
    QList<TimelineMark> marks;
    Statement rows = database.prepare("SELECT key, at, channel, kind, direction, case_id, text_size, attachments, "
                                      "read, home FROM interaction WHERE customer = ? AND delivery <> 'cancelled' "
                                      "ORDER BY key DESC LIMIT ?");
    constexpr int all = -1;
    rows.with(customer, newest > 0 ? newest : all);
    ColumnWords<ChannelName> channel;
    ColumnWords<InteractionKind> kind;
    ColumnWords<Direction> direction;
    while (rows.step()) {
        TimelineMark mark;
        mark.key = rows.integer(0);
        mark.at = {rows.integer(1)};
        mark.channel = channel.of(rows.view(2), [](const QString& name) { return name; });
        mark.kind = kind.of(rows.view(3), [](const QString& name) {
            return interactionKindFromName(name).value_or(InteractionKind::Message);
        });
        mark.direction = direction.of(rows.view(4), [](const QString& name) {
            return directionFromName(name).value_or(Direction::Inbound);
        });
        mark.caseNumber = cases.shownNumber(rows.view(5));
        mark.textSize = rows.integer(6);
        mark.attachments = rows.integer(7);
        mark.read = isSeen(rows, mark.key, cases);
        marks.append(std::move(mark));
    }
    std::reverse(marks.begin(), marks.end());
    return marks;
}

void addHappenings(Database& database, const QUuid& customer, qint64 since, CasesAtHand& cases,
                   QList<TimelineMark>& marks)
{
    const qsizetype said = marks.size();
    Statement rows = database.prepare(
        "SELECT key, subject, actor FROM happening WHERE customer = ? AND key >= ? ORDER BY key");
    rows.with(customer, since);
    ColumnWords<QString> actor;
    while (rows.step()) {
        TimelineMark mark;
        mark.happening = true;
        mark.key = rows.integer(0);
        mark.at = momentOfTimelineKey(mark.key);
        mark.direction = Direction::Internal;
        mark.caseNumber = cases.shownNumber(rows.view(1));
        mark.actor = actor.of(rows.view(2), [](const QString& name) { return name; });
        marks.append(std::move(mark));
    }
    std::inplace_merge(marks.begin(), marks.begin() + said, marks.end(),
                       [](const TimelineMark& a, const TimelineMark& b) { return a.key < b.key; });
}

bool isWanted(const TimelineMark& mark, const HistoryFilter& wanted)
{
    return (wanted.happenings || !mark.happening) && (wanted.from.isNull() || mark.at >= wanted.from) &&
           (wanted.before.isNull() || mark.at < wanted.before) &&
           (wanted.channel.isEmpty() || mark.channel == wanted.channel) &&
           (wanted.caseNumber == 0 || mark.caseNumber == wanted.caseNumber);
}

} // namespace

QList<TimelineMark> readTimeline(Database& database, CustomerId customer, const TimelineOptions& options)
{
    const QUuid head = headOf(database, customer).uuid();
    CasesAtHand cases(database, options.agent);
    if (options.newest <= 0) {
        cases.readAllOf(head);
    }
    QList<TimelineMark> marks = interactionMarks(database, head, options.newest, cases);
    const bool isAll = options.newest <= 0 || marks.size() < options.newest;
    addHappenings(database, head, isAll ? 0 : marks.first().key, cases, marks);
    return marks;
}

QList<TimelineEntry> readHistory(Database& database, CustomerId customer, const QString& agent,
                                 const HistoryFilter& wanted)
{
    QList<TimelineEntry> entries;
    const QList<TimelineMark> marks = readTimeline(database, customer, {agent, 0});
    for (const TimelineMark& mark : marks) {
        if (!isWanted(mark, wanted)) {
            continue;
        }
        if (auto entry = readEntry(database, mark.key, {false, false, false})) {
            entry->interaction.read = mark.read;
            entries.append(std::move(*entry));
        }
    }
    return entries;
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
        return readHappening(database, key);
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
