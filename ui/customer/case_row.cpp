// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/case_row.h"

#include "ui/models/case_words.h"
#include "ui/models/time_words.h"
#include "ui/theme/pill.h"
#include "ui/theme/rounded.h"

#include <QPainter>

namespace threadline {

namespace {

constexpr int padding = 8;

PillTone toneOf(CaseStatus status)
{
    switch (status) {
    case CaseStatus::New:
        return PillTone::Good;
    case CaseStatus::Open:
        return PillTone::Accent;
    case CaseStatus::Waiting:
    case CaseStatus::OnHold:
        return PillTone::Warn;
    case CaseStatus::Solved:
    case CaseStatus::Closed:
        break;
    }
    return PillTone::Neutral;
}

} // namespace

CaseRow::CaseRow(const Theme& theme, const Case& shown, bool open, QWidget* parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_case(shown)
    , m_open(open)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(QStringLiteral("Case %1, %2, %3")
                          .arg(shown.number)
                          .arg(shown.subject, caseStatusWords(shown.status)));
    setToolTip(QStringLiteral("%1\nLast touched %2").arg(shown.subject, fullMoment(shown.lastAt)));
}

QSize CaseRow::sizeHint() const
{
    const int body = QFontMetrics(m_theme.font(TextRole::Body)).height();
    const int pill = pillSize(m_theme, QStringLiteral("x")).height();
    return {m_theme.scaled(200), body + pill + 2 + 2 * padding};
}

QSize CaseRow::minimumSizeHint() const
{
    return {m_theme.scaled(80), sizeHint().height()};
}

void CaseRow::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    if (m_open || underMouse() || hasFocus()) {
        paintRounded(painter, rect(), buttonRadius, m_open ? tokens.accentSoft : tokens.sunk,
                     hasFocus() ? tokens.accent : QColor());
    }
    const QRect inner = rect().adjusted(padding, padding, -padding, -padding);
    painter.setFont(m_theme.font(m_open ? TextRole::BodyStrong : TextRole::Body));
    painter.setPen(tokens.ink);
    const int lineHeight = painter.fontMetrics().height();
    const QString subject =
        m_case.subject.isEmpty() ? QStringLiteral("(no subject)") : m_case.subject;
    painter.drawText(
        QRect(inner.left(), inner.top(), inner.width(), lineHeight),
        Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(subject.simplified(), Qt::ElideRight, inner.width()));

    const QString status = caseStatusWords(m_case.status);
    const QSize pill = pillSize(m_theme, status);
    const int y = inner.top() + lineHeight + 2;
    paintPill(painter, m_theme, QRect(QPoint(inner.left(), y), pill), status,
              toneOf(m_case.status));
    painter.setFont(m_theme.font(TextRole::Caption));
    painter.setPen(m_open ? tokens.ink2 : tokens.ink3);
    QString more = QStringLiteral("#%1 · %2")
                       .arg(m_case.number)
                       .arg(momentWords(m_case.lastAt, currentMoment()));
    if (!m_case.assignee.isEmpty()) {
        more += QStringLiteral(" · ") + m_case.assignee;
    }
    const QRect rest(inner.left() + pill.width() + 6, y, inner.width() - pill.width() - 6,
                     pill.height());
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(more, Qt::ElideRight, rest.width()));
}

} // namespace threadline
