// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_row_geometry.h"

#include "ui/models/case_words.h"
#include "ui/models/sla_due_words.h"
#include "ui/models/time_words.h"

#include <QDateTime>

namespace threadline {

namespace {

constexpr int accentWidth = 3;
constexpr int pillGap = 6;

PillTone toneOf(SlaBand band)
{
    switch (band) {
    case SlaBand::Fine:
        return PillTone::Neutral;
    case SlaBand::Amber:
        return PillTone::Warn;
    case SlaBand::Red:
        return PillTone::Bad;
    }
    return PillTone::Neutral;
}

QList<QueuePill> pillsOf(const QueueRow& row, Timestamp now)
{
    QList<QueuePill> pills;
    if (row.trouble == Delivery::Failed) {
        pills.append({{}, QStringLiteral("not sent"), PillTone::Bad});
    } else if (row.trouble == Delivery::InDoubt) {
        pills.append({{}, QStringLiteral("in doubt"), PillTone::Warn});
    } else if (row.trouble == Delivery::Held) {
        pills.append({{}, QStringLiteral("reply held"), PillTone::Warn});
    }
    if (!row.company.isEmpty()) {
        pills.append({{}, row.company, PillTone::Good});
    }
    if (row.sla) {
        pills.append({{}, slaDuePill(*row.sla, now), toneOf(row.sla->band(now))});
    }
    if (row.swarm) {
        pills.append({{}, QStringLiteral("swarm · %1").arg(*row.swarm), PillTone::Accent});
    }
    if (row.priority == CasePriority::Urgent) {
        pills.append({{}, QStringLiteral("urgent"), PillTone::Bad});
    } else if (row.priority == CasePriority::High) {
        pills.append({{}, QStringLiteral("high"), PillTone::Warn});
    }
    if (row.snoozedUntil > now) {
        const auto local = QDateTime::fromMSecsSinceEpoch(now.us / 1000);
        pills.append({{}, QStringLiteral("until %1").arg(snoozeWords(row.snoozedUntil, local)), PillTone::Accent});
    }
    if (row.status == CaseStatus::New) {
        pills.append({{}, QStringLiteral("new"), PillTone::Good});
    } else if (row.status == CaseStatus::OnHold) {
        pills.append({{}, QStringLiteral("on hold"), PillTone::Neutral});
    }
    for (const QString& tag : row.tags) {
        pills.append({{}, tag, PillTone::Neutral});
    }
    if (row.assignee.isEmpty()) {
        pills.append({{}, QStringLiteral("unassigned"), PillTone::Neutral});
    } else {
        pills.append({{}, row.assignee, PillTone::Neutral});
    }
    pills.append({{}, QStringLiteral("#%1").arg(row.number), PillTone::Neutral});
    return pills;
}

} // namespace

int QueueRowMetrics::rowHeight() const
{
    const int textHeight = nameHeight + subjectHeight + wordsHeight + 3 * lineGap;
    return margin / 2 + textHeight + lineGap + pillHeight + margin / 2 + gap;
}

QueueRowGeometry layOutQueueRow(const QueueRow& row, const QRect& where,
                                const QueueRowMetrics& metrics, Timestamp now)
{
    QueueRowGeometry geometry;
    geometry.accentBar = QRect(where.left(), where.top(), accentWidth, where.height());
    int y = where.top() + metrics.margin / 2 + metrics.gap / 2;
    const int left = where.left() + metrics.margin + metrics.glyph + metrics.gap;
    const int right = where.right() + 1 - metrics.margin;
    geometry.glyph = QRect(where.left() + metrics.margin, y, metrics.glyph, metrics.glyph);

    geometry.timeText =
        elapsedWords(row.waitingSince.isNull() ? row.lastAt : row.waitingSince, now);
    const int timeWidth = metrics.timeWidth(geometry.timeText);
    geometry.time = QRect(right - timeWidth, y, timeWidth, metrics.nameHeight);
    geometry.name =
        QRect(left, y, std::max(0, geometry.time.left() - metrics.gap - left), metrics.nameHeight);
    y += metrics.nameHeight + metrics.lineGap;
    const int textWidth = std::max(0, right - left);
    geometry.subject = QRect(left, y, textWidth, metrics.subjectHeight);
    y += metrics.subjectHeight + metrics.lineGap;
    geometry.words = QRect(left, y, textWidth, metrics.wordsHeight);
    y += metrics.wordsHeight + 2 * metrics.lineGap;

    int x = left;
    const QList<QueuePill> pills = pillsOf(row, now);
    for (QueuePill pill : pills) {
        const int width = metrics.pillWidth(pill.text);
        if (x + width > right) {
            break;
        }
        pill.where = QRect(x, y, width, metrics.pillHeight);
        geometry.pills.append(pill);
        x += width + pillGap;
    }
    return geometry;
}

} // namespace threadline
