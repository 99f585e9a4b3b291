// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/touchpoint_feed.h"

#include "core/model/rejected.h"
#include "core/touchpoints/ingest_line.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace threadline::touchpoint_feed {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 largestFile = 256 << 20;
/// Whoever writes a file under its final name is done with it after so long.
constexpr qint64 settledMilliseconds = 2000;

QList<ToldTouchpoint> toldByLines(const QByteArray& lines, qint64 firstLine)
{
    QList<ToldTouchpoint> told;
    qint64 number = firstLine;
    for (qsizetype from = 0; from < lines.size(); ++number) {
        const qsizetype end = lines.indexOf('\n', from);
        const QByteArray line = lines.mid(from, end < 0 ? -1 : end - from).trimmed();
        from = end < 0 ? lines.size() : end + 1;
        if (!line.isEmpty()) {
            told.append({u"line %1"_s.arg(number), readIngestLine(line)});
        }
    }
    return told;
}

Expected<QList<ToldTouchpoint>> toldByDocument(const QByteArray& bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (document.isObject()) {
        return QList<ToldTouchpoint>{{u"entry 1"_s, readIngestLine(bytes)}};
    }
    if (!document.isArray()) {
        return rejected(u"It is no JSON: %1 at byte %2."_s.arg(problem.errorString()).arg(problem.offset));
    }
    QList<ToldTouchpoint> told;
    const QJsonArray entries = document.array();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QByteArray entry = QJsonDocument(entries.at(i).toObject()).toJson(QJsonDocument::Compact);
        told.append({u"entry %1"_s.arg(i + 1), readIngestLine(entry)});
    }
    return told;
}

/// How a file looked; two that are the same were not written to in between.
struct Look
{
    qint64 size = 0;
    QDateTime changed;

    friend bool operator==(const Look&, const Look&) = default;
};

Look lookAt(const QString& path)
{
    const QFileInfo info(path);
    return {info.size(), info.lastModified()};
}

/// Nothing: somebody is still writing it.
Expected<std::optional<QByteArray>> settledBytes(const QString& path)
{
    const Look before = lookAt(path);
    if (before.changed.msecsTo(QDateTime::currentDateTime()) < settledMilliseconds) {
        return std::optional<QByteArray>();
    }
    if (before.size > largestFile) {
        return rejected(u"It is larger than %1 MB: split it."_s.arg(largestFile >> 20));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return rejected(u"It cannot be read: %1."_s.arg(file.errorString()));
    }
    const QByteArray bytes = file.readAll();
    const bool isWhole = file.error() == QFile::NoError && bytes.size() == before.size && lookAt(path) == before;
    return isWhole ? std::optional(bytes) : std::optional<QByteArray>();
}

/// A name that is free there: a file may come again under the same one.
QString freePath(const QDir& folder, const QString& name)
{
    QString path = folder.filePath(name);
    for (int i = 2; QFileInfo::exists(path); ++i) {
        path = folder.filePath(u"%1.%2.%3"_s.arg(QFileInfo(name).completeBaseName()).arg(i).arg(QFileInfo(name).suffix()));
    }
    return path;
}

Expected<void> putAway(const QDir& folder, const QString& name, const QStringList& problems)
{
    const QDir to(folder.filePath(problems.isEmpty() ? u"done"_s : u"failed"_s));
    if (!to.mkpath(u"."_s)) {
        return rejected(u"The folder %1 cannot be made: allow it, or make it."_s.arg(to.path()));
    }
    const QString path = freePath(to, name);
    if (!problems.isEmpty()) {
        // First the reason: a file in failed/ always has one beside it.
        QSaveFile reasons(path + u".errors.txt"_s);
        if (!reasons.open(QIODevice::WriteOnly) || reasons.write(problems.join(u'\n').toUtf8() + '\n') < 0 || !reasons.commit()) {
            return rejected(u"%1 cannot be written: %2."_s.arg(reasons.fileName(), reasons.errorString()));
        }
    }
    return QFile::rename(folder.filePath(name), path)
               ? Expected<void>()
               : rejected(u"%1 cannot be moved to %2: allow it."_s.arg(folder.filePath(name), to.path()));
}

Expected<void> ingestFile(const QDir& folder, const QString& name, WorkspaceServices& services, TouchpointReport& report)
{
    const auto bytes = settledBytes(folder.filePath(name));
    if (bytes && !*bytes) {
        ++report.filesWaiting;
        return {};
    }
    TouchpointReport here;
    const bool inLines = name.endsWith(u".jsonl"_s, Qt::CaseInsensitive);
    const auto told = !bytes    ? Expected<QList<ToldTouchpoint>>(bytes.error())
                      : inLines ? Expected<QList<ToldTouchpoint>>(toldByLines(**bytes, 1))
                                : toldByDocument(**bytes);
    if (!told) {
        here.failures.append(told.error().sentence);
        here.failed = 1;
    } else if (const auto stored = touchpoint_import::store(*told, false, services, here); !stored) {
        return stored; // the disk, not the file: it stays where it is
    }
    if (const auto away = putAway(folder, name, here.failures); !away) {
        return away;
    }
    ++(here.failures.isEmpty() ? report.filesDone : report.filesFailed);
    report.imported += here.imported;
    report.duplicates += here.duplicates;
    report.failed += here.failed;
    report.newCustomers += here.newCustomers;
    for (const QString& failure : std::as_const(here.failures)) {
        report.failures.append(name + u": "_s + failure);
    }
    return {};
}

} // namespace

Expected<TouchpointReport> ingestLines(const QByteArray& lines, qint64 firstLine, bool dryRun,
                                       WorkspaceServices& services)
{
    TouchpointReport report;
    const auto stored = touchpoint_import::store(toldByLines(lines, firstLine), dryRun, services, report);
    return stored ? Expected<TouchpointReport>(report) : stored.error();
}

Expected<TouchpointReport> ingestFolder(const QString& path, WorkspaceServices& services)
{
    const QDir folder(path);
    if (!folder.exists()) {
        return rejected(u"There is no folder %1."_s.arg(path));
    }
    TouchpointReport report;
    const QStringList names = folder.entryList({u"*.json"_s, u"*.jsonl"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QString& name : names) {
        if (const auto ingested = ingestFile(folder, name, services, report); !ingested) {
            return ingested.error();
        }
    }
    return report;
}

} // namespace threadline::touchpoint_feed
