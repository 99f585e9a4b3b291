// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/empty_state.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

namespace {
constexpr int glyphSide = 28;
constexpr int sentenceWidth = 300;
} // namespace

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_glyphPlace(new QWidget(this))
    , m_title(new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink, this))
    , m_sentence(new TextLabel(theme, TextRole::Body, ColourRole::Ink2, this))
    , m_button(new QPushButton(this))
{
    m_glyphPlace->setFixedSize(glyphSide, glyphSide);
    m_glyphPlace->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWrapped();
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWrapped();
    m_sentence->setMaximumWidth(theme.scaled(sentenceWidth));
    m_title->setMaximumWidth(theme.scaled(sentenceWidth));
    setButtonRole(*m_button, ButtonRole::Primary);
    m_button->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(theme.scaled(4));
    words->addWidget(m_glyphPlace, 0, Qt::AlignHCenter);
    words->addSpacing(theme.scaled(4));
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    words->addSpacing(theme.scaled(8));
    words->addWidget(m_button, 0, Qt::AlignHCenter);

    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addLayout(words, 100);
    across->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(20), theme.scaled(20),
                               theme.scaled(20));
    layout->addStretch(2);
    layout->addLayout(across);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonPressed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EmptyState::setWords(IconName icon, const QString& title, const QString& sentence,
                          const QString& button)
{
    m_icon = icon;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(title + QLatin1Char(' ') + sentence);
    update();
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QPixmap glyph =
        m_theme.glyph(m_icon, m_theme.tokens().ink3, glyphSide, devicePixelRatioF());
    painter.drawPixmap(m_glyphPlace->geometry().topLeft(), glyph);
}

} // namespace threadline
