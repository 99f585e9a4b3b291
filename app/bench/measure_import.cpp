// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_scene.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What the disk holds of it, in megabytes.
double megabytesOf(const QString& path)
{
    return static_cast<double>(QFileInfo(path).size()) / 1e6;
}

double plainTextOf(const QList<GeneratedMail>& mails)
{
    double bytes = 0;
    for (const GeneratedMail& mail : mails) {
        bytes += static_cast<double>(mail.text.size());
    }
    return bytes / 1e6;
}

/// So that nobody reads a colder disk than the others.
void readAll(const QString& maildir)
{
    const QDir folder(maildir + u"/cur"_s);
    const QStringList names = folder.entryList(QDir::Files);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            file.readAll();
        }
    }
}

} // namespace

Expected<QList<Figure>> measureImport(const BenchScene& scene)
{
    QList<Figure> figures;
    const int size = scene.size();
    scene.tell(u"the bare limits: GMime, SQLite with FTS5"_s);
    const BareCost store = bareStore(scene.mails(), scene.bareDatabase());
    const BareCost parse = bareParse(scene.mails());
    readAll(scene.maildir());
    scene.tell(u"importing"_s);
    const auto ours = runChild(scene.program(), {u"--workspace"_s, scene.workspace(), u"import"_s, scene.maildir()});
    if (!ours) {
        return ours.error();
    }
    const QString limit = u"GMime, rows and FTS5"_s;
    figures.append({u"import"_s, size, u"s"_s, ours->seconds, limit, parse.seconds + store.seconds, 1.2, {}});
    figures.append({u"import, processor time"_s, size, u"s"_s, ours->processorSeconds, limit,
                    parse.processorSeconds + store.processorSeconds, {}, {}});
    figures.append({u"import, peak memory"_s, size, u"MB"_s, ours->peakMegabytes, {}, 0, {}, 150});
    figures.append({u"database"_s, size, u"MB"_s, megabytesOf(scene.workspace() + u"/threadline.db"_s), u"its plain text"_s,
                    plainTextOf(scene.mails()), 1.3, {}});
    for (const Peer& peer : scene.peers()) {
        scene.tell(peer.name + u" indexes the same"_s);
        readAll(scene.maildir());
        const auto theirs = peer.index();
        if (!theirs) {
            return theirs.error();
        }
        figures.append({u"import"_s, size, u"s"_s, ours->seconds, peer.name, theirs->seconds, peer.importAtMost, {}});
    }
    return figures;
}

} // namespace threadline::bench
