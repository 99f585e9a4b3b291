// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text on its way into the HTML that we write ourselves. One thread per object.
#pragma once

#include <QString>
#include <QStringView>

namespace threadline::markup {

/// For text and for values in double quotes.
void appendEscaped(QString& html, QStringView text);
QString escaped(QStringView text);

/// Puts U+200B into words that no line could hold: a rich-text layout tries every place of an
/// unbroken word, which takes seconds for a few hundred thousand characters. Words are counted
/// across calls, as they run on across inline elements.
class WordBreaker
{
public:
    /// Appends the text, escaped and with places to break.
    void append(QString& html, QStringView text);
    void reset() { m_length = 0; }

private:
    qsizetype m_length = 0;
};

} // namespace threadline::markup
