// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_scene.h"
#include "app/command_line/awaiting.h"
#include "app/composition.h"

#include <QElapsedTimer>

#include <algorithm>
#include <vector>

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int hits = 50;
constexpr int runsOfAQuestion = 7;

struct Times
{
    double half = 0;    ///< ms
    double slowest = 0; ///< of a hundred the ninety-ninth
};

/// As the desk asks: the question goes to a reader's thread and its answer comes back.
Expected<Times> searchTimes(Workspace& workspace, const char* word)
{
    constexpr int times = 200;
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto found = command_line::await(workspace.search(QString::fromLatin1(word), hits));
        if (!found) {
            return found.error();
        }
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(all.begin(), all.end());
    return Times{all.at(all.size() / 2), all.at(all.size() * 99 / 100)};
}

Expected<QList<Figure>> inTheProgram(const BenchScene& scene)
{
    CompositionOptions options;
    options.folder = scene.workspace();
    options.agentName = u"bench"_s;
    options.access = CompositionOptions::Access::Reading;
    const auto composition = Composition::open(options);
    if (!composition) {
        return composition.error();
    }
    QList<Figure> figures;
    for (const auto& [word, name] : {std::pair(commonWord, u"search, a common word"_s), std::pair(rareWord, u"search, a rare word"_s)}) {
        const auto times = searchTimes((*composition)->workspace(), word);
        if (!times) {
            return times.error();
        }
        constexpr double atMost = 10; // ms
        figures.append({name + u", p99"_s, scene.size(), u"ms"_s, times->slowest, {}, 0, {}, atMost});
        figures.append({name + u", p50"_s, scene.size(), u"ms"_s, times->half, u"rows and FTS5"_s,
                        bareSearch(scene.bareDatabase(), word), {}, {}});
    }
    return figures;
}

Expected<ChildCost> ask(const BenchScene& scene, const QStringList& words)
{
    return medianRun(runsOfAQuestion, scene.program(), QStringList{u"--workspace"_s, scene.workspace()} + words);
}

} // namespace

Expected<QList<Figure>> measureQuestions(const BenchScene& scene)
{
    scene.tell(u"searching"_s);
    auto figures = inTheProgram(scene);
    if (!figures) {
        return figures;
    }
    const QString word = QString::fromLatin1(commonWord);
    const QString who = QString::fromLatin1(someCustomer);
    const auto search = ask(scene, {u"search"_s, word, u"--limit"_s, QString::number(hits), u"--json"_s});
    const auto history = ask(scene, {u"timeline"_s, who, u"--json"_s});
    if (!search || !history) {
        return search ? history.error() : search.error();
    }
    for (const Peer& peer : scene.peers()) {
        scene.tell(peer.name + u" is asked the same"_s);
        const auto theirs = peer.search(word);
        if (!theirs) {
            return theirs.error();
        }
        constexpr double twice = 2;
        figures->append({u"search, whole program"_s, scene.size(), u"ms"_s, search->seconds * 1e3, peer.name,
                         theirs->seconds * 1e3, twice, {}});
        if (!peer.history) {
            continue;
        }
        const auto shown = peer.history(who);
        if (!shown) {
            return shown.error();
        }
        constexpr double half = 0.5;
        figures->append({u"one customer's history, whole program"_s, scene.size(), u"ms"_s, history->seconds * 1e3,
                         peer.name, shown->seconds * 1e3, half, {}});
    }
    return figures;
}

} // namespace threadline::bench
