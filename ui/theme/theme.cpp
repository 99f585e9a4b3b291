// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/desk_style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <algorithm>

// A static library's resources are dropped by the linker unless somebody asks for them by name.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace threadline {

namespace {

constexpr double basePixels = 13;

/// Asks for its colour when it paints, so that icons held by actions and buttons follow the theme.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(const Theme& theme, IconName name, ColourRole role)
        : m_theme(&theme)
        , m_name(name)
        , m_role(role)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.x() + (rect.width() - side) / 2,
                           rect.y() + (rect.height() - side) / 2, side, side);
        painter->drawPixmap(square, m_theme->glyph(m_name, inkFor(mode), side,
                                                   painter->device()->devicePixelRatio()));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return m_theme->glyph(m_name, inkFor(mode), std::min(size.width(), size.height()), 1);
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(*m_theme, m_name, m_role); }
    bool isNull() override { return false; }

private:
    QColor inkFor(QIcon::Mode mode) const
    {
        const ThemeTokens& tokens = m_theme->tokens();
        const QColor ink = tokens.colour(m_role);
        return mode == QIcon::Disabled ? mixed(tokens.panel, ink, 0.45) : ink;
    }

    const Theme* m_theme;
    IconName m_name;
    ColourRole m_role;
};

bool isDarkPalette(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

} // namespace

QString themeChoiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoiceFromName(QStringView name)
{
    if (name == QLatin1String("light")) {
        return ThemeChoice::Light;
    }
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

Theme::Theme(ThemeChoice choice, QObject* parent)
    : QObject(parent)
    , m_choice(choice)
    , m_systemFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont))
    , m_scale(std::max(1.0, QFontInfo(m_systemFont).pixelSize() / basePixels))
    , m_systemDark(systemIsDark())
    , m_glyphs(std::make_unique<GlyphCache>())
{
    registerIcons();
    const bool dark =
        m_choice == ThemeChoice::System ? m_systemDark : m_choice == ThemeChoice::Dark;
    m_tokens = dark ? darkTokens() : lightTokens();
}

Theme::~Theme() = default;

void Theme::setChoice(ThemeChoice choice)
{
    if (choice != m_choice) {
        m_choice = choice;
        choose();
    }
}

QFont Theme::font(TextRole role) const
{
    QFont font = m_systemFont;
    double pixels = basePixels;
    bool strong = false;
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::BodyStrong:
        strong = true;
        break;
    case TextRole::Title:
        pixels = 15;
        strong = true;
        break;
    case TextRole::LargeTitle:
        pixels = 16;
        strong = true;
        break;
    case TextRole::CaptionStrong:
        strong = true;
        [[fallthrough]];
    case TextRole::Caption:
        pixels = 11.5;
        break;
    case TextRole::Label:
        pixels = 11;
        strong = true;
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
        break;
    }
    // Points take fractions, pixel sizes do not; 11.5 px is one of ours.
    const double pointsPerPixel =
        m_systemFont.pointSizeF() > 0
            ? m_systemFont.pointSizeF() / QFontInfo(m_systemFont).pixelSize()
            : 0.75;
    font.setPointSizeF(pixels * m_scale * pointsPerPixel);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QPalette Theme::palette() const
{
    const ThemeTokens& t = m_tokens;
    QPalette palette;
    palette.setColor(QPalette::Window, t.panel);
    palette.setColor(QPalette::WindowText, t.ink);
    palette.setColor(QPalette::Base, t.panel);
    palette.setColor(QPalette::AlternateBase, t.bg);
    palette.setColor(QPalette::Text, t.ink);
    palette.setColor(QPalette::PlaceholderText, t.ink3);
    palette.setColor(QPalette::Button, t.panel);
    palette.setColor(QPalette::ButtonText, t.ink);
    palette.setColor(QPalette::BrightText, t.bad);
    palette.setColor(QPalette::ToolTipBase, t.dark ? t.sunk : t.ink);
    palette.setColor(QPalette::ToolTipText, t.dark ? t.ink : t.panel);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Light, mixed(t.panel, Qt::white, t.dark ? 0.06 : 0.6));
    palette.setColor(QPalette::Midlight, t.sunk);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.ink3);
    palette.setColor(QPalette::Shadow, t.dark ? QColor(Qt::black) : t.ink2);
    const QColor faded = mixed(t.panel, t.ink, 0.42);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::Link}) {
        palette.setColor(QPalette::Disabled, role, faded);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, t.ink2);
    return palette;
}

int Theme::scaled(double pixels) const
{
    return qRound(pixels * m_scale);
}

QIcon Theme::icon(IconName name, ColourRole role) const
{
    return QIcon(new ThemedIconEngine(*this, name, role));
}

QPixmap Theme::glyph(IconName name, const QColor& colour, int side, double ratio) const
{
    return m_glyphs->glyph(name, colour, side, ratio);
}

void Theme::dress(QApplication& application)
{
    m_dressed = &application;
    application.setStyle(new DeskStyle(*this));
    application.setPalette(palette());
    application.setFont(font(TextRole::Body));
    application.installEventFilter(this);
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // Qt 6.4 has no colour scheme hint; windows are told ThemeChange when the platform's changes.
    if (event->type() == QEvent::ThemeChange && !m_asking) {
        m_asking = true;
        m_systemDark = systemIsDark();
        m_asking = false;
        choose();
    }
    return QObject::eventFilter(watched, event);
}

bool Theme::systemIsDark() const
{
    if (!m_dressed) {
        return isDarkPalette(QGuiApplication::palette());
    }
    // Without one of ours the application shows the platform's palette.
    QApplication::setPalette(QPalette());
    const bool dark = isDarkPalette(QGuiApplication::palette());
    QApplication::setPalette(palette());
    return dark;
}

void Theme::choose()
{
    const bool dark =
        m_choice == ThemeChoice::System ? m_systemDark : m_choice == ThemeChoice::Dark;
    const ThemeTokens tokens = dark ? darkTokens() : lightTokens();
    if (tokens == m_tokens) {
        return;
    }
    m_tokens = tokens;
    if (m_dressed) {
        QApplication::setPalette(palette());
    }
    Q_EMIT changed();
}

} // namespace threadline
