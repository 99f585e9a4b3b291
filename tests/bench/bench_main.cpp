// SPDX-License-Identifier: GPL-3.0-or-later
//
//   threadline_bench [--mails N]
//
// Prints each figure beside the bare limit of the same run and the ratio of the two. Only ratios
// mean anything on a machine that others use too.
#include "app/composition.h"
#include "core/channels/email/mime/mail_parser.h"
#include "tests/bench/bare_limits.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <sys/resource.h>

using namespace threadline;

namespace {

const QString program = QStringLiteral(THREADLINE_PROGRAM);

double seconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void row(const char* figure, double ours, const char* limit, double bare)
{
    std::printf("%-34s %9.3f   %-34s %9.3f   %6.2f x\n", figure, ours, limit, bare, bare > 0 ? ours / bare : 0.0);
    std::fflush(stdout);
}

[[noreturn]] void giveUp(const QString& sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(1);
}

template <class T>
T valueOf(const QFuture<Expected<T>>& future)
{
    auto waiting = future;
    waiting.waitForFinished();
    if (!waiting.result()) {
        giveUp(waiting.result().error().sentence);
    }
    return *waiting.result();
}

/// A workspace in this process, as a desk has it.
std::unique_ptr<Composition> openWorkspace(const QString& folder)
{
    CompositionOptions options;
    options.folder = folder;
    options.agentName = QStringLiteral("bench");
    auto opened = Composition::open(options);
    if (!opened) {
        giveUp(opened.error().sentence);
    }
    return std::move(*opened);
}

/// Seconds until it has ended well.
double wholeProcess(const QString& path, const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(path, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0) {
        giveUp(QStringLiteral("%1 %2 failed.").arg(path, arguments.join(QLatin1Char(' '))));
    }
    return seconds(timer);
}

double medianOf(int runs, const std::function<double()>& run)
{
    std::vector<double> all;
    for (int i = 0; i < runs; ++i) {
        all.push_back(run());
    }
    std::sort(all.begin(), all.end());
    return all.at(all.size() / 2);
}

/// Of the largest process started so far, in megabytes.
long peakOfChildren()
{
    rusage usage = {};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss / 1024;
}

/// Ready-made interactions into the log, beside the same texts into SQLite and FTS5.
void benchLog(const QList<bench::GeneratedMail>& mails, const QString& folder, double bareStore)
{
    QList<Arrival> arrivals;
    const MailContext context{{}, Timestamp::fromSeconds(1'795'000'000), false};
    for (const auto& mail : mails) {
        auto arrival = parseMail(mail.raw, context);
        if (!arrival) {
            giveUp(arrival.error().sentence);
        }
        arrivals.append(std::move(*arrival));
    }
    const auto composition = openWorkspace(folder);
    QElapsedTimer timer;
    timer.start();
    valueOf(composition->workspace().ingest(arrivals, QStringLiteral("bench@desk.example")));
    const double ours = seconds(timer);
    row("into the log (s)", ours, "rows and FTS5 alone", bareStore);
    std::printf("    %.0f interactions a second, attachments and customers and cases among them\n",
                static_cast<double>(mails.size()) / ours);
}

void benchSearch(Workspace& workspace, const char* word)
{
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        valueOf(workspace.search(QString::fromLatin1(word), 50));
        times.push_back(seconds(timer) * 1000);
    }
    std::sort(times.begin(), times.end());
    std::printf("search \"%s\", newest 50, in the program: p50 %.2f ms, p99 %.2f ms\n", word,
                times.at(times.size() / 2), times.at(times.size() * 99 / 100));
}

void printDatabaseSize(const QString& folder, const QList<bench::GeneratedMail>& mails)
{
    double text = 0;
    for (const auto& mail : mails) {
        text += static_cast<double>(mail.text.size());
    }
    const auto database = static_cast<double>(QFile(folder + QStringLiteral("/threadline.db")).size());
    std::printf("database: %.1f MB, %.2f x the plain text of %.1f MB\n", database / 1e6, database / text, text / 1e6);
}

int measure(int mailCount)
{
    const QTemporaryDir scratch;
    const QString maildir = scratch.filePath(QStringLiteral("Maildir"));
    const QString folder = scratch.filePath(QStringLiteral("workspace"));
    const auto mails = bench::generateMails(mailCount, 1);
    bench::writeMaildir(mails, maildir);
    std::printf("%d mails\n", mailCount);
    const double store = bench::bareStore(mails, scratch.path());
    const double parse = bench::bareParse(mails);

    benchLog(mails, scratch.filePath(QStringLiteral("log")), store);
    const double import =
        wholeProcess(program, {QStringLiteral("--workspace"), folder, QStringLiteral("import"), maildir});
    row("import to searchable (s)", import, "GMime parse + rows and FTS5", parse + store);
    std::printf("    peak memory %ld MB\n", peakOfChildren());
    {
        const auto composition = openWorkspace(folder);
        benchSearch(composition->workspace(), bench::commonWord);
        benchSearch(composition->workspace(), bench::rareWord);
    }
    printDatabaseSize(folder, mails);

    qputenv("QT_QPA_PLATFORM", "offscreen");
    constexpr int starts = 5;
    const auto desk = [&] {
        return wholeProcess(program, {QStringLiteral("--workspace"), folder, QStringLiteral("--screenshot"),
                                      scratch.filePath(QStringLiteral("desk.png"))});
    };
    const auto bare = [&] {
        return wholeProcess(QCoreApplication::applicationFilePath(), {QStringLiteral("--bare-window")});
    };
    row("start to settled picture (s)", medianOf(starts, desk), "bare Qt window of 50,000 rows", medianOf(starts, bare));
    std::printf("    peak memory of all so far %ld MB\n", peakOfChildren());
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
    const qsizetype at = arguments.indexOf(QLatin1String("--mails"));
    const int mails = at > 0 && at + 1 < arguments.size() ? arguments.at(at + 1).toInt() : 5000;
    if (mails < 1) {
        giveUp(QStringLiteral("--mails needs a number."));
    }
    return measure(mails);
}
