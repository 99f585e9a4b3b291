// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/typed_moment.h"

#include "core/model/rejected.h"

#include <QDateTime>
#include <QRegularExpression>

namespace threadline::command_line {

namespace {

using namespace Qt::Literals::StringLiterals;

std::optional<Timestamp> clockMoment(const QString& typed)
{
    if (const auto moment = fromRfc3339(typed)) {
        return moment;
    }
    const QDateTime local = QDateTime::fromString(typed, u"yyyy-MM-dd hh:mm"_s);
    return local.isValid() ? std::optional(Timestamp::fromSeconds(local.toSecsSinceEpoch())) : std::nullopt;
}

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

/// In microseconds, as now().
std::optional<qint64> span(const QString& typed)
{
    static const QRegularExpression form(u"^(\\d{1,5})([mhd])$"_s);
    const auto found = form.match(typed);
    if (!found.hasMatch()) {
        return std::nullopt;
    }
    const QChar unit = found.captured(2).front();
    const qint64 seconds = unit == u'm' ? 60 : unit == u'h' ? 3600 : 86'400;
    return found.captured(1).toLongLong() * seconds * 1'000'000;
}

} // namespace

Expected<Timestamp> momentFrom(const QString& typed)
{
    if (const auto moment = clockMoment(typed)) {
        return *moment;
    }
    if (const QDate day = QDate::fromString(typed, u"yyyy-MM-dd"_s); day.isValid()) {
        return Timestamp::fromSeconds(day.startOfDay().toSecsSinceEpoch());
    }
    const auto later = span(typed);
    return later ? Expected<Timestamp>(Timestamp{now() + *later})
                 : rejected(u"\"%1\" is no moment: write 90m, 4h, 3d, 2026-11-22, \"2026-11-22 14:30\" or "
                            "2026-11-22T09:30:00Z."_s.arg(typed));
}

Expected<Timestamp> pastMoment(const QString& typed)
{
    if (const auto moment = clockMoment(typed)) {
        return *moment;
    }
    if (const QTime today = QTime::fromString(typed, u"hh:mm"_s); today.isValid()) {
        return Timestamp::fromSeconds(QDateTime(QDate::currentDate(), today).toSecsSinceEpoch());
    }
    const QString ago = u" ago"_s;
    const auto earlier = typed.endsWith(ago) ? span(typed.chopped(ago.size())) : std::nullopt;
    return earlier ? Expected<Timestamp>(Timestamp{now() - *earlier})
                   : rejected(u"\"%1\" is no moment that has been: write 14:30, \"2026-11-22 14:30\", \"20m ago\" or "
                              "2026-11-22T09:30:00Z."_s.arg(typed));
}

} // namespace threadline::command_line
