// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sla_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/sla_shapes.h"
#include "core/model/rejected.h"
#include "core/sla/holiday_import.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace threadline {

namespace {

using namespace command_line;

Timestamp currentMoment()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1000};
}

Expected<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return rejected(QStringLiteral("\"%1\" cannot be read: check the path.").arg(path));
    }
    // One more than is taken, so that a larger file is told from one that just fits.
    return file.read(maxIcsBytes + 1);
}

Expected<QJsonDocument> jsonOf(const QString& path)
{
    const auto content = contentOf(path);
    if (!content) {
        return content.error();
    }
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(*content, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return rejected(QStringLiteral("\"%1\" is no JSON: %2 at byte %3.")
                            .arg(path, problem.errorString())
                            .arg(problem.offset));
    }
    return json;
}

Expected<int> exitCode(const Expected<void>& done)
{
    return done ? Expected<int>(0) : done.error();
}

Expected<int> showCase(CommandContext& context, const QString& words)
{
    const auto one = await(context.workspace().findCase(words));
    if (!one) {
        return one.error();
    }
    const auto standing = await(context.workspace().caseStanding(one->id));
    if (!standing) {
        return standing.error();
    }
    const Timestamp now = currentMoment();
    if (context.json()) {
        context.output.json({toJson(*one, *standing, now)});
    } else if (!*standing) {
        context.output.line(QStringLiteral("Nothing was promised in case #%1.").arg(one->number));
    } else {
        context.output.line(QStringLiteral("policy: %1, counted in %2")
                                .arg(printable((*standing)->policy), printable((*standing)->calendar)));
        context.output.table(inColumns((*standing)->standing, now));
    }
    return 0;
}

Expected<int> runStanding(CommandContext& context)
{
    if (!context.arguments.positional.isEmpty()) {
        return showCase(context, context.argument(0));
    }
    constexpr int all = -1;
    QueueFilter filter;
    filter.tab = QueueFilter::Tab::Any;
    filter.sort = QueueFilter::Sort::SlaFirst;
    filter.sla = context.arguments.has("breached") ? SlaBand::Red
                 : context.arguments.has("soon")   ? SlaBand::Amber
                                                   : SlaBand::Fine;
    const auto page = await(context.workspace().queue(filter, 0, all));
    if (!page) {
        return page.error();
    }
    const Timestamp now = currentMoment();
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const QueueRow& row : page->rows) {
        objects.append(toJson(row, now));
        rows.append(inColumns(row, now));
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> setPolicies(CommandContext& context, const QString& path)
{
    const auto json = jsonOf(path);
    if (!json) {
        return json.error();
    }
    if (!json->isArray()) {
        return rejected(QStringLiteral("\"%1\" is no list of policies: write what threadline sla policies --json "
                                       "answers, an array.")
                            .arg(path));
    }
    const auto calendars = await(context.workspace().businessCalendars());
    if (!calendars) {
        return calendars.error();
    }
    QStringList names;
    for (const BusinessCalendar& calendar : *calendars) {
        names.append(calendar.name);
    }
    const auto policies = policiesFromJson(json->array(), names);
    return policies ? exitCode(await(context.workspace().setSlaPolicies(*policies))) : policies.error();
}

QString promiseWords(const std::optional<qint64>& seconds)
{
    if (!seconds) {
        return QStringLiteral("–");
    }
    constexpr qint64 hour = 3600;
    return *seconds % hour == 0 ? QStringLiteral("%1 h").arg(*seconds / hour)
                                : QStringLiteral("%1 min").arg((*seconds + 59) / 60);
}

QString conditionWords(const SlaPolicy& policy)
{
    const QStringList all = policy.priorities + policy.channels + policy.tags;
    return all.isEmpty() ? QStringLiteral("every case") : all.join(QLatin1Char(' '));
}

Expected<int> runPolicies(CommandContext& context)
{
    if (context.arguments.has("set")) {
        return setPolicies(context, context.arguments.value("set"));
    }
    const auto policies = await(context.workspace().slaPolicies());
    if (!policies) {
        return policies.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const SlaPolicy& policy : *policies) {
        objects.append(policy.toJson());
        rows.append({printable(policy.name), printable(conditionWords(policy)), promiseWords(policy.firstReply),
                     promiseWords(policy.nextReply), promiseWords(policy.resolution), printable(policy.calendar)});
    }
    if (context.json()) {
        context.output.json(objects);
        return 0;
    }
    if (!rows.isEmpty()) {
        rows.prepend({QStringLiteral("policy"), QStringLiteral("for"), QStringLiteral("first reply"),
                      QStringLiteral("next reply"), QStringLiteral("resolution"), QStringLiteral("calendar")});
    }
    context.output.table(rows);
    return 0;
}

Expected<int> saveCalendar(CommandContext& context, const QString& path)
{
    const auto json = jsonOf(path);
    if (!json) {
        return json.error();
    }
    // What the listing answers for one calendar is an array of one.
    const QJsonObject object = json->isArray() && json->array().size() == 1 ? json->array().first().toObject()
                                                                            : json->object();
    const auto calendar = BusinessCalendar::fromJson(object);
    return calendar ? exitCode(await(context.workspace().saveCalendar(*calendar))) : calendar.error();
}

Expected<QDate> firstDay(const Arguments& arguments)
{
    if (!arguments.has("from")) {
        return QDate(QDate::currentDate().year(), 1, 1);
    }
    bool isNumber = false;
    const int year = arguments.value("from").toInt(&isNumber);
    if (!isNumber || year < firstCalendarYear || year >= endCalendarYear) {
        return rejected(QStringLiteral("--from is a year from %1 to %2.").arg(firstCalendarYear).arg(endCalendarYear - 1));
    }
    return QDate(year, 1, 1);
}

Expected<int> importInto(CommandContext& context, const QString& path)
{
    const QString name = context.arguments.value("calendar");
    const auto calendars = await(context.workspace().businessCalendars());
    if (!calendars) {
        return calendars.error();
    }
    const auto found = std::ranges::find(*calendars, name, &BusinessCalendar::name);
    if (found == calendars->end()) {
        return rejected(QStringLiteral("There is no calendar \"%1\": name one of threadline sla calendars with --calendar.")
                            .arg(name));
    }
    const auto from = firstDay(context.arguments);
    const auto content = from ? contentOf(path) : from.error();
    const auto imported = content ? importHolidays(*content, *from) : content.error();
    if (!imported) {
        return imported.error();
    }
    BusinessCalendar calendar = *found;
    addHolidays(calendar, imported->holidays);
    const auto saved = await(context.workspace().saveCalendar(calendar));
    if (!saved) {
        return saved.error();
    }
    for (const QString& sentence : imported->leftOut) {
        context.output.complain(printable(sentence));
    }
    if (!context.json()) {
        context.output.line(QStringLiteral("%1 holidays were read.").arg(imported->holidays.size()));
    }
    return 0;
}

Expected<int> runCalendars(CommandContext& context)
{
    const Arguments& given = context.arguments;
    if (given.has("save")) {
        return saveCalendar(context, given.value("save"));
    }
    if (given.has("remove")) {
        return exitCode(await(context.workspace().removeCalendar(given.value("remove"))));
    }
    if (given.has("holidays")) {
        return importInto(context, given.value("holidays"));
    }
    const auto calendars = await(context.workspace().businessCalendars());
    if (!calendars) {
        return calendars.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const BusinessCalendar& calendar : *calendars) {
        objects.append(calendar.toJson());
        rows.append({printable(calendar.name), QString::fromUtf8(calendar.timeZone),
                     QStringLiteral("%1 holidays").arg(calendar.holidays.size())});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

} // namespace

std::vector<Command> slaCommands()
{
    return {
        {{"sla",
          "[CASE]",
          "How a case stands to what was promised, or which cases something is owed in, the first due first",
          {{"soon", nullptr, "Only those with little time left, and breached ones"},
           {"breached", nullptr, "Only breached ones"}},
          0,
          1,
          true},
         Command::Needs::ReadWorkspace,
         runStanding},
        {{"sla policies",
          "",
          "Lists what is promised, in the order in which it is tried",
          {{"set", "FILE", "Sets all policies from JSON, as --json lists them"}},
          0,
          0,
          true},
         Command::Needs::ReadWorkspace,
         runPolicies,
         {"set"}},
        {{"sla calendars",
          "",
          "Lists the business calendars that promises are counted in",
          {{"save", "FILE", "Saves one from JSON, in place of one of its name"},
           {"remove", "NAME", "Removes one that no policy counts in"},
           {"holidays", "FILE", "Adds the all-day events of an iCalendar file …"},
           {"calendar", "NAME", "… to this calendar"},
           {"from", "YEAR", "… for ten years from this one on; else from the current one"}},
          0,
          0,
          true},
         Command::Needs::ReadWorkspace,
         runCalendars,
         {"save", "remove", "holidays"}},
    };
}

} // namespace threadline
