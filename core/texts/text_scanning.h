// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where variables stand in what an agent writes: `{{name}}`, or `{{name|words if there is none}}`, on
// one line. `\{{` is no variable but two braces. Lines that begin with `>` quote the customer: nothing
// in them is a variable. Any thread; one pass, however long the text.
#pragma once

#include <QList>
#include <QStringView>

namespace threadline {

struct TextPiece
{
    enum class Kind {
        Words,    ///< as they are
        Variable, ///< with its braces
        Escape,   ///< the backslash before two braces
    };

    Kind kind = Kind::Words;
    qsizetype position = 0; ///< in the text, in UTF-16 units; so is the length
    qsizetype length = 0;
    QStringView name = {}; ///< of a variable, without spaces around it
    QStringView otherwise = {}; ///< what stands behind its |
    bool hasOtherwise = false;
};

/// The whole text, in order, without gaps. Views into `text`.
QList<TextPiece> piecesOf(QStringView text);

/// The text with its pairs of braces escaped, so that nothing in it is ever a variable.
QString withoutVariables(const QString& text);

/// What has to be typed for finishedText() to be this: braces of what looks like a variable escaped.
QString typedText(const QString& finished);

} // namespace threadline
