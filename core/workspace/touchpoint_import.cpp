// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/touchpoint_import.h"

#include "core/async/waited.h"
#include "core/cases/case_directory.h"
#include "core/customers/customer_directory.h"
#include "core/customers/customer_events.h"
#include "core/history/interaction_reading.h"
#include "core/model/rejected.h"
#include "core/touchpoints/mapping_events.h"
#include "core/touchpoints/mapping_projection.h"
#include "core/touchpoints/touchpoint_fields.h"
#include "core/touchpoints/touchpoint_file.h"
#include "core/touchpoints/touchpoint_row.h"
#include "core/workspace/touchpoint_customer.h"

#include <QFile>

namespace threadline::touchpoint_import {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 largestFile = 256 << 20;
constexpr qsizetype batchRows = 500;

struct Prepared
{
    QString where;
    Touchpoint touchpoint;
    PreparedArrival arrival;
};

/// Whose it is and which case it names; refused when that case is of somebody else.
Expected<std::optional<CaseId>> caseNamed(Database& database, const Touchpoint& touchpoint,
                                          const std::optional<CustomerId>& customer)
{
    if (touchpoint.caseNumber == 0) {
        return std::optional<CaseId>();
    }
    const auto inCase = readCaseByNumber(database, touchpoint.caseNumber);
    if (!inCase) {
        return rejected(u"There is no case #%1."_s.arg(touchpoint.caseNumber));
    }
    if (!customer || inCase->customer != headOf(database, *customer)) {
        return rejected(u"Case #%1 is of another customer."_s.arg(touchpoint.caseNumber));
    }
    return std::optional(inCase->id);
}

QString inWords(const Prepared& one, const std::optional<CustomerId>& customer, Database& database)
{
    const Arrival& arrival = one.touchpoint.arrival;
    const QString who = customer ? displayName(database, headOf(database, *customer))
                        : !one.touchpoint.name.isEmpty() ? one.touchpoint.name
                                                         : one.touchpoint.identities.first().value;
    const QString what = interactionKindName(arrival.kind).replace(u'_', u' ');
    return u"%1: %2 of %3, %4%5"_s.arg(one.where, what, toRfc3339(arrival.at), who,
                                       customer ? QString() : u" (a new customer)"_s);
}

/// One of them inside a batch; what is wrong with it is told.
void storeOne(EventLog::Batch& batch, Prepared& one, const WorkspaceServices& services, TouchpointReport& report)
{
    Database& database = batch.database();
    const Touchpoint& touchpoint = one.touchpoint;
    if (seqByExternalKey(database, touchpoint.arrival.externalKey)) {
        ++report.duplicates;
        return;
    }
    const auto known = touchpoint_customer::find(database, touchpoint);
    const auto inCase = known ? caseNamed(database, touchpoint, *known) : Expected<std::optional<CaseId>>(known.error());
    if (!inCase) {
        ++report.failed;
        report.failures.append(one.where + u": "_s + inCase.error().sentence);
        return;
    }
    const Timestamp at = touchpoint.arrival.at;
    const CustomerId customer = touchpoint_customer::settle(batch, touchpoint, *known, at);
    report.newCustomers += *known ? 0 : 1;
    one.arrival.customer = customer;
    one.arrival.inCase = *inCase;
    const Ingested ingested = services.pipeline->ingest(batch, one.arrival, touchpoint.source, services.clock.now());
    ++(ingested.added ? report.imported : report.duplicates);
    batch.divide(); // a colleague may have brought this one already
}

void foretell(Database& database, const QList<Prepared>& prepared, TouchpointReport& report)
{
    QSet<QByteArray> keys; // also one that stands twice in the file
    for (const Prepared& one : prepared) {
        const QByteArray& key = one.touchpoint.arrival.externalKey;
        if (keys.contains(key) || seqByExternalKey(database, key)) {
            ++report.duplicates;
            continue;
        }
        keys.insert(key);
        const auto known = touchpoint_customer::find(database, one.touchpoint);
        const auto inCase =
            known ? caseNamed(database, one.touchpoint, *known) : Expected<std::optional<CaseId>>(known.error());
        if (inCase) {
            ++report.imported;
            report.would.append(inWords(one, *known, database));
        } else {
            ++report.failed;
            report.failures.append(one.where + u": "_s + inCase.error().sentence);
        }
    }
}

Expected<QList<Prepared>> prepare(const QList<ToldTouchpoint>& told, WorkspaceServices& services,
                                  TouchpointReport& report)
{
    QList<Prepared> prepared;
    for (const ToldTouchpoint& one : told) {
        if (!one.touchpoint) {
            ++report.failed;
            report.failures.append(one.where + u": "_s + one.touchpoint.error().sentence);
            continue;
        }
        auto arrival = prepareArrival(one.touchpoint->arrival, services.blobs);
        if (!arrival) {
            return arrival.error();
        }
        if (arrival->preview.isEmpty()) {
            const QJsonObject& details = one.touchpoint->arrival.details;
            arrival->preview = previewOf(details.value("outcome"_L1).toString(details.value("reference"_L1).toString()));
        }
        prepared.append({one.where, *one.touchpoint, std::move(*arrival)});
    }
    return prepared;
}

Expected<void> storeBatch(const QList<ToldTouchpoint>& told, bool dryRun, WorkspaceServices& services,
                          TouchpointReport& report)
{
    TouchpointReport here = report;
    auto prepared = prepare(told, services, here);
    if (!prepared) {
        return prepared.error();
    }
    if (dryRun) {
        const auto foretold = waited(services.readers.ask([&](Database& database) -> Expected<bool> {
            foretell(database, *prepared, here);
            return true;
        }));
        if (!foretold) {
            return foretold.error();
        }
        report = here;
        return {};
    }
    if (services.replication) {
        static_cast<void>(waited(services.replication->ensureNumbers(prepared->size())));
    }
    const auto stored = waited(services.log->write(
        [&](EventLog::Batch& batch) -> Expected<bool> {
            for (Prepared& one : *prepared) {
                storeOne(batch, one, services, here);
            }
            return true;
        },
        EventLog::Durability::SurvivesMachine));
    if (!stored) {
        return stored.error();
    }
    report = here;
    return {};
}

Expected<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return rejected(u"%1 cannot be read: %2."_s.arg(path, file.errorString()));
    }
    if (file.size() > largestFile) {
        return rejected(u"%1 is larger than %2 MB: split it."_s.arg(path).arg(largestFile >> 20));
    }
    return file.readAll();
}

/// Who said how the columns are to be read, and what they said.
Expected<FieldMapping> chosenMapping(const FieldMapping& said, const QStringList& header, const QList<FieldMapping>& kept,
                                     TouchpointReport& report)
{
    FieldMapping chosen = said;
    if (said.columns.isEmpty()) {
        std::optional<FieldMapping> before;
        for (const FieldMapping& one : kept) {
            if (one.name == said.name) {
                before = one;
            }
        }
        if (!before && !said.name.isEmpty()) {
            return rejected(u"There is no mapping \"%1\": say it once with --map."_s.arg(said.name));
        }
        before = before ? before : rememberedFor(kept, header);
        report.guessed = !before;
        chosen.name = before ? before->name : said.name;
        chosen.columns = before ? before->columns : guessedColumns(header);
        chosen.kind = said.kind ? said.kind : before ? before->kind : std::nullopt;
        chosen.dates = said.dates ? said.dates : before ? before->dates : std::nullopt;
        chosen.region = !said.region.isEmpty() ? said.region : before ? before->region : QString();
    }
    return mappingFor(chosen, header);
}

Expected<RowReading> readingOf(const TouchpointFile& file, const FieldMapping& mapping)
{
    RowReading reading{mapping.name.isEmpty() ? u"import"_s : mapping.name, mapping.kind, mapping.dates, mapping.region,
                       QTimeZone::systemTimeZone()};
    if (!reading.dates) {
        QStringList dates;
        for (const FileRow& row : file.rows) {
            dates.append(row.cells.value(mapping.columns.value(u"date"_s)));
        }
        const auto order = dateOrderOf(dates);
        if (!order) {
            return order.error();
        }
        reading.dates = *order;
    }
    return reading;
}

QList<ToldTouchpoint> toldBy(const TouchpointFile& file, const FieldMapping& mapping, const RowReading& reading)
{
    QList<ToldTouchpoint> told;
    QHash<QString, int> alike;
    for (const FileRow& row : file.rows) {
        QMap<QString, QString> cells;
        for (auto column = mapping.columns.begin(); column != mapping.columns.end(); ++column) {
            cells.insert(column.key(), row.cells.value(*column));
        }
        // Two rows that are alike are two; the same rows again are the same two.
        const QString name = nameOfRow(row);
        const int before = alike[name]++;
        told.append({row.where, readRow(cells, before == 0 ? name : u"%1#%2"_s.arg(name).arg(before + 1), reading)});
    }
    return told;
}

Expected<bool> keepMapping(const FieldMapping& mapping, const QList<FieldMapping>& kept, WorkspaceServices& services)
{
    if (mapping.name.isEmpty() || kept.contains(mapping)) {
        return false;
    }
    return waited(services.log->write([&](EventLog::Batch& batch) -> Expected<bool> {
        batch.append(mappingSaved(mapping, {services.agentName, services.clock.now()}));
        return true;
    }));
}

} // namespace

Expected<void> store(const QList<ToldTouchpoint>& told, bool dryRun, WorkspaceServices& services,
                     TouchpointReport& report)
{
    // A dry run sees what stands twice only within one go.
    const qsizetype atOnce = dryRun ? std::max<qsizetype>(told.size(), 1) : batchRows;
    for (qsizetype from = 0; from < told.size(); from += atOnce) {
        if (const auto stored = storeBatch(told.mid(from, atOnce), dryRun, services, report); !stored) {
            return stored;
        }
    }
    return {};
}

Expected<TouchpointReport> importFile(const TouchpointImport& wanted, WorkspaceServices& services)
{
    const auto bytes = bytesOf(wanted.path);
    const auto file = bytes ? readTouchpointFile(*bytes) : Expected<TouchpointFile>(bytes.error());
    if (!file) {
        return file.error();
    }
    const auto kept = waited(services.readers.ask(
        [](Database& database) -> Expected<QList<FieldMapping>> { return readMappings(database); }));
    if (!kept) {
        return kept.error();
    }
    TouchpointReport report;
    const auto mapping = chosenMapping(wanted.mapping, file->header, *kept, report);
    if (!mapping) {
        return mapping.error();
    }
    report.mapping = *mapping;
    const auto reading = readingOf(*file, *mapping);
    if (!reading) {
        return reading.error();
    }
    report.failures = file->failures;
    report.failed = file->failures.size();
    if (const auto stored = store(toldBy(*file, *mapping, *reading), wanted.dryRun, services, report); !stored) {
        return stored.error();
    }
    if (!wanted.dryRun) {
        const auto keeping = keepMapping(*mapping, *kept, services);
        if (!keeping) {
            return keeping.error();
        }
        report.kept = *keeping;
    }
    return report;
}

} // namespace threadline::touchpoint_import
