// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/figure.h"

#include <QLocale>
#include <QStringList>

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QString shown(double value)
{
    return QString::number(value, 'f', value < 10 ? 3 : value < 1000 ? 1 : 0);
}

QString times(double ratio)
{
    return QString::number(ratio, 'f', ratio < 0.1 ? 3 : 2) + u" ×"_s;
}

QString targetOf(const Figure& figure)
{
    if (figure.ratioAtMost) {
        return u"≤ "_s + times(*figure.ratioAtMost);
    }
    return figure.oursAtMost ? u"≤ "_s + shown(*figure.oursAtMost) + u' ' + figure.unit : QString();
}

} // namespace

std::optional<double> Figure::ratio() const
{
    return beside.isEmpty() || theirs <= 0 ? std::nullopt : std::optional(ours / theirs);
}

std::optional<bool> Figure::isMet() const
{
    if (ratioAtMost && ratio()) {
        return *ratio() <= *ratioAtMost;
    }
    return oursAtMost ? std::optional(ours <= *oursAtMost) : std::nullopt;
}

QString Figure::key() const
{
    const QString stem = u"%1 of %2"_s.arg(name).arg(size);
    return beside.isEmpty() ? stem : stem + u" / "_s + beside;
}

QJsonObject Figure::toJson() const
{
    QJsonObject json{{u"name"_s, name}, {u"size"_s, size}, {u"unit"_s, unit}, {u"ours"_s, ours}};
    if (const auto compared = ratio()) {
        json.insert(u"beside"_s, beside);
        json.insert(u"theirs"_s, theirs);
        json.insert(u"ratio"_s, *compared);
    }
    if (ratioAtMost) {
        json.insert(u"ratio_at_most"_s, *ratioAtMost);
    }
    if (oursAtMost) {
        json.insert(u"ours_at_most"_s, *oursAtMost);
    }
    if (const auto met = isMet()) {
        json.insert(u"met"_s, *met);
    }
    return json;
}

Figure Figure::fromJson(const QJsonObject& json, int size)
{
    Figure figure{json.value(u"name"_s).toString(), size, json.value(u"unit"_s).toString(), json.value(u"ours"_s).toDouble(), {}, 0, {}, {}};
    if (json.contains(u"ours_at_most"_s)) {
        figure.oursAtMost = json.value(u"ours_at_most"_s).toDouble();
    }
    return figure;
}

QStringList figureTitles()
{
    return {u"figure"_s, u"of"_s, u"ours"_s, u"beside"_s, u"theirs"_s, u"ratio"_s, u"target"_s, u""_s};
}

QStringList cellsOf(const Figure& figure)
{
    const auto compared = figure.ratio();
    const auto met = figure.isMet();
    return {figure.name,
            QLocale::c().toString(figure.size),
            shown(figure.ours) + u' ' + figure.unit,
            figure.beside,
            compared ? shown(figure.theirs) + u' ' + figure.unit : QString(),
            compared ? times(*compared) : QString(),
            targetOf(figure),
            met ? (*met ? u"met"_s : u"not met"_s) : QString()};
}

QStringList regressions(const QList<Figure>& figures, const QJsonObject& baseline, double tolerance)
{
    QStringList sentences;
    for (const Figure& figure : figures) {
        const auto now = figure.ratio();
        const double before = baseline.value(figure.key()).toDouble();
        if (now && before > 0 && *now > before * tolerance) {
            sentences.append(u"%1: %2 now, %3 when it was recorded."_s.arg(figure.key(), times(*now), times(before)));
        }
    }
    return sentences;
}

QJsonObject baselineOf(const QList<Figure>& figures)
{
    QJsonObject ratios;
    for (const Figure& figure : figures) {
        if (const auto ratio = figure.ratio()) {
            constexpr double places = 10'000; // more says nothing
            ratios.insert(figure.key(), std::round(*ratio * places) / places);
        }
    }
    return ratios;
}

} // namespace threadline::bench
