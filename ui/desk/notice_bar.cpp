// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/notice_bar.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace threadline {

namespace {
constexpr std::chrono::seconds readingTime{12};
constexpr int widest = 284; // the queue beneath it: what one writes is never covered
constexpr int margin = 12;
} // namespace

NoticeBar::NoticeBar(const Theme& theme, QWidget& window, int left)
    : Surface(theme, &ThemeTokens::warnSoft, {}, &window)
    , m_window(window)
    , m_left(left)
    , m_words(new TextLabel(theme, TextRole::Body, ColourRole::Ink))
    , m_action(new QPushButton)
{
    setObjectName(QStringLiteral("noticeBar"));
    setCard(true);
    m_words->setObjectName(QStringLiteral("notice"));
    m_words->setWrapped();
    m_action->setObjectName(QStringLiteral("noticeAction"));
    setButtonRole(*m_action, ButtonRole::Normal);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_pressed) {
            m_pressed();
        } else {
            Q_EMIT actionWanted(m_action->text());
        }
    });
    auto* close = new QToolButton;
    close->setIcon(theme.icon(IconName::Close));
    close->setAutoRaise(true);
    close->setAccessibleName(QStringLiteral("Put this notice away"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(14), theme.scaled(5), theme.scaled(6), theme.scaled(5));
    layout->addWidget(m_words, 1);
    layout->addWidget(m_action);
    layout->addWidget(close);
    m_goAway.setSingleShot(true);
    m_goAway.setInterval(readingTime);
    connect(&m_goAway, &QTimer::timeout, this, &QWidget::hide);
    window.installEventFilter(this);
    hide();
}

void NoticeBar::say(const QString& sentence, bool lasting)
{
    appear(sentence, {}, &ThemeTokens::warnSoft);
    if (lasting) {
        m_goAway.stop();
    }
}

void NoticeBar::offer(const QString& sentence, const QString& action)
{
    appear(sentence, action, &ThemeTokens::accentSoft);
}

void NoticeBar::offerLasting(const QString& sentence, const QString& action, const std::function<void()>& pressed)
{
    appear(sentence, action, &ThemeTokens::warnSoft);
    m_pressed = pressed;
    m_goAway.stop();
}

void NoticeBar::appear(const QString& sentence, const QString& action, Colour ground)
{
    m_pressed = {};
    setGround(ground);
    m_words->setText(sentence);
    m_action->setText(action);
    m_action->setAccessibleName(QStringLiteral("%1: %2").arg(action, sentence));
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    place();
    raise();
    show();
    m_goAway.start();
    QAccessibleEvent heard(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&heard);
}

QString NoticeBar::sentence() const
{
    return isVisible() ? m_words->text() : QString();
}

void NoticeBar::setFoot(int height)
{
    m_foot = height;
    place();
}

void NoticeBar::place()
{
    const int gap = theme().scaled(margin);
    const QMargins inner = layout()->contentsMargins();
    const int words = m_words->fontMetrics().horizontalAdvance(m_words->text()) + 2;
    const int beside = layout()->minimumSize().width() - m_words->minimumWidth();
    const int room = m_window.width() - m_left - 2 * gap;
    setFixedWidth(std::min({words + beside + inner.left(), theme().scaled(widest), room}));
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                 : layout()->totalSizeHint().height());
    move(m_left + gap, m_window.height() - m_foot - gap - height());
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize) {
        place();
    }
    return Surface::eventFilter(watched, event);
}

} // namespace threadline
