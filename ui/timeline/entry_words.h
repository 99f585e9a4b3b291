// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an entry says around its body, in words: who, by which channel, when, how it is on its way
// and what can be done about it. Values from values; no painter, no fonts.
#pragma once

#include "ui/models/timeline_model.h"
#include "ui/theme/pill.h"
#include "ui/theme/theme.h"

#include <optional>

namespace threadline {

/// What an entry's own buttons ask for.
enum class EntryAction {
    Undo,
    Retry,
    Check,
    SendAgain,
    SendAnyway,
    SendNow,
    ShowImages,
    UnfoldQuotes,
    ShowWhole,
    OpenFile
};

struct EntryButton
{
    EntryAction action = EntryAction::Undo;
    QString words;

    friend bool operator==(const EntryButton&, const EntryButton&) = default;
};

/// How an outbound message is on its way.
struct DeliveryWords
{
    IconName icon = IconName::Check;
    ColourRole colour = ColourRole::Ink3;
    QString sentence;
    QList<EntryButton> buttons;
    /// The words count down and have to be asked for again every second.
    bool ticking = false;

    friend bool operator==(const DeliveryWords&, const DeliveryWords&) = default;
};

struct EntryPill
{
    QString words;
    PillTone tone = PillTone::Neutral;

    friend bool operator==(const EntryPill&, const EntryPill&) = default;
};

/// What came of a call, what follows: a line with its name before it.
struct EntryFact
{
    QString name;
    QString words;

    friend bool operator==(const EntryFact&, const EntryFact&) = default;
};

struct EntryWords
{
    enum class Surface { Theirs, Ours, Note, Subdued };

    bool right = false; ///< ours: right, with an avatar
    Surface surface = Surface::Theirs;
    QString name;
    QString caption; ///< channel, account and time
    QString moment;  ///< for the tooltip: the whole date, from, to and cc, a line each
    QString subject; ///< only when it is not the case's
    QString person;  ///< for the avatar
    int stars = 0;   ///< 1 to 5 of a review; 0: none
    QList<EntryPill> pills;
    QList<EntryFact> facts;
    std::optional<DeliveryWords> delivery;

    friend bool operator==(const EntryWords&, const EntryWords&) = default;
};

EntryWords entryWords(const TimelineEntry& entry, const TimelineMoment& moment);

/// "6 min 12 s", "48 s", "1 h 2 min".
QString durationWords(qint64 seconds);
/// "1.8 MB", "12 KB", "640 bytes", in the person's own numerals.
QString sizeWords(qint64 bytes, const QLocale& locale);
/// "2 remote images not loaded".
QString remoteImagesWords(int count);

} // namespace threadline
