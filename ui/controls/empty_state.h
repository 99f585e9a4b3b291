// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands where a list has nothing: a glyph, a sentence, what to do next, and a button for it.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace threadline {

class TextLabel;

class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);

    /// `button` empty: none.
    void setWords(IconName icon, const QString& title, const QString& sentence,
                  const QString& button = {});
    QString sentence() const;
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void buttonPressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    IconName m_icon = IconName::Inbox;
    QWidget* m_glyphPlace;
    TextLabel* m_title;
    TextLabel* m_sentence;
    QPushButton* m_button;
};

} // namespace threadline
