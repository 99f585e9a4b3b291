// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the HTML of strangers safe to draw: what comes out is rebuilt from an allow-list and holds
// only what a rich-text view (QTextDocument) draws well and quickly.
//
// Pure function, any thread; a few tenths of a millisecond for an ordinary mail, so call it in a
// worker. Nothing is fetched, nothing is executed. Work and output are bounded for any input.
//
// Promises about `html` and `quotedHtml`, each well-formed by itself:
// - elements, attributes and CSS properties come from the allow-list; no scripts, forms, frames,
//   event handlers, style sheets or url();
// - links lead to http, https, mailto or tel only, carry the true host or address as their title,
//   and a text that names another host than the target is followed by "[true host]";
// - images are "cid:" parts, small "data:" bitmaps, or, if asked for, remote; never tracking
// pixels;
// - words of elements that are not on the list are kept, except those of scripts, styles, templates
//   and of what the author hid;
// - colours are dropped where the text could not be read on what it would be drawn on.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace threadline {

/// The limits, for whoever draws the result. Beyond them the rest is left out and `truncated` set,
/// but tables too deep or too large lose only their grid.
struct SanitiseLimits
{
    static constexpr qsizetype inputBytes = 2 * 1024 * 1024;
    static constexpr qsizetype shownCharacters = 200'000; ///< text, in UTF-16 units
    static constexpr qsizetype outputCharacters =
        2'000'000; ///< text and tags, without data: images
    static constexpr int elements = 50'000;
    static constexpr int depth = 64;        ///< nested elements in the output
    static constexpr int parsedDepth = 512; ///< nested elements in the input, else plain text
    static constexpr int tableDepth = 8;
    static constexpr int tableRows = 5'000;
    static constexpr int tableCells = 20'000; ///< rows × columns, of all tables together
    static constexpr int wordLength = 200;    ///< longer ones get U+200B as a place to break
    static constexpr qsizetype inlineImageBytes =
        256 * 1024; ///< of one data: URL; four times for all
};

struct SanitiseOptions
{
    bool showRemoteImages = false;
    /// Drops the author's text and background colours, so that the theme's own stay readable.
    bool forDarkTheme = false;
    /// Puts the quoted history into `quotedHtml`; otherwise all is in `html`.
    bool foldQuotes = true;

    friend bool operator==(const SanitiseOptions&, const SanitiseOptions&) = default;
};

struct SanitisedHtml
{
    QString html; ///< the writer's own words
    /// The history below or between them; empty if there is none, if it is a forwarded message, or
    /// if answers are written between its lines (then it is in `html`, where it makes sense).
    QString quotedHtml;
    int remoteImages = 0;       ///< shown or not; tracking pixels are not counted
    int trackingPixels = 0;     ///< never shown
    QStringList embeddedImages; ///< the Content-IDs of its cid: images, without "cid:", each once
    bool truncated = false;     ///< a limit left something out; the original has more
    bool plain = false;         ///< too hostile for the parser: the words as plain text

    friend bool operator==(const SanitisedHtml&, const SanitisedHtml&) = default;
};

SanitisedHtml sanitiseHtml(const QByteArray& utf8Html, const SanitiseOptions& options = {});

} // namespace threadline
