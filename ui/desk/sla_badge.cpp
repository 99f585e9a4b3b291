// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/sla_badge.h"

#include "core/sla/sla_words.h"
#include "ui/models/sla_due_words.h"
#include "ui/models/time_words.h"

#include <QHBoxLayout>

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 longestWaitMs = 60 * 60 * 1000;

QString targetLine(SlaTarget target, const TargetStanding& standing, Timestamp now)
{
    const QString words = QStringLiteral("%1: %2").arg(slaTargetWords(target), slaWords(standing, now));
    const auto at = standing.metAt ? standing.metAt : standing.breachedAt ? standing.breachedAt : standing.dueAt;
    return at ? QStringLiteral("%1 (%2)").arg(words, momentWords(*at, now)) : words;
}

/// The promise that runs, as a row of the queue has it.
std::optional<SlaDue> dueOf(const SlaStanding& standing, Timestamp now)
{
    if (!standing.mostUrgent) {
        return std::nullopt;
    }
    const TargetStanding& urgent = standing.of(*standing.mostUrgent);
    const auto due = urgent.breachedAt ? urgent.breachedAt : urgent.dueAt;
    if (!due) {
        return std::nullopt; // it is paused
    }
    return SlaDue{*standing.mostUrgent, *due, urgent.amberAt.value_or(std::min(now, *due))};
}

PillTone toneOf(SlaBand band)
{
    switch (band) {
    case SlaBand::Fine: return PillTone::Neutral;
    case SlaBand::Amber: return PillTone::Warn;
    case SlaBand::Red: return PillTone::Bad;
    }
    return PillTone::Neutral;
}

} // namespace

BadgeWords badgeWords(const CaseStanding& standing, Timestamp now)
{
    BadgeWords words;
    if (const auto due = dueOf(standing.standing, now)) {
        words.tone = toneOf(due->band(now));
        words.pill = slaMark(due->band(now)) + slaTargetWords(due->target) + QLatin1Char(' ') + slaDueWords(*due, now);
    } else if (standing.standing.mostUrgent) {
        words.pill = slaTargetWords(*standing.standing.mostUrgent) + QStringLiteral(" paused");
    }
    QStringList lines;
    for (const SlaTarget target : allSlaTargets) {
        const TargetStanding& one = standing.standing.of(target);
        if (one.state != SlaState::NotApplicable) {
            lines.append(targetLine(target, one, now));
        }
    }
    lines.append(QStringLiteral("Policy “%1”, in the working hours of “%2”").arg(standing.policy, standing.calendar));
    words.tip = lines.join(QLatin1Char('\n'));
    return words;
}

SlaBadge::SlaBadge(Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_answer([this](const Expected<std::optional<CaseStanding>>& standing) { take(standing); })
    , m_pill(new PillLabel(theme))
{
    m_pill->setObjectName(QStringLiteral("slaBadge"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pill);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &SlaBadge::ask);
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (m_case && (change.everything || change.cases.contains(*m_case))) {
            ask();
        }
    });
    hide();
}

void SlaBadge::setCase(std::optional<CaseId> inCase)
{
    if (m_case == inCase) {
        return;
    }
    m_case = inCase;
    hide();
    ask();
}

void SlaBadge::ask()
{
    m_turn.stop();
    if (m_case) {
        m_answer.ask(m_workspace.caseStanding(*m_case));
    } else {
        m_answer.drop();
    }
}

void SlaBadge::take(const Expected<std::optional<CaseStanding>>& standing)
{
    if (!standing || !*standing) {
        hide();
        return;
    }
    const Timestamp now = currentMoment();
    const BadgeWords words = badgeWords(**standing, now);
    m_pill->setText(words.pill, words.tone);
    m_pill->setToolTip(words.tip);
    m_pill->setAccessibleDescription(words.tip);
    setVisible(!words.pill.isEmpty());
    if (const auto due = dueOf((*standing)->standing, now)) {
        waitFor(slaDueChanges(*due, now));
    }
}

void SlaBadge::waitFor(Timestamp next)
{
    const qint64 ms = (next.us - currentMoment().us) / 1000 + 1;
    m_turn.start(static_cast<int>(std::clamp<qint64>(ms, 1, longestWaitMs)));
}

} // namespace threadline
