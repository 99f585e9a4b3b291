// SPDX-License-Identifier: GPL-3.0-or-later
//
// The foot of the palette: how the search stands, in a sentence, and "Save this search", which asks for
// a name in the same line. Thread: the GUI thread.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace threadline {

class TextLabel;

class SearchSaver final : public QWidget
{
    Q_OBJECT

public:
    SearchSaver(const Theme& theme, QWidget* parent = nullptr);

    /// `colour` says whether it is a trouble. Empty words leave the line to the button.
    void say(const QString& words, ColourRole colour);
    /// What would be saved; empty: nothing.
    void setSearch(const QString& search);
    void askForName();
    bool isAsking() const;
    void stopAsking();

Q_SIGNALS:
    void saveWanted(const QString& name, const QString& search);
    /// The person is done with the name, one way or the other.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void save();

    QString m_search;
    TextLabel* m_words;
    QLineEdit* m_name;
    QPushButton* m_button;
};

} // namespace threadline
