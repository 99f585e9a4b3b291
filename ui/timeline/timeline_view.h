// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole relation with a customer as one scroll. Only what is in the window is laid out and
// drawn; what one is reading never jumps when heights become known, words arrive or a state
// changes. Opens at the newest end, or at an entry.
//
// Thread: GUI. Theme, model and source outlive this. Says by signals what a person wants and does
// none of it, except unfolding, loading remote images of one entry, copying and scrolling.
#pragma once

#include "ui/timeline/image_shelf.h"
#include "ui/timeline/shown_rows.h"
#include "ui/timeline/timeline_hands.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace threadline {

class FloatingPill;

class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    TimelineView(const Theme& theme, TimelineModel& model, TimelineSource& source,
                 QWidget* parent = nullptr);
    ~TimelineView() override;

    void goToEnd();
    /// Brings an entry into view, marked as the one that was looked for. When the history is still
    /// on its way it happens once it is there.
    void goToEntry(InteractionKey key);
    /// Brings an entry to the middle without marking it: travelling by the river.
    void travelTo(InteractionKey key);
    /// To the first of what is shown of that day; says so when there was nothing and goes to the next.
    void goToDay(QDate day);

    /// Entries laid out now: what is visible and a little around it, however long the history.
    qsizetype laidOutEntries() const { return m_rows.laidOutCount(); }
    const ShownRows& rows() const { return m_rows; }
    /// A row in plain words, for a screen reader; empty while they are on their way.
    QString spokenRow(int row) const;

Q_SIGNALS:
    void undoRequested(const threadline::InteractionId& reply);
    void retryRequested(const threadline::InteractionId& reply);
    void checkRequested(const threadline::InteractionId& reply);
    void sendAgainRequested(const threadline::InteractionId& reply);
    void sendAnywayRequested(const threadline::InteractionId& reply);
    void sendNowRequested(const threadline::InteractionId& reply);
    void openAttachment(const threadline::Attachment& attachment);
    void saveAttachment(const threadline::Attachment& attachment);
    /// To another case of the same customer.
    void moveWanted(const threadline::Interaction& message);
    /// Out of its case into a new one.
    void splitWanted(const threadline::Interaction& message);
    /// In the swarm of its case, or in a new one.
    void quoteWanted(const threadline::Interaction& message);
    /// Something that was logged by hand, written anew or taken back.
    void correctionWanted(const threadline::Interaction& logged);
    void takeBackWanted(const threadline::Interaction& logged);
    /// http, https, mailto or tel.
    void linkActivated(const QUrl& link);
    /// An entry was double-clicked beside its text.
    void entryActivated(threadline::InteractionKey key);
    /// Remote images of this entry are being read.
    void showRemoteImages(threadline::InteractionKey key);
    /// This entry is marked as the one looked for; 0: none.
    void foundChanged(threadline::InteractionKey key);
    /// The window shows what happened from `from` to `to`.
    void shownChanged(threadline::Timestamp from, threadline::Timestamp to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// The scroll bar stands on the timeline, not on the window behind it.
    void colourGutter();
    void connectModel();
    void startOver();
    void takeEntries(const QList<InteractionKey>& keys);
    void setFound(InteractionKey key);
    /// Opened at the end while more is new than the window shows: to where that begins.
    void goToNews();
    /// "Newest", with the count of what is new below the window.
    void followNewest();
    void placePills();
    void say(const QString& sentence);
    void takeImage(const QByteArray& sha256);
    void tick();
    /// Settled rows decide the scroll bar, never the other way round.
    void followRows();
    /// Tells a screen reader of a customer's new message once its words are here.
    void announceArrival();
    void press(InteractionKey key, const EntrySpot& spot);
    void askFor(EntryAction action, const InteractionId& id);
    void paintRow(QPainter& painter, int row);
    void paintSentence(QPainter& painter);
    QString emptySentence() const;

    const Theme& m_theme;
    TimelineModel& m_model;
    ImageShelf m_images;
    ShownRows m_rows;
    TimelineHands m_hands;
    QTimer m_ticking;
    InteractionKey m_newest = 0;  ///< the newest entry of this customer so far
    InteractionKey m_arrival = 0; ///< a newer one, not announced yet
    InteractionKey m_found = 0;
    bool m_foundIsComing = false;
    InteractionKey m_shownUpTo = 0; ///< the newest entry that was in the window so far
    FloatingPill* m_toNewest;
    FloatingPill* m_said;
    QTimer m_saying;
    bool m_following = false;
};

} // namespace threadline
