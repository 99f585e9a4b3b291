// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which rows of a timeline are in the window and where. Heights are guesses until a row comes near
// the window and is laid out; whatever a correction moves, what one is reading stays in place: the
// first row that starts inside the window is the anchor, at the end of the history the end is.
//
// Thread: GUI. Theme, model and shelf outlive this. y grows downward; "content" starts at 0 with
// the oldest row, "window" is what of it is visible.
#pragma once

#include "ui/timeline/height_index.h"
#include "ui/timeline/laid_out_entry.h"

#include <QHash>
#include <QSize>

#include <memory>
#include <optional>
#include <unordered_map>

namespace threadline {

class ShownRows
{
public:
    ShownRows(const Theme& theme, TimelineModel& model, ImageShelf& images);

    /// Another width makes every height a guess again.
    void setWindow(QSize window);
    /// Another customer: forgets everything and goes to the newest end.
    void startOver();
    /// The same customer's rows changed.
    void rowsChanged();
    /// The theme changed: everything is laid out again.
    void forgetLayouts();
    /// These have other contents; they are laid out again.
    void forget(const QList<InteractionKey>& keys);

    void goToEnd();
    /// Puts a row's top at `part` of the window's height.
    void goTo(int row, double part);
    /// The person scrolled: this much of the content is above the window.
    void scrollTo(qint64 value);
    /// Lays out what is visible and near, and asks for entries that are not at hand.
    void settle();

    qint64 value() const { return m_value; }
    qint64 contentHeight() const;
    bool isAtEnd() const { return m_atEnd; }

    /// The rows in the window, [first, last]; none when last < first.
    int firstVisible() const { return m_first; }
    int lastVisible() const { return m_last; }
    /// Where a row starts in the window.
    int topOf(int row) const;
    int heightOf(int row) const { return m_heights.height(row); }
    /// The row under a point of the window; -1: none.
    int rowAt(int windowY) const;
    int rowOfEntry(InteractionKey key) const; ///< -1: not among the rows
    bool isEntry(int row) const;

    /// nullptr: not laid out, because it is not near or not at hand.
    const LaidOutEntry* laidOut(int row) const;
    qsizetype laidOutCount() const { return qsizetype(m_laidOut.size()); }
    /// Entries laid out so far, each time one was: what a frame costs.
    qint64 layoutsMade() const { return m_layoutsMade; }

    EntryFolds folds(InteractionKey key) const { return m_folds.value(key); }
    void setFolds(InteractionKey key, EntryFolds folds);

private:
    struct Anchor
    {
        int row = 0;
        int y = 0; ///< of its top in the window
    };

    std::optional<Anchor> anchor() const;
    void place(const std::optional<Anchor>& anchor);
    bool measure(int first, int last);
    void findVisible();
    void evict(int first, int last);
    void askFor(int first, int last);
    void makeHeights();
    qint64 offset(int row) const;
    qint64 mostValue() const;

    const Theme& m_theme;
    TimelineModel& m_model;
    ImageShelf& m_images;
    QSize m_window;
    HeightIndex m_heights;
    QHash<InteractionKey, int> m_measured; ///< at this width
    std::unordered_map<InteractionKey, std::unique_ptr<LaidOutEntry>> m_laidOut;
    QHash<InteractionKey, EntryFolds> m_folds;
    std::optional<Anchor> m_goal;   ///< where goTo() wants a row, until the person scrolls
    InteractionKey m_anchorKey = 0; ///< what one was reading when it last settled
    int m_anchorY = 0;
    qint64 m_value = 0;
    bool m_atEnd = true;
    int m_first = 0;
    int m_last = -1;
    QList<InteractionKey> m_asked;
    qint64 m_layoutsMade = 0;
};

} // namespace threadline
