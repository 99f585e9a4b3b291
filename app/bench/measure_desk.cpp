// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_scene.h"
#include "core/model/rejected.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

const QMap<QString, QString> withoutDisplay{{u"QT_QPA_PLATFORM"_s, u"offscreen"_s}};

} // namespace

Expected<QList<Figure>> measureDesk(const BenchScene& scene)
{
    constexpr int starts = 5;
    scene.tell(u"starting the desk"_s);
    const QStringList here{u"--workspace"_s, scene.workspace()};
    const auto desk = medianRun(starts, scene.program(), here + QStringList{u"--screenshot"_s, scene.path("desk.png")},
                                withoutDisplay);
    const auto bare = medianRun(starts, scene.program(), {u"--measure"_s, u"bare-window"_s}, withoutDisplay);
    if (!desk || !bare) {
        return desk ? bare.error() : desk.error();
    }
    constexpr double threeTimes = 3;
    QList<Figure> figures{{u"start to settled picture"_s, scene.size(), u"s"_s, desk->seconds, u"a bare Qt window"_s,
                           bare->seconds, threeTimes, {}}};
    scene.tell(u"driving the desk"_s);
    const QString file = scene.path("desk.json");
    const auto driven = runChild(scene.program(), here + QStringList{u"--measure"_s, file}, withoutDisplay);
    if (!driven) {
        return driven.error();
    }
    QFile written(file);
    if (!written.open(QIODevice::ReadOnly)) {
        return rejected(u"The desk said nothing of how long things took."_s);
    }
    const QJsonArray all = QJsonDocument::fromJson(written.readAll()).array();
    for (const QJsonValue& one : all) {
        figures.append(Figure::fromJson(one.toObject(), scene.size()));
    }
    return figures;
}

} // namespace threadline::bench
