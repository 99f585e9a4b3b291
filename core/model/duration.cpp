// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/duration.h"

#include <QRegularExpression>

#include <cmath>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 most = 1000 * 3600;

std::optional<qint64> bounded(qint64 seconds)
{
    return seconds <= most ? std::optional(seconds) : std::nullopt;
}

qint64 numberIn(const QRegularExpressionMatch& match, int group)
{
    return match.captured(group).toLongLong();
}

} // namespace

std::optional<qint64> secondsFromText(const QString& typed)
{
    const QString text = typed.simplified().toLower();
    static const QRegularExpression minutes(u"^(\\d{1,6})(?:[.,](\\d{1,4}))?$"_s);
    if (const auto match = minutes.match(text); match.hasMatch()) {
        const double value = (match.captured(1) + u'.' + match.captured(2) + u'0').toDouble();
        return bounded(std::llround(value * 60));
    }
    static const QRegularExpression clock(u"^(?:(\\d{1,4}):)?(\\d{1,4}):([0-5]\\d)$"_s);
    if (const auto match = clock.match(text); match.hasMatch()) {
        const bool hours = !match.captured(1).isEmpty();
        if (hours && numberIn(match, 2) > 59) {
            return std::nullopt;
        }
        return bounded(numberIn(match, 1) * 3600 + numberIn(match, 2) * 60 + numberIn(match, 3));
    }
    static const QRegularExpression units(u"^(?:(\\d{1,4}) ?(?:h|hours?|std\\.?))? ?(?:(\\d{1,5}) ?(?:m|min\\.?|minutes?))? "
                                          "?(?:(\\d{1,6}) ?(?:s|sec\\.?|seconds?|sek\\.?))?$"_s);
    const auto match = units.match(text);
    if (text.isEmpty() || !match.hasMatch()) {
        return std::nullopt;
    }
    return bounded(numberIn(match, 1) * 3600 + numberIn(match, 2) * 60 + numberIn(match, 3));
}

QString clockFromSeconds(qint64 seconds)
{
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QLatin1Char('0')); };
    return seconds < 3600 ? u"%1:%2"_s.arg(seconds / 60).arg(two(seconds % 60))
                          : u"%1:%2:%3"_s.arg(seconds / 3600).arg(two(seconds % 3600 / 60), two(seconds % 60));
}

} // namespace threadline
