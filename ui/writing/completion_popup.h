// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list over a text field that offers what fits the word being typed, when that word begins with an
// opening such as "/": walking by ↑ and ↓, Enter or Tab takes, Esc leaves the words as they are. The
// focus stays in the text. Thread: the GUI thread; a child of the field's window while it is open.
#pragma once

#include "ui/theme/theme.h"

#include <QListView>
#include <QPointer>
#include <QTextCursor>

#include <functional>
#include <optional>

class QPlainTextEdit;
class QStandardItemModel;

namespace threadline {

struct CompletionItem
{
    QString key; ///< what is handed back when it is taken
    QString title;
    QString detail;

    friend bool operator==(const CompletionItem&, const CompletionItem&) = default;
};

/// What begins a word that is completed, and what then fits; the best first.
struct CompletionTrigger
{
    QString opening;
    int fewest = 0; ///< characters behind the opening before anything is offered
    std::function<QList<CompletionItem>(const QString& typed)> find;
    std::function<void(const QString& key, const QTextCursor& typed)> take; ///< `typed`: with its opening, selected
};

class CompletionPopup final : public QListView
{
    Q_OBJECT

public:
    /// Openings that begin alike: the longer one first.
    CompletionPopup(const Theme& theme, QPlainTextEdit& editor, QList<CompletionTrigger> triggers);

    /// Offers all of a trigger at the cursor, without its opening.
    void offer(int trigger);
    void dismiss();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Place
    {
        int trigger = -1;
        int start = 0;         ///< of the opening, in the document
        qsizetype opening = 0; ///< its length
    };

    void look();
    std::optional<Place> placeAtCursor() const;
    QString typedAt(const Place& place) const;
    bool show(const Place& place);
    void put();
    void take(int row);
    bool handleKey(int key);
    void noteTyping(const QEvent& event);

    const Theme& m_theme;
    QPointer<QPlainTextEdit> m_editor;
    QList<CompletionTrigger> m_triggers;
    QStandardItemModel* m_items;
    QList<CompletionItem> m_found;
    std::optional<Place> m_place;    ///< while it is open
    std::optional<int> m_dismissed;  ///< where a person did not want it
    bool m_typing = false;           ///< what changes now is typed by hand
};

} // namespace threadline
