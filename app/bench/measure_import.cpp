// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_scene.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

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

template <class Cost>
Cost lesser(Cost one, const Cost& other)
{
    one.seconds = std::min(one.seconds, other.seconds);
    one.processorSeconds = std::min(one.processorSeconds, other.processorSeconds);
    return one;
}

} // namespace

Expected<QList<Figure>> measureImport(const BenchScene& scene)
{
    QList<Figure> figures;
    const int size = scene.size();
    // A short one is done several times; the least is what it takes when nobody else wants the processor.
    constexpr int enough = 5'000;
    const int times = std::max(1, enough / size);
    BareCost store, parse;
    ChildCost ours;
    for (int i = 0; i < times; ++i) {
        scene.tell(u"the bare limits: GMime, SQLite with FTS5"_s);
        QFile::remove(scene.bareDatabase());
        store = i == 0 ? bareStore(scene.mails(), scene.bareDatabase())
                       : lesser(store, bareStore(scene.mails(), scene.bareDatabase()));
        parse = i == 0 ? bareParse(scene.mails()) : lesser(parse, bareParse(scene.mails()));
        readAll(scene.maildir());
        scene.tell(u"importing"_s);
        QDir(scene.workspace()).removeRecursively();
        const auto imported =
            runChild(scene.program(), {u"--workspace"_s, scene.workspace(), u"import"_s, scene.maildir()});
        if (!imported) {
            return imported.error();
        }
        ours = i == 0 ? *imported : lesser(ours, *imported);
    }
    const QString limit = u"GMime, rows and FTS5"_s;
    figures.append({u"import"_s, size, u"s"_s, ours.seconds, limit, parse.seconds + store.seconds, 1.2, {}});
    figures.append({u"import, processor time"_s, size, u"s"_s, ours.processorSeconds, limit,
                    parse.processorSeconds + store.processorSeconds, {}, {}});
    figures.append({u"import, peak memory"_s, size, u"MB"_s, ours.peakMegabytes, {}, 0, {}, 150});
    figures.append({u"database"_s, size, u"MB"_s, megabytesOf(scene.workspace() + u"/threadline.db"_s), u"its plain text"_s,
                    plainTextOf(scene.mails()), 1.3, {}});
    for (const Peer& peer : scene.peers()) {
        scene.tell(peer.name + u" indexes the same"_s);
        readAll(scene.maildir());
        const auto theirs = peer.index();
        if (!theirs) {
            return theirs.error();
        }
        figures.append({u"import"_s, size, u"s"_s, ours.seconds, peer.name, theirs->seconds, peer.importAtMost, {}});
    }
    return figures;
}

} // namespace threadline::bench
