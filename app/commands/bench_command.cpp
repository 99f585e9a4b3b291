// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bench_command.h"

#include "app/bench/bench_scene.h"
#include "core/model/rejected.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using bench::BenchScene;
using bench::Figure;

constexpr QLatin1String ratiosKey("ratios");

struct Part
{
    const char* name;
    Expected<QList<Figure>> (*measure)(const BenchScene& scene);
};
// The parts in this order: the first makes the workspace that the others ask, the last writes into it.
constexpr std::array<Part, 3> parts{{{"import", bench::measureImport},
                                     {"questions", bench::measureQuestions},
                                     {"desk", bench::measureDesk}}};

Expected<QList<int>> sizesFrom(const QString& written)
{
    QList<int> sizes;
    const QStringList words = (written.isEmpty() ? u"5000"_s : written).split(u',');
    for (const QString& word : words) {
        constexpr int fewest = 100; // below it there is nobody to open
        constexpr int most = 2'000'000;
        const int size = word.toInt();
        if (size < fewest || size > most) {
            return rejected(u"--size needs numbers of mails between %1 and %2, like 5000,50000."_s.arg(fewest).arg(most));
        }
        sizes.append(size);
    }
    return sizes;
}

Expected<QJsonObject> readBaseline(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return rejected(u"The baseline %1 cannot be read: %2."_s.arg(path, file.errorString()));
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject()) {
        return rejected(u"%1 is no baseline: it holds no JSON object."_s.arg(path));
    }
    return document.object();
}

/// What else is in the file stays there.
Expected<void> record(const QString& path, const QList<Figure>& figures)
{
    Expected<QJsonObject> baseline = QFile::exists(path) ? readBaseline(path) : QJsonObject();
    if (!baseline) {
        return baseline.error();
    }
    baseline->insert(ratiosKey, bench::baselineOf(figures));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(*baseline).toJson()) < 0 || !file.commit()) {
        return rejected(u"The baseline %1 cannot be written: %2."_s.arg(path, file.errorString()));
    }
    return {};
}

/// Only makes the mails, for whoever wants to look at them or to measure something else.
Expected<int> makeMails(CommandContext& context, const QString& folder, int size)
{
    constexpr quint32 seed = 1;
    if (QFileInfo::exists(folder)) {
        return rejected(u"%1 is there already: name a folder that is not."_s.arg(folder));
    }
    if (!bench::writeMaildir(bench::generateMails(size, seed), folder)) {
        return rejected(u"The mails could not be written to %1: check the path and the room there."_s.arg(folder));
    }
    context.output.line(u"made %1 mails in %2"_s.arg(size).arg(folder));
    return 0;
}

Expected<QList<Figure>> measure(CommandContext& context, int size, const QString& only)
{
    const auto tell = [&](const QString& sentence) { context.output.progress(u"%1: %2 …"_s.arg(size).arg(sentence)); };
    const auto scene = BenchScene::make(QCoreApplication::applicationFilePath(), size, tell);
    if (!scene) {
        return scene.error();
    }
    QList<Figure> all;
    for (const Part& part : parts) {
        const bool isWanted = only.isEmpty() || only == QLatin1String(part.name);
        if (!isWanted && part.measure != bench::measureImport) {
            continue;
        }
        const auto figures = part.measure(**scene);
        if (!figures) {
            return figures;
        }
        all += isWanted ? *figures : QList<Figure>();
    }
    return all;
}

void print(CommandContext& context, const QList<Figure>& figures)
{
    if (context.json()) {
        QList<QJsonObject> objects;
        for (const Figure& figure : figures) {
            objects.append(figure.toJson());
        }
        context.output.json(objects);
        return;
    }
    QList<QStringList> rows{bench::figureTitles()};
    for (const Figure& figure : figures) {
        rows.append(bench::cellsOf(figure));
    }
    context.output.table(rows);
}

Expected<int> compare(CommandContext& context, const QList<Figure>& figures, const QJsonObject& baseline)
{
    constexpr double tolerance = 1.3;
    const QStringList worse = bench::regressions(figures, baseline, tolerance);
    for (const QString& sentence : worse) {
        context.output.complain(sentence);
    }
    return worse.isEmpty() ? 0 : 1;
}

Expected<int> run(CommandContext& context)
{
    const QString only = context.arguments.value("only");
    const bool isKnown = only.isEmpty() || std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
                             return only == QLatin1String(part.name);
                         });
    if (!isKnown) {
        return rejected(u"--only is import, questions or desk."_s);
    }
    const auto sizes = sizesFrom(context.arguments.value("size"));
    if (!sizes) {
        return sizes.error();
    }
    if (context.arguments.has("make")) {
        return makeMails(context, context.arguments.value("make"), sizes->first());
    }
    Expected<QJsonObject> baseline = QJsonObject();
    if (context.arguments.has("against")) {
        baseline = readBaseline(context.arguments.value("against"));
    }
    if (!baseline) {
        return baseline.error();
    }
    QList<Figure> all;
    for (const int size : *sizes) {
        const auto figures = measure(context, size, only);
        if (!figures) {
            return figures.error();
        }
        all += *figures;
    }
    print(context, all);
    if (context.arguments.has("record")) {
        if (const auto recorded = record(context.arguments.value("record"), all); !recorded) {
            return recorded.error();
        }
    }
    return compare(context, all, baseline->value(ratiosKey).toObject());
}

} // namespace

Command benchCommand()
{
    return {{"bench",
             "",
             "Measures this program beside what else does the same work, with mails that it makes up",
             {{"size", "N,…", "So many mails, a run each (5000)"},
              {"only", "PART", "import, questions or desk"},
              {"against", "FILE", "Ratios of before: fails when one is a third worse"},
              {"record", "FILE", "Writes the ratios there"},
              {"make", "DIR", "Only makes the mails, as a Maildir there"}},
             0,
             0,
             true,
             "Peers are measured when they are installed (notmuch, mu). Everything lies in a temporary folder, which needs\n"
             "about 25 kilobytes for each mail; TMPDIR says where."},
            Command::Needs::Nothing,
            run};
}

} // namespace threadline
