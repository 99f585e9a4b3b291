// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk.h"
#include "app/run_command.h"
#include "core/async/process_end.h"

#include <QCoreApplication>

using namespace threadline;

namespace {

QStringList wordsFrom(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
    }
    return words;
}

int runProgram(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("threadline"));
    QCoreApplication::setApplicationVersion(QStringLiteral(THREADLINE_VERSION));
    const Decision decision = decide(wordsFrom(argc, argv));
    if (const int* exitCode = std::get_if<int>(&decision)) {
        return *exitCode;
    }
    if (const auto* desk = std::get_if<DeskWanted>(&decision)) {
        return runDesk(argc, argv, desk->arguments);
    }
    // Without a window: what a server lacks is not asked for, and a command starts at once.
    const QCoreApplication application(argc, argv);
    const auto& [command, arguments] = std::get<2>(decision);
    return runCommand(command, arguments);
}

} // namespace

int main(int argc, char** argv)
{
    endProcess(runProgram(argc, argv));
}
