// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small card to choose one thing with the keyboard: a field whose words narrow a list, ↑ and ↓ walk
// through it, Enter takes, Escape or a click elsewhere closes. Where free words are allowed they are
// the last of the list. Thread: GUI.
#pragma once

#include "ui/controls/surface.h"

#include <functional>
#include <optional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace threadline {

class TextLabel;

struct Choice
{
    QString words;
    QString note = {};            ///< beside them: a time, a key
    std::optional<bool> on = {};  ///< what is switched by choosing it shows whether it is on
    std::function<void()> taken;  ///< after the card went away, unless it stayed (setStaying())
};

class ChoiceCard final : public Surface
{
    Q_OBJECT

public:
    /// What typed words would mean; nothing: they mean nothing.
    using FreeChoice = std::function<std::optional<Choice>(const QString& typed)>;

    /// Deletes itself when it closes. `question` is what the field asks: "Assign to".
    ChoiceCard(const Theme& theme, const QString& question, QWidget* parent);

    /// What is typed already keeps narrowing them.
    void setChoices(const QList<Choice>& choices);
    void setFree(FreeChoice free);
    /// Shift+Enter takes one and leaves the card open for the next.
    void setStaying();
    /// What fits the words is looked up by whoever hears typed() and sets it, instead of narrowed here.
    void setLookedUp();
    void setText(const QString& text);
    /// Below `place`, or above it when there is no room.
    void openAt(const QRect& place);

Q_SIGNALS:
    void typed(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow();
    void offer(const Choice& choice, qsizetype which);
    bool press(int key, Qt::KeyboardModifiers modifiers);
    void take(int row, bool stay);
    void fit();

    QList<Choice> m_choices;
    std::optional<Choice> m_typed;
    FreeChoice m_free;
    bool m_staying = false;
    bool m_lookedUp = false;
    QLineEdit* m_field;
    QListView* m_list;
    QStandardItemModel* m_shown;
    TextLabel* m_hint;
};

} // namespace threadline
