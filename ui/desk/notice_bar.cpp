// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/notice_bar.h"

#include "ui/controls/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace threadline {

namespace {
constexpr std::chrono::seconds readingTime{12};
}

NoticeBar::NoticeBar(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::warnSoft, Qt::BottomEdge, parent)
    , m_words(new TextLabel(theme, TextRole::Body, ColourRole::Ink))
    , m_button(new QPushButton)
{
    setObjectName(QStringLiteral("noticeBar"));
    m_words->setObjectName(QStringLiteral("notice"));
    m_words->setWrapped();
    auto* close = new QToolButton;
    close->setIcon(theme.icon(IconName::Close));
    close->setAutoRaise(true);
    close->setAccessibleName(QStringLiteral("Put this notice away"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_button->setObjectName(QStringLiteral("noticeButton"));
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        m_pressed();
    });
    m_button->hide();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(16), theme.scaled(6), theme.scaled(8), theme.scaled(6));
    layout->addWidget(m_words, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_goAway.setSingleShot(true);
    m_goAway.setInterval(readingTime);
    connect(&m_goAway, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void NoticeBar::say(const QString& sentence, bool lasting)
{
    m_words->setText(sentence);
    setAccessibleName(sentence);
    m_button->hide();
    show();
    if (lasting) {
        m_goAway.stop();
    } else {
        m_goAway.start();
    }
}

void NoticeBar::offer(const QString& sentence, const QString& button, const std::function<void()>& pressed)
{
    say(sentence, true);
    m_pressed = pressed;
    m_button->setText(button);
    m_button->show();
}

QString NoticeBar::sentence() const
{
    return isVisible() ? m_words->text() : QString();
}

} // namespace threadline
