// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look of the desk as one value to hand around: colours, type and icons. app/ makes one, calls
// dress() once and passes it by reference; it outlives every widget.
//
// Thread: GUI. changed() arrives after the application's palette and style were set; widgets that
// paint with tokens call update(), widgets that cache colours or fonts make them again.
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>

#include <memory>

class QApplication;
class QPalette;

namespace threadline {

class DeskStyle;

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": for settings.
QString themeChoiceName(ThemeChoice choice);
ThemeChoice themeChoiceFromName(QStringView name); ///< System for anything unknown

/// What a text is for; sizes are those of a 13 px system font and grow with the person's own.
enum class TextRole {
    Body,       ///< 13 px
    BodyStrong, ///< 13 px bold: names, what is unread
    Title,      ///< 15 px bold: the pane
    LargeTitle, ///< 16 px bold: the customer
    Caption,    ///< 11.5 px: times, pills, lines of the system
    CaptionStrong,
    Label, ///< 11 px bold, meant for capitals: headings inside a panel
};

class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(ThemeChoice choice = ThemeChoice::System, QObject* parent = nullptr);
    ~Theme() override;

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    bool isDark() const { return m_tokens.dark; }

    const ThemeTokens& tokens() const { return m_tokens; }
    QFont font(TextRole role) const;
    QPalette palette() const;

    /// A length of the 4 px grid at the person's text size: scaled(8) is 8 px with a 13 px font.
    int scaled(double pixels) const;

    /// An icon that follows the theme: what was made in light draws dark ink after the change.
    /// The theme outlives it.
    QIcon icon(IconName name, ColourRole role = ColourRole::Ink2) const;
    /// The glyph itself for a painter, `side` in logical pixels, sharp at `ratio`. Cached.
    QPixmap glyph(IconName name, const QColor& colour, int side, double ratio) const;

    /// Gives the application our style, palette and font, and follows the system from then on.
    void dress(QApplication& application);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void changed();

private:
    bool systemIsDark() const;
    void choose();

    QApplication* m_dressed = nullptr; ///< before m_systemDark, which is read with it
    ThemeChoice m_choice;
    ThemeTokens m_tokens;
    QFont m_systemFont;
    double m_scale = 1;
    bool m_systemDark = false;
    bool m_asking = false; ///< reading the system's palette; our own events are not news
    std::unique_ptr<GlyphCache> m_glyphs;
};

} // namespace threadline
