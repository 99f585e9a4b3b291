// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/touchpoint_commands.h"

#include "app/command_line/awaiting.h"
#include "core/model/rejected.h"
#include "core/model/touch.h"
#include "core/touchpoints/ingest_line.h"
#include "core/workspace/touchpoint_import.h"

#include <QDir>
#include <QFile>

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

Expected<FieldMapping> saidMapping(const Arguments& arguments)
{
    FieldMapping mapping;
    mapping.name = arguments.value("name").simplified();
    mapping.region = arguments.value("region").trimmed().toUpper();
    const auto columns = columnsFromText(arguments.values("map"));
    if (!columns) {
        return columns.error();
    }
    mapping.columns = *columns;
    if (arguments.has("kind")) {
        mapping.kind = touchKindFromName(arguments.value("kind"));
        if (!mapping.kind) {
            return rejected(u"--kind is one of call, visit, on-site, delivery, invoice."_s);
        }
    }
    if (arguments.has("dates")) {
        mapping.dates = dateOrderFromName(arguments.value("dates").toLower());
        if (!mapping.dates) {
            return rejected(u"--dates is dmy, mdy or ymd."_s);
        }
    }
    return mapping;
}

QString columnsInWords(const FieldMapping& mapping)
{
    QStringList pairs;
    for (auto column = mapping.columns.begin(); column != mapping.columns.end(); ++column) {
        pairs.append(column.key() + u'=' + printable(*column));
    }
    return pairs.join(u", "_s);
}

QJsonObject toJson(const TouchpointReport& report)
{
    return {{u"imported"_s, report.imported},
            {u"duplicates"_s, report.duplicates},
            {u"failed"_s, report.failed},
            {u"new_customers"_s, report.newCustomers},
            {u"failures"_s, QJsonArray::fromStringList(report.failures)}};
}

void complain(const TouchpointReport& report, Output& output)
{
    for (const QString& failure : report.failures) {
        output.complain(printable(failure));
    }
}

QString figures(const TouchpointReport& report, bool dryRun)
{
    return (dryRun ? u"would import %1, skip %2 duplicates, %3 failed"_s : u"imported %1, skipped %2 duplicates, %3 failed"_s)
        .arg(report.imported)
        .arg(report.duplicates)
        .arg(report.failed);
}

Expected<int> runImport(CommandContext& context)
{
    const auto mapping = saidMapping(context.arguments);
    if (!mapping) {
        return mapping.error();
    }
    const bool dryRun = context.arguments.has("dry-run");
    const auto report = await(context.workspace().importTouchpoints({QDir::cleanPath(context.argument(0)), *mapping, dryRun}));
    if (!report) {
        return report.error();
    }
    complain(*report, context.output);
    if (context.json()) {
        QJsonObject object = toJson(*report);
        object.insert(u"mapping"_s, mappingToJson(report->mapping));
        object.insert(u"name"_s, report->mapping.name.isEmpty() ? QJsonValue() : QJsonValue(report->mapping.name));
        context.output.json({object});
    } else {
        const QString by = report->mapping.name.isEmpty() ? u"the words of the header"_s : u"\"%1\""_s.arg(report->mapping.name);
        context.output.line(u"columns by %1: %2"_s.arg(report->guessed || !report->mapping.name.isEmpty() ? by : u"--map"_s,
                                                       columnsInWords(report->mapping)));
        for (const QString& line : report->would) {
            context.output.line(printable(line));
        }
        context.output.line(figures(*report, dryRun));
    }
    return report->failed > 0 && report->imported + report->duplicates == 0 ? 1 : 0;
}

Expected<int> runMappings(CommandContext& context)
{
    const auto mappings = await(context.workspace().fieldMappings());
    if (!mappings) {
        return mappings.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> rows;
    for (const FieldMapping& mapping : *mappings) {
        QJsonObject object = mappingToJson(mapping);
        object.insert(u"name"_s, mapping.name);
        objects.append(object);
        rows.append({printable(mapping.name), columnsInWords(mapping)});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(rows);
    }
    return 0;
}

Expected<int> runForget(CommandContext& context)
{
    const auto removed = await(context.workspace().removeFieldMapping(context.arguments.positional.join(u' ')));
    return removed ? Expected<int>(0) : removed.error();
}

void add(TouchpointReport& sum, const TouchpointReport& more)
{
    sum.imported += more.imported;
    sum.duplicates += more.duplicates;
    sum.failed += more.failed;
    sum.newCustomers += more.newCustomers;
    sum.would += more.would;
}

/// With its line end. Of one that is too long only so much that it is seen to be; empty: there is no more.
QByteArray nextLine(QFile& input)
{
    constexpr qint64 most = longestIngestLine + 2;
    QByteArray line = input.readLine(most + 1);
    bool isWhole = line.size() < most || line.endsWith('\n');
    while (!isWhole) {
        const QByteArray rest = input.readLine(most + 1);
        isWhole = rest.size() < most || rest.endsWith('\n');
    }
    return line.isEmpty() || line.endsWith('\n') ? line : line + '\n';
}

/// As much as there is, but never half a line; what is stored is told as it comes.
Expected<TouchpointReport> ingestStandardInput(CommandContext& context)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return rejected(u"Standard input cannot be read."_s);
    }
    constexpr qsizetype linesAtOnce = 500;
    constexpr qsizetype bytesAtOnce = 8 << 20;
    TouchpointReport sum;
    qint64 line = 1;
    while (true) {
        QByteArray lines;
        qsizetype count = 0;
        while (count < linesAtOnce && lines.size() < bytesAtOnce) {
            const QByteArray next = nextLine(input);
            if (next.isEmpty()) {
                break;
            }
            lines += next;
            ++count;
        }
        if (count == 0) {
            return sum;
        }
        const auto report = await(context.workspace().ingestLines(lines, line, context.arguments.has("dry-run")));
        if (!report) {
            return report.error();
        }
        complain(*report, context.output);
        add(sum, *report);
        line += count;
    }
}

Expected<int> runIngest(CommandContext& context)
{
    const bool fromFolder = context.arguments.has("folder");
    if (fromFolder && context.arguments.has("dry-run")) {
        return rejected(u"A folder is emptied as it is read, so there is no --dry-run of it: pass a file on standard input."_s);
    }
    const auto report = fromFolder ? await(context.workspace().ingestFolder(context.arguments.value("folder")))
                                   : ingestStandardInput(context);
    if (!report) {
        return report.error();
    }
    if (fromFolder) {
        complain(*report, context.output);
    }
    if (context.json()) {
        QJsonObject object = toJson(*report);
        object.remove(u"failures"_s); // they were told as they came
        if (fromFolder) {
            object.insert(u"files_done"_s, report->filesDone);
            object.insert(u"files_failed"_s, report->filesFailed);
            object.insert(u"files_waiting"_s, report->filesWaiting);
        }
        context.output.json({object});
    } else {
        for (const QString& line : report->would) {
            context.output.line(printable(line));
        }
        if (fromFolder) {
            context.output.line(u"files: %1 done, %2 failed, %3 still being written"_s.arg(report->filesDone)
                                    .arg(report->filesFailed)
                                    .arg(report->filesWaiting));
        }
        context.output.line(figures(*report, context.arguments.has("dry-run")));
    }
    return report->failed > 0 ? 1 : 0;
}

} // namespace

std::vector<Command> touchpointCommands()
{
    constexpr int any = -1;
    return {{{"import touchpoints",
              "FILE",
              "Reads calls, visits, deliveries, invoices from a table (CSV) or JSON",
              {{"map", "FIELD=COLUMN,…", "Which column is what; again for more. Else as kept, or by the header's words"},
               {"name", "NAME", "Keeps the mapping under it; without --map takes the one that is kept"},
               {"kind", "KIND", "Of rows that do not say: call, visit, on-site, delivery, invoice"},
               {"dates", "ORDER", "dmy, mdy or ymd, when the dates do not say it themselves"},
               {"region", "CC", "Country of phone numbers without a code, like DE"},
               {"dry-run", nullptr, "Only says what would be"}},
              1,
              1,
              true},
             Command::Needs::WriteWorkspace,
             runImport},
            {{"mapping list", "", "Mappings of tables that are kept", {}, 0, 0, true},
             Command::Needs::ReadWorkspace,
             runMappings},
            {{"mapping remove", "NAME", "Forgets a mapping", {}, 1, any}, Command::Needs::WriteWorkspace, runForget},
            {{"ingest",
              "[--folder DIR]",
              "Takes interactions of other systems: a JSON object to the line on standard input, or files in a folder",
              {{"folder", "DIR", "Takes its *.json and *.jsonl; each goes to done/ or failed/ there"},
               {"dry-run", nullptr, "Only says what would be"}},
              0,
              0,
              true},
             Command::Needs::WriteWorkspace,
             runIngest}};
}

} // namespace threadline
