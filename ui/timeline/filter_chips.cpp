// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/filter_chips.h"

#include "ui/theme/channel_look.h"
#include "ui/theme/pill.h"
#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace threadline {

namespace {

constexpr int chipGap = 8;

QString wordsFor(const TimelineFilter& filter)
{
    switch (filter.what) {
    case TimelineFilter::What::Everything:
        return FilterChips::tr("Whole history");
    case TimelineFilter::What::ThisCase:
        return FilterChips::tr("This case");
    case TimelineFilter::What::Channel:
        return channelLook(filter.channel).many;
    case TimelineFilter::What::Happenings:
        return FilterChips::tr("Events");
    }
    return {};
}

qint64 countFor(const TimelineFilter& filter, const TimelineCounts& counts)
{
    if (filter.what == TimelineFilter::What::Everything) {
        return counts.all;
    }
    if (filter.what == TimelineFilter::What::ThisCase) {
        return counts.thisCase;
    }
    if (filter.what == TimelineFilter::What::Happenings) {
        return counts.happenings;
    }
    for (const auto& [channel, count] : counts.channels) {
        if (channel == filter.channel) {
            return count;
        }
    }
    return 0;
}

} // namespace

FilterChip::FilterChip(const Theme& theme, const TimelineFilter& filter, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_filter(filter)
{
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void FilterChip::setWords(const QString& words, qint64 count, const QColor& dot)
{
    m_dot = dot;
    setText(QStringLiteral("%1 %2").arg(words, locale().toString(count)));
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const int dot = m_dot.isValid() ? m_theme.scaled(13) : 0;
    return pillSize(m_theme, text()) + QSize(dot, m_theme.scaled(2));
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    QColor fill = isChecked() ? tokens.ink : tokens.sunk;
    if (!isChecked() && underMouse()) {
        fill = mixed(tokens.sunk, tokens.ink, 0.07);
    }
    paintRounded(painter, rect(), std::min<double>(cardRadius, height() / 2.0), fill);
    int left = m_theme.scaled(8);
    if (m_dot.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        const double radius = m_theme.scaled(7) / 2.0;
        painter.drawEllipse(QPointF(left + radius, height() / 2.0), radius, radius);
        left += m_theme.scaled(13);
    }
    painter.setFont(m_theme.font(TextRole::Caption));
    painter.setPen(isChecked() ? tokens.panel : tokens.ink2);
    painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (hasFocus()) {
        paintFocusRing(m_theme, rect(), painter, cardRadius);
    }
}

FilterChips::FilterChips(const Theme& theme, TimelineModel& model, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("filterChips"));
    setAccessibleName(tr("What of the history is shown"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    m_more->setObjectName(QStringLiteral("moreChips"));
    m_more->setIcon(theme.icon(IconName::More));
    m_more->setAccessibleName(tr("More filters"));
    m_more->setToolTip(tr("More filters"));
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, &FilterChips::showMore);
    connect(&model, &TimelineModel::stateChanged, this, &FilterChips::follow);
    connect(&theme, &Theme::changed, this, &FilterChips::follow);
    follow();
}

QSize FilterChips::sizeHint() const
{
    int width = 0;
    for (const FilterChip* chip : m_chips) {
        width += chip->sizeHint().width() + chipGap;
    }
    return {width, minimumSizeHint().height()};
}

QSize FilterChips::minimumSizeHint() const
{
    return {m_theme.scaled(80),
            pillSize(m_theme, QStringLiteral("0")).height() + m_theme.scaled(2)};
}

void FilterChips::follow()
{
    const TimelineCounts& counts = m_model.counts();
    QList<TimelineFilter> filters{{TimelineFilter::What::Everything, {}}};
    if (m_model.thisCase() != 0) {
        filters.append({TimelineFilter::What::ThisCase, {}});
    }
    for (const auto& [channel, count] : counts.channels) {
        filters.append({TimelineFilter::What::Channel, channel});
    }
    if (counts.happenings > 0) {
        filters.append({TimelineFilter::What::Happenings, {}});
    }
    makeChips(filters);
    for (FilterChip* chip : std::as_const(m_chips)) {
        const TimelineFilter& filter = chip->filter();
        const QColor dot = filter.what == TimelineFilter::What::Channel
                               ? channelMark(filter.channel, m_theme.isDark())
                               : QColor();
        chip->setWords(wordsFor(filter), countFor(filter, counts), dot);
        chip->setChecked(filter == m_model.filter());
    }
    // Numbers of a part would be wrong ones; the line keeps its room, or what is below would jump.
    setVisible(counts.all + counts.happenings > 0 && m_model.isComplete());
    arrange();
    updateGeometry();
}

void FilterChips::makeChips(const QList<TimelineFilter>& filters)
{
    const bool same = std::equal(m_chips.cbegin(), m_chips.cend(), filters.cbegin(), filters.cend(),
                                 [](const FilterChip* chip, const TimelineFilter& filter) {
                                     return chip->filter() == filter;
                                 });
    if (same) {
        return;
    }
    // One of them may be the sender of the click that led here.
    for (FilterChip* chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (const TimelineFilter& filter : filters) {
        auto* chip = new FilterChip(m_theme, filter, this);
        connect(chip, &QAbstractButton::clicked, this, [this, filter] {
            m_model.setFilter(filter == m_model.filter() ? TimelineFilter{} : filter);
            // The button toggled itself; what is chosen is the model's to say.
            follow();
        });
        m_chips.append(chip);
    }
}

void FilterChips::resizeEvent(QResizeEvent*)
{
    arrange();
}

void FilterChips::arrange()
{
    const int most = sizeHint().width() - chipGap;
    const int moreWidth = m_theme.scaled(28);
    const int room = most <= width() ? width() : width() - moreWidth - chipGap;
    int x = 0;
    for (FilterChip* chip : std::as_const(m_chips)) {
        const QSize size = chip->sizeHint();
        // The chosen one is always to be seen; the others make room from the right.
        const bool fits = x + size.width() <= room;
        chip->setVisible(fits);
        if (fits) {
            chip->setGeometry(x, 0, size.width(), height());
            x += size.width() + chipGap;
        } else {
            x = room + 1;
        }
    }
    m_more->setVisible(most > width());
    m_more->setGeometry(std::max(0, width() - moreWidth), 0, moreWidth, height());
}

void FilterChips::showMore()
{
    QMenu menu(this);
    for (FilterChip* chip : std::as_const(m_chips)) {
        if (chip->isHidden()) {
            QAction* action = menu.addAction(chip->text());
            action->setCheckable(true);
            action->setChecked(chip->isChecked());
            connect(action, &QAction::triggered, this,
                    [this, filter = chip->filter()] { m_model.setFilter(filter); });
        }
    }
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace threadline
