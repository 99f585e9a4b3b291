// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of an HTML message as plain text, for the search index, for previews and for messages
// that are too hostile to draw.
//
// Pure functions, any thread. Time and memory grow linearly with the input whatever it nests; no
// parse tree is built. Nothing is fetched.
#pragma once

#include <QByteArray>

namespace threadline {

/// UTF-8 in, UTF-8 out, lines ended by "\n", no trailing line end. It reads as the message looks:
/// - blocks and <br> make lines, paragraphs are one empty line apart, never more than one;
/// - list items start with "• " or their number; quoted blocks (<blockquote>) with "> " per level;
/// - the cells of a table row share a line, " | " between them, unless a cell has lines of its own;
/// - a link is its text, followed by " <target>" unless the text already says the target; targets
///   over 200 bytes are shortened to "scheme://host/…"; only http, https, mailto and tel are told;
/// - an image is its alternative text, a tracking pixel nothing;
/// - scripts, styles, the head, templates, comments and what the author hid (hidden, display:none,
///   font-size:0, …) are left out, unless nothing else would be left;
/// - white space is collapsed outside <pre>, no-break spaces are spaces, invisible fillers are
///   dropped (but not the joiners inside a word of a script that needs them).
QByteArray htmlToText(const QByteArray& utf8Html);

} // namespace threadline
