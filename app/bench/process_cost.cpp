// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/process_cost.h"

#include <QDir>
#include <QFile>

#include <ctime>

namespace threadline::bench {

namespace {

/// The number behind `name` in a file of lines like "VmRSS:  1234 kB"; 0: not there.
qint64 numberIn(const QString& path, const char* name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(name)) {
            return line.mid(qstrlen(name)).simplified().split(' ').value(0).toLongLong();
        }
    }
    return 0;
}

} // namespace

ProcessCost costOfThisProcess()
{
    ProcessCost cost;
    cost.processorSeconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    const QStringList threads = QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& thread : threads) {
        cost.wakeUps += numberIn(QStringLiteral("/proc/self/task/%1/status").arg(thread), "voluntary_ctxt_switches:");
    }
    return cost;
}

double residentMegabytes()
{
    constexpr double perMegabyte = 1024;
    return static_cast<double>(numberIn(QStringLiteral("/proc/self/status"), "VmRSS:")) / perMegabyte;
}

} // namespace threadline::bench
