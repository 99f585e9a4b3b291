// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/child_run.h"

#include "core/model/rejected.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <algorithm>
#include <vector>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#endif

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

#ifdef Q_OS_UNIX

namespace {

/// As the system wants lists of words: pointers into bytes that stay here.
class Words
{
public:
    explicit Words(const QStringList& words)
    {
        for (const QString& word : words) {
            m_bytes.push_back(QFile::encodeName(word));
        }
        for (QByteArray& bytes : m_bytes) {
            m_pointers.push_back(bytes.data());
        }
        m_pointers.push_back(nullptr);
    }
    char** data() { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char*> m_pointers;
};

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

Expected<ChildCost> runChild(const QString& program, const QStringList& arguments,
                             const QMap<QString, QString>& environment, const QString& outputFile)
{
    QProcessEnvironment whole = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        whole.insert(it.key(), it.value());
    }
    Words words(QStringList(program) + arguments);
    Words surroundings(whole.toStringList());
    const QByteArray output = outputFile.isEmpty() ? QByteArray("/dev/null") : QFile::encodeName(outputFile);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, output.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    const int problem =
        posix_spawnp(&child, words.data()[0], &files, nullptr, words.data(), surroundings.data());
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0) {
        return rejected(u"%1 could not be started: %2."_s.arg(program, qt_error_string(problem)));
    }
    int status = 0;
    rusage usage = {};
    while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    ChildCost cost;
    cost.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    cost.processorSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
#ifdef Q_OS_MACOS
    constexpr double perMegabyte = 1024 * 1024;
#else
    constexpr double perMegabyte = 1024;
#endif
    cost.peakMegabytes = static_cast<double>(usage.ru_maxrss) / perMegabyte;
    cost.output = outputFile.isEmpty() ? 0 : QFileInfo(outputFile).size();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return rejected(u"%1 %2 did not end well."_s.arg(program, arguments.join(u' ')));
    }
    return cost;
}

#else

Expected<ChildCost> runChild(const QString&, const QStringList&, const QMap<QString, QString>&, const QString&)
{
    return rejected(u"What a program costs can be measured on Linux and macOS only."_s);
}

#endif

Expected<ChildCost> medianRun(int runs, const QString& program, const QStringList& arguments,
                              const QMap<QString, QString>& environment)
{
    std::vector<ChildCost> all;
    for (int i = 0; i < runs; ++i) {
        const auto cost = runChild(program, arguments, environment);
        if (!cost) {
            return cost;
        }
        all.push_back(*cost);
    }
    std::sort(all.begin(), all.end(), [](const ChildCost& a, const ChildCost& b) { return a.seconds < b.seconds; });
    return all.at(all.size() / 2);
}

} // namespace threadline::bench
