// SPDX-License-Identifier: GPL-3.0-or-later
//
//   threadline_bench [--mails N] [--program PATH/threadline]
//
// Prints each figure beside the bare limit of the same run and the ratio of the two. Only ratios
// mean anything on a machine that others use too.
#include "app/composition.h"
#include "tests/bench/bare_limits.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace threadline;

namespace {

double seconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void row(const char* figure, double ours, const char* limit, double bare)
{
    std::printf("%-34s %10.3f   %-28s %10.3f   %6.2f x\n", figure, ours, limit, bare, bare > 0 ? ours / bare : 0.0);
    std::fflush(stdout);
}

long peakKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').first().toLong();
        }
    }
    return 0;
}

double wholeProcess(const QString& program, const QStringList& arguments)
{
    std::vector<double> runs;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
            return -1;
        }
        runs.push_back(seconds(timer));
    }
    std::sort(runs.begin(), runs.end());
    return runs.at(runs.size() / 2);
}

void benchSearch(Workspace& workspace, const char* word)
{
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        auto hits = workspace.search(QString::fromLatin1(word), 50);
        hits.waitForFinished();
        times.push_back(seconds(timer) * 1000);
    }
    std::sort(times.begin(), times.end());
    std::printf("search \"%s\", newest 50, in the program: p50 %.2f ms, p99 %.2f ms\n", word,
                times.at(times.size() / 2), times.at(times.size() * 99 / 100));
}

int bench(int mailCount, const QString& program, const QString& self)
{
    const QTemporaryDir scratch;
    const auto mails = bench::generateMails(mailCount, 1);
    bench::writeMaildir(mails, scratch.filePath(QStringLiteral("Maildir")));
    qint64 text = 0;
    for (const auto& mail : mails) {
        text += mail.text.size();
    }
    std::printf("%d mails, %.1f MB of plain text\n", mailCount, static_cast<double>(text) / 1e6);
    const double store = bench::bareStore(mails, scratch.path());
    const double parse = bench::bareParse(mails);

    const QString folder = scratch.filePath(QStringLiteral("workspace"));
    CompositionOptions options;
    options.folder = folder;
    options.agentName = QStringLiteral("bench");
    {
        auto composition = Composition::open(options);
        if (!composition) {
            std::fprintf(stderr, "%s\n", qPrintable(composition.error().sentence));
            return 1;
        }
        Workspace& workspace = (*composition)->workspace();
        workspace.prepare().waitForFinished();
        QElapsedTimer timer;
        timer.start();
        auto imported = workspace.importMail({scratch.filePath(QStringLiteral("Maildir"))});
        imported.waitForFinished();
        const double ours = seconds(timer);
        row("import to searchable (s)", ours, "parse + bare SQLite and FTS5", parse + store);
        row("  the same", ours, "bare SQLite and FTS5", store);
        benchSearch(workspace, bench::commonWord);
        benchSearch(workspace, bench::rareWord);
    }
    std::printf("peak memory of import and search: %ld MB\n", peakKilobytes() / 1024);
    const qint64 database = QFile(folder + QStringLiteral("/threadline.db")).size();
    std::printf("database: %.1f MB, %.2f x the plain text\n", static_cast<double>(database) / 1e6,
                static_cast<double>(database) / static_cast<double>(text));
    if (!program.isEmpty()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const double desk = wholeProcess(program, {QStringLiteral("--workspace"), folder, QStringLiteral("--screenshot"),
                                                   scratch.filePath(QStringLiteral("desk.png"))});
        const double bare = wholeProcess(self, {QStringLiteral("--bare-window")});
        row("start to settled picture (s)", desk, "bare Qt window, 50,000 rows", bare);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--bare-window") == 0) {
        return bench::bareWindow(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto valueOf = [&](const char* option, const QString& otherwise) {
        const qsizetype at = arguments.indexOf(QLatin1String(option));
        return at > 0 && at + 1 < arguments.size() ? arguments.at(at + 1) : otherwise;
    };
    return bench(valueOf("--mails", QStringLiteral("5000")).toInt(), valueOf("--program", QString()),
                 QCoreApplication::applicationFilePath());
}
