// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/listing_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/attachment_words.h"
#include "app/commands/json_shapes.h"
#include "app/commands/shown_entry.h"
#include "core/search/search_help.h"
#include "core/workspace/day_words.h"

#include <QDateTime>

#include <algorithm>

namespace threadline {

namespace {

using namespace command_line;

template <class T>
void printJson(const QList<T>& values, Output& output)
{
    QList<QJsonObject> objects;
    for (const T& value : values) {
        objects.append(toJson(value));
    }
    output.json(objects);
}

Expected<int> runCustomers(CommandContext& context)
{
    constexpr int all = -1;
    const QString query = context.arguments.positional.join(QLatin1Char(' '));
    const auto customers = await(context.workspace().customers(query, all));
    if (!customers) {
        return customers.error();
    }
    if (context.json()) {
        printJson(*customers, context.output);
        return 0;
    }
    QList<QStringList> rows;
    for (const Customer& customer : *customers) {
        QStringList identities;
        for (const Identity& identity : customer.identities) {
            identities.append(printable(identity.value));
        }
        rows.append({shownName(customer), QString::number(customer.interactions),
                     identities.join(QStringLiteral(", "))});
    }
    context.output.table(rows);
    return 0;
}

/// The midnight with which a day begins here; null when the option was not given.
Expected<Timestamp> dayFrom(const CommandContext& context, const char* option, int daysLater)
{
    const QString typed = context.arguments.value(option);
    if (typed.isEmpty()) {
        return Timestamp();
    }
    const auto day = dayMeant(typed, QDate::currentDate());
    if (!day) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("\"%1\" is no day: write --%2 like 2024-03-12, \"March 2024\" or today.")
                         .arg(typed, QLatin1String(option))};
    }
    return Timestamp{day->addDays(daysLater).startOfDay().toMSecsSinceEpoch() * 1000};
}

Expected<HistoryFilter> historyFilter(const CommandContext& context)
{
    HistoryFilter wanted;
    wanted.happenings = context.arguments.has("events");
    wanted.channel = context.arguments.value("channel");
    const auto from = dayFrom(context, "from", 0);
    const auto before = dayFrom(context, "to", 1);
    if (!from || !before) {
        return from ? before.error() : from.error();
    }
    wanted.from = *from;
    wanted.before = *before;
    if (const QString words = context.arguments.value("case"); !words.isEmpty()) {
        const auto inCase = await(context.workspace().findCase(words));
        if (!inCase) {
            return inCase.error();
        }
        wanted.caseNumber = inCase->number;
    }
    return wanted;
}

Expected<int> runTimeline(CommandContext& context)
{
    const QString words = context.arguments.positional.join(QLatin1Char(' '));
    const auto customer = await(context.workspace().findCustomer(words));
    if (!customer) {
        return customer.error();
    }
    const auto wanted = historyFilter(context);
    if (!wanted) {
        return wanted.error();
    }
    const auto history = await(context.workspace().history(*customer, *wanted));
    if (!history) {
        return history.error();
    }
    if (context.json()) {
        printJson(*history, context.output);
        return 0;
    }
    for (const TimelineEntry& entry : *history) {
        showEntry(entry, context.output);
    }
    return 0;
}

/// The hits of one customer under their name, the one of the newest hit first.
void listHits(QList<SearchHit> hits, Output& output)
{
    std::stable_sort(hits.begin(), hits.end(),
                     [](const SearchHit& one, const SearchHit& other) { return one.group < other.group; });
    QList<QStringList> rows;
    for (qsizetype i = 0; i < hits.size(); ++i) {
        const SearchHit& hit = hits.at(i);
        const QString where = hit.foundIn.isEmpty() ? QString() : printable(hit.foundIn) + QStringLiteral(": ");
        rows.append({QStringLiteral(" "), localTime(hit.at), hit.channel, printable(hit.subject),
                     where + printable(hit.snippet)});
        if (i + 1 == hits.size() || hits.at(i + 1).group != hit.group) {
            output.line(printable(hit.customerName));
            output.table(rows);
            rows.clear();
        }
    }
}

/// What of the history could not be looked in.
void tellWhatIsMissing(const SearchAnswer& answer, Output& output)
{
    if (!answer.complete) {
        output.complain(answer.completeSince.isNull()
                            ? QStringLiteral("Not all mail is here yet.")
                            : QStringLiteral("Not all mail is here yet: it is complete since %1.")
                                  .arg(localTime(answer.completeSince)));
    }
    if (answer.unreadAttachments > 0) {
        output.complain(unreadAttachmentsInWords(answer.unreadAttachments));
    }
}

Expected<int> runSearch(CommandContext& context)
{
    if (context.arguments.has("keys")) {
        context.output.bytes(searchHelp);
        return 0;
    }
    const QString query = context.arguments.positional.join(QLatin1Char(' '));
    if (query.trimmed().isEmpty()) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("Say what to look for; threadline search --keys lists what can be written.")};
    }
    constexpr int usual = 50;
    bool isNumber = true;
    const QString wanted = context.arguments.value("limit");
    const int limit = wanted.isEmpty() ? usual : wanted.toInt(&isNumber);
    if (!isNumber || limit < 1) {
        return Error{Error::Remedy::Rejected, QStringLiteral("--limit needs a number above 0.")};
    }
    const auto answer = await(context.workspace().search(query, limit));
    if (!answer) {
        return answer.error();
    }
    for (const QueryProblem& problem : answer->problems) {
        context.output.complain(problem.sentence);
    }
    tellWhatIsMissing(*answer, context.output);
    if (context.json()) {
        printJson(answer->hits, context.output);
    } else {
        listHits(answer->hits, context.output);
    }
    return answer->problems.isEmpty() ? 0 : 1;
}

} // namespace

Command customersCommand()
{
    return {{"customers",
             "[QUERY]",
             "Lists customers, those of the latest contact first",
             {},
             0,
             -1,
             true},
            Command::Needs::ReadWorkspace,
            runCustomers};
}

Command timelineCommand()
{
    return {{"timeline",
             "CUSTOMER",
             "The whole history with one customer, named by id, address, number, handle or name",
             {{"events", nullptr, "Also what was done: status, tags, merges …"},
              {"from", "DAY", "Not before this day"},
              {"to", "DAY", "Not after this day"},
              {"channel", "C", "Only on this channel"},
              {"case", "CASE", "Only in this case"}},
             1,
             -1,
             true},
            Command::Needs::ReadWorkspace,
            runTimeline};
}

Command searchCommand()
{
    return {{"search",
             "QUERY",
             "Finds words, \"phrases\" and from:ADDRESS in everything, attachments too, by customer",
             {{"limit", "N", "At most so many (50)"}, {"keys", nullptr, "Lists what can be written in QUERY, searches nothing"}},
             0,
             -1,
             true,
             searchHelp},
            Command::Needs::ReadWorkspace,
            runSearch};
}

} // namespace threadline
