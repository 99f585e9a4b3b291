// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/desk_style.h"
#include "ui/theme/pill.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QVBoxLayout>

using namespace threadline;

TEST_CASE("Text keeps a contrast of 4.5 on every surface it is meant for")
{
    for (const ThemeTokens& t : {lightTokens(), darkTokens()}) {
        for (const QColor& surface : {t.bg, t.panel, t.sunk, t.accentSoft, t.outbound, t.note}) {
            for (const QColor& ink : {t.ink, t.ink2, t.ink3, t.accent}) {
                INFO(ink.name().toStdString() << " on " << surface.name().toStdString());
                CHECK(contrast(ink, surface) >= 4.5);
            }
        }
        CHECK(contrast(t.onAccent, t.accent) >= 4.5);
        CHECK(contrast(t.railInk, t.rail) >= 4.5);
        for (const auto& [ink, soft] : {std::pair{t.warn, t.warnSoft}, std::pair{t.bad, t.badSoft},
                                        std::pair{t.good, t.goodSoft}}) {
            CHECK(contrast(ink, soft) >= 4.5);
            CHECK(contrast(ink, t.bg) >= 4.5);
        }
    }
}

TEST_CASE("Contrast is that of WCAG")
{
    CHECK(contrast(Qt::black, Qt::white) == Approx(21));
    CHECK(contrast(Qt::white, Qt::white) == Approx(1));
    // #767676 is the well-known lightest grey that passes on white.
    CHECK(contrast(QColor(0x767676), Qt::white) == Approx(4.54).margin(0.01));
}

TEST_CASE("A choice of theme is announced once and remembered by name")
{
    Theme theme(ThemeChoice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    CHECK_FALSE(theme.isDark());
    theme.setChoice(ThemeChoice::Dark);
    CHECK(theme.isDark());
    theme.setChoice(ThemeChoice::Dark);
    CHECK(changed.size() == 1);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        CHECK(themeChoiceFromName(themeChoiceName(choice)) == choice);
    }
    CHECK(themeChoiceFromName(u"purple") == ThemeChoice::System);
}

TEST_CASE("The system's theme is told from its palette")
{
    const auto paletteOf = [](const QColor& window, const QColor& text) {
        QPalette palette;
        palette.setColor(QPalette::Window, window);
        palette.setColor(QPalette::WindowText, text);
        return palette;
    };
    QApplication::setPalette(paletteOf(QColor(0x202020), Qt::white));
    CHECK(Theme(ThemeChoice::System).isDark());
    QApplication::setPalette(paletteOf(Qt::white, Qt::black));
    CHECK_FALSE(Theme(ThemeChoice::System).isDark());
    QApplication::setPalette(QPalette());
}

TEST_CASE("An icon made in the light is drawn for the dark after the change")
{
    Theme theme(ThemeChoice::Light);
    const QIcon icon = theme.icon(IconName::StarFull, ColourRole::Ink);
    const auto middle = [&icon] { return icon.pixmap(24, 24).toImage().pixelColor(12, 12); };
    CHECK(middle() == lightTokens().ink);
    theme.setChoice(ThemeChoice::Dark);
    CHECK(middle() == darkTokens().ink);
}

TEST_CASE("An icon is sharp on a screen of 200 %")
{
    const Theme theme(ThemeChoice::Light);
    const QPixmap glyph = theme.glyph(IconName::Mail, Qt::black, 18, 2);
    CHECK(glyph.size() == QSize(36, 36));
    CHECK(glyph.deviceIndependentSize() == QSizeF(18, 18));
}

TEST_CASE("Type grows from the body to the title and never shrinks below the design")
{
    const Theme theme(ThemeChoice::Light);
    const auto size = [&](TextRole role) { return theme.font(role).pointSizeF(); };
    CHECK(size(TextRole::Caption) < size(TextRole::Body));
    CHECK(size(TextRole::Body) < size(TextRole::Title));
    CHECK(size(TextRole::Title) < size(TextRole::LargeTitle));
    CHECK(theme.scaled(8) >= 8);
}

TEST_CASE("Controls are drawn with the tokens in both themes")
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme theme(choice);
        theme.dress(*qApp);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* primary = new QPushButton(QStringLiteral("Send, then Waiting"));
        setButtonRole(*primary, ButtonRole::Primary);
        auto* danger = new QPushButton(QStringLiteral("Remove account"));
        setButtonRole(*danger, ButtonRole::Danger);
        auto* off = new QPushButton(QStringLiteral("Not now"));
        off->setEnabled(false);
        auto* field = new QLineEdit;
        field->setPlaceholderText(QStringLiteral("Search every channel…"));
        auto* box = new QComboBox;
        box->addItems({QStringLiteral("Open"), QStringLiteral("Waiting")});
        auto* check = new QCheckBox(QStringLiteral("Sign replies"));
        check->setChecked(true);
        auto* tabs = new QTabBar;
        tabs->addTab(QStringLiteral("Open 7"));
        tabs->addTab(QStringLiteral("Waiting 9"));
        tabs->setDrawBase(false);
        auto* pill = new PillLabel(theme);
        pill->setText(QStringLiteral("First reply due 41 min"), PillTone::Warn);
        auto* bar = new QScrollBar(Qt::Horizontal);
        bar->setRange(0, 100);
        for (QWidget* control :
             QList<QWidget*>{primary, danger, off, new QPushButton(QStringLiteral("New")), field,
                             box, check, tabs, pill, bar}) {
            column->addWidget(control, 0, Qt::AlignLeft);
        }
        window.show();
        const QImage image = window.grab().toImage();
        QDir().mkpath(QStringLiteral(THREADLINE_PICTURES));
        CHECK(image.save(
            QStringLiteral(THREADLINE_PICTURES "/controls-%1.png").arg(themeChoiceName(choice))));
        const QPoint inside = primary->geometry().topLeft() + QPoint(primary->width() / 2, 3);
        CHECK(image.pixelColor(inside) == theme.tokens().accent);
        CHECK(image.pixelColor(1, 1) == theme.tokens().panel);
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(QPalette());
    }
}
