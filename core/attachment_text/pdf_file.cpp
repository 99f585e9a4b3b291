// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attachment_text/pdf_file.h"

#include "core/attachment_text/kept_text.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace threadline {

namespace {

using Outcome = AttachmentText::Outcome;

constexpr int exitOpening = 1;    // pdftotext(1): "Error opening a PDF file"
constexpr int exitPermission = 3; // "Error related to PDF permissions"

QString reader()
{
    return QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
}

#ifdef Q_OS_UNIX
void limit(decltype(RLIMIT_CPU) resource, rlim_t most)
{
    const rlimit both{most, most};
    setrlimit(resource, &both);
}
#endif

/// The system itself holds the child to its limits: it ends by them also when we are gone.
void confine(QProcess& child, const ReadingLimits& limits)
{
#ifdef Q_OS_UNIX
    child.setChildProcessModifier([limits] {
        limit(RLIMIT_CPU, static_cast<rlim_t>(limits.childSeconds));
        limit(RLIMIT_AS, static_cast<rlim_t>(limits.childBytes));
        limit(RLIMIT_FSIZE, 0);
        limit(RLIMIT_CORE, 0);
        constexpr int behindEverything = 15;
        [[maybe_unused]] const int nice = ::nice(behindEverything);
    });
#else
    Q_UNUSED(child)
    Q_UNUSED(limits)
#endif
    QProcessEnvironment environment; // nothing of ours; messages in English
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    child.setProcessEnvironment(environment);
}

void end(QProcess& child)
{
    child.kill();
    child.waitForFinished(-1);
}

/// Why there is no text, from how the reader ended and what it complained of.
Outcome outcomeOf(const QProcess& child, const QByteArray& complaints)
{
    if (child.exitStatus() == QProcess::CrashExit) {
#ifdef Q_OS_UNIX
        if (child.exitCode() == SIGXCPU || child.exitCode() == SIGKILL) { // at its limits the system ends it
            return Outcome::TooLarge;
        }
#endif
        return complaints.contains("emory") ? Outcome::TooLarge : Outcome::Damaged;
    }
    const bool wantsPassword = child.exitCode() == exitPermission ||
                               (child.exitCode() == exitOpening && complaints.contains("password"));
    return wantsPassword                    ? Outcome::Encrypted
           : complaints.contains("emory")   ? Outcome::TooLarge
                                            : Outcome::Damaged;
}

/// What it wrote since the last time; a file can make it complain without end.
void drain(QProcess& child, KeptText& kept, QByteArray& complaints)
{
    constexpr qsizetype enough = 4096;
    kept.add(child.readAllStandardOutput());
    const QByteArray more = child.readAllStandardError();
    complaints += more.left(enough - complaints.size());
}

} // namespace

bool isPdfReaderHere()
{
    return !reader().isEmpty();
}

std::optional<AttachmentText> readPdf(const QString& path, const ReadingLimits& limits,
                                      const std::function<bool()>& stopped)
{
    const QString program = reader();
    if (program.isEmpty()) {
        return AttachmentText{Outcome::NoReader, {}, false};
    }
    QProcess child;
    confine(child, limits);
    child.setStandardInputFile(QProcess::nullDevice());
    child.start(program, {QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("-eol"),
                          QStringLiteral("unix"), path, QStringLiteral("-")},
                QIODevice::ReadOnly);
    if (!child.waitForStarted()) {
        return AttachmentText{Outcome::NoReader, {}, false};
    }
    KeptText kept(limits.textBytes);
    QByteArray complaints;
    QElapsedTimer timer;
    timer.start();
    constexpr int asleepAtMostMs = 100;
    while (child.state() != QProcess::NotRunning) {
        child.waitForReadyRead(asleepAtMostMs);
        drain(child, kept, complaints);
        if (stopped && stopped()) {
            end(child);
            return std::nullopt;
        }
        if (kept.isFull()) {
            end(child);
            return kept.result();
        }
        if (timer.hasExpired(qint64{3000} * limits.childSeconds)) {
            end(child);
            return AttachmentText{Outcome::TooLarge, {}, false};
        }
    }
    drain(child, kept, complaints);
    const bool ended = child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0;
    return ended ? kept.result() : AttachmentText{outcomeOf(child, complaints), {}, false};
}

} // namespace threadline
