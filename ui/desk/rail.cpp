// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/rail.h"

#include "ui/actions/desk_actions.h"
#include "ui/theme/avatar.h"
#include "ui/theme/rounded.h"

#include <QPainter>
#include <QVBoxLayout>

namespace threadline {

namespace {
constexpr int railWidth = 52;
constexpr int buttonSide = 36;
constexpr int glyphSide = 20;
constexpr int circleSide = 28;
} // namespace

RailButton::RailButton(const Theme& theme, IconName icon, QWidget* parent)
    : QToolButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setCheckable(true);
    setFixedSize(theme.scaled(buttonSide), theme.scaled(buttonSide));
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RailButton::setBadge(qint64 count, bool alarming)
{
    m_badge = count;
    m_alarming = alarming;
    update();
}

void RailButton::paintEvent(QPaintEvent*)
{
    const ThemeTokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = isChecked() || underMouse();
    if (lit) {
        paintRounded(painter, rect(), cardRadius - 2,
                     mixed(tokens.rail, Qt::white, isChecked() ? 0.14 : 0.07),
                     hasFocus() ? tokens.accent : QColor());
    } else if (hasFocus()) {
        paintRounded(painter, rect(), cardRadius - 2, Qt::transparent, tokens.accent);
    }
    const int side = m_theme.scaled(glyphSide);
    const QColor ink = isChecked() ? QColor(Qt::white) : tokens.railInk;
    painter.drawPixmap((width() - side) / 2, (height() - side) / 2,
                       m_theme.glyph(m_icon, ink, side, devicePixelRatioF()));
    if (m_badge <= 0) {
        return;
    }
    QFont font = m_theme.font(TextRole::CaptionStrong);
    font.setPixelSize(m_theme.scaled(10));
    painter.setFont(font);
    const QString text = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
    const int height = m_theme.scaled(15);
    const int badgeWidth =
        std::max(height, painter.fontMetrics().horizontalAdvance(text) + m_theme.scaled(7));
    const QRect where(width() - badgeWidth, 0, badgeWidth, height);
    const QColor fill = m_alarming ? QColor(0xB3261E) : QColor(0xB4690E);
    paintRounded(painter, where, height / 2.0, fill);
    painter.setPen(Qt::white);
    painter.drawText(where, Qt::AlignCenter, text);
}

Rail::Rail(const Theme& theme, const DeskActions& actions, const QString& agent, QWidget* parent)
    : Surface(theme, &ThemeTokens::rail, {}, parent)
    , m_agent(agent)
    , m_logo(new QWidget)
    , m_avatar(new QWidget)
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(theme.scaled(railWidth));
    m_logo->setFixedSize(theme.scaled(32), theme.scaled(32));
    m_logo->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_avatar->setFixedSize(theme.scaled(circleSide), theme.scaled(circleSide));
    m_avatar->setToolTip(agent);
    m_avatar->setAccessibleName(agent);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme.scaled(10), 0, theme.scaled(10));
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(m_logo, 0, Qt::AlignHCenter);
    layout->addSpacing(theme.scaled(2));
    const auto place = [&](RailButton* button) { layout->addWidget(button, 0, Qt::AlignHCenter); };
    place(add(Place::Queue, IconName::Inbox, QStringLiteral("railQueue"),
              actions.at(DeskAction::ShowQueue)));
    place(add(Place::Customers, IconName::Customers, QStringLiteral("railCustomers"),
              actions.at(DeskAction::ShowCustomers)));
    place(add(Place::Swarms, IconName::Swarm, QStringLiteral("railSwarms"), actions.at(DeskAction::ShowSwarms)));
    place(add(Place::Outbox, IconName::Outbox, QStringLiteral("railOutbox"),
              actions.at(DeskAction::ShowOutbox)));
    layout->addStretch(1);
    place(add(Place::Settings, IconName::Settings, QStringLiteral("railSettings"),
              actions.at(DeskAction::ShowSettings)));
    layout->addWidget(m_avatar, 0, Qt::AlignHCenter);
    setPlace(Place::Queue);
}

RailButton* Rail::add(Place place, IconName icon, const QString& name, const QAction* action)
{
    auto* button = new RailButton(theme(), icon);
    button->setObjectName(name);
    button->setAccessibleName(action->text());
    button->setToolTip(
        QStringLiteral("%1 (%2)").arg(action->text(), DeskActions::keysInWords(action)));
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    m_buttons.insert(place, button);
    return button;
}

void Rail::setPlace(Place place)
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        it.value()->setChecked(it.key() == place);
    }
}

void Rail::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    QPainter painter(this);
    const ThemeTokens& tokens = theme().tokens();
    const QRect logo = m_logo->geometry();
    paintRounded(painter, logo, cardRadius - 2, QColor(0x0E6B7C));
    painter.setFont(theme().font(TextRole::BodyStrong));
    painter.setPen(Qt::white);
    painter.drawText(logo, Qt::AlignCenter, QStringLiteral("T"));
    paintAvatar(painter, theme(), m_avatar->geometry(), m_agent, tokens.good);
}

} // namespace threadline
