// SPDX-License-Identifier: GPL-3.0-or-later
//
// One entry ready to be drawn: its words, its texts and where everything is. Made for what is
// visible only, thrown away when its entry, the theme or the width changes.
//
// Thread: GUI. The theme and the shelf outlive it.
#pragma once

#include "ui/timeline/entry_document.h"
#include "ui/timeline/entry_layout.h"
#include "ui/timeline/entry_words.h"

#include <QSet>

#include <memory>

namespace threadline {

class ImageShelf;

/// What a person unfolded of an entry.
struct EntryFolds
{
    bool quotes = false;
    bool whole = false;

    friend bool operator==(const EntryFolds&, const EntryFolds&) = default;
};

/// What one can click, in the order of the Tab key.
struct EntrySpot
{
    QRectF where; ///< relative to the row
    EntryButton button;
    int attachment = -1; ///< with OpenFile
};

enum class EntryPart { Body, Quoted };

/// A place between two letters.
struct TextPlace
{
    EntryPart part = EntryPart::Body;
    int position = 0;

    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

EntryMeasures entryMeasures(const Theme& theme);

class LaidOutEntry
{
public:
    LaidOutEntry(const TimelineEntry& entry, const Theme& theme, const TimelineMoment& moment,
                 EntryFolds folds, ImageShelf& images, double rowWidth);
    Q_DISABLE_COPY_MOVE(LaidOutEntry)

    const TimelineEntry& entry() const { return m_entry; }
    const EntryWords& words() const { return m_words; }
    const EntryLayout& layout() const { return m_layout; }
    const QList<EntrySpot>& spots() const { return m_spots; }
    /// What stands on the fold toggle.
    const QString& unfoldWords() const { return m_unfoldWords; }
    int height() const { return int(m_layout.height); }

    const EntryDocument* document(EntryPart part) const;
    QRectF place(EntryPart part) const;

    /// Points are relative to the row. Nothing outside the texts.
    std::optional<TextPlace> textAt(const QPointF& point) const;
    /// The nearest place of that part, for a selection that is dragged beyond it.
    TextPlace nearestText(EntryPart part, const QPointF& point) const;
    QString linkAt(const QPointF& point) const;
    int spotAt(const QPointF& point) const; ///< -1: none
    /// Shows this picture of the shelf among its attachments or in its text.
    bool shows(const QByteArray& name) const;
    /// The whole entry in plain words, for a screen reader.
    QString spoken() const;

private:
    void makeTexts(const Theme& theme, EntryFolds folds, ImageShelf& images, double rowWidth);
    void decideUnfold(EntryFolds folds);
    EntryNeeds needs(const Theme& theme, const TimelineMoment& moment, double rowWidth) const;
    void collectSpots();
    QPointF inDocument(EntryPart part, const QPointF& point) const;

    TimelineEntry m_entry;
    EntryWords m_words;
    std::unique_ptr<EntryDocument> m_body;
    std::unique_ptr<EntryDocument> m_quoted;
    QString m_unfoldWords;
    EntryAction m_unfoldAction = EntryAction::UnfoldQuotes;
    qsizetype m_ownLength = 0; ///< UTF-16 units of the plain own words
    QSet<QByteArray> m_remote; ///< names of the remote images in its texts
    EntryLayout m_layout;
    QList<EntrySpot> m_spots;
};

/// The names of the facts are as wide as the widest.
double factNameWidth(const Theme& theme, const QList<EntryFact>& facts);
/// The attachments shown as chips: without the pictures inside the text.
QList<int> chippedAttachments(const TimelineEntry& entry);
bool isPicture(const Attachment& attachment);
/// The side of a picture's preview on its chip, in logical pixels.
int thumbnailSide(const Theme& theme);
/// The pixels its image is asked for with: enough at 200 %, also when a panorama is cut square.
int thumbnailPixels(const Theme& theme);

} // namespace threadline
