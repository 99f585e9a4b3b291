// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks in a text that is being written what will not do as it stands: variables that are not filled
// in, or in a text for later those that do not exist, and words that are not known, once somebody says which those are. A document has one such
// highlighter; it is a child of the document. Thread: the GUI thread.
#pragma once

#include "ui/theme/theme.h"

#include <QSyntaxHighlighter>

namespace threadline {

class WritingMarks final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    enum class Variables {
        FilledInNow,   ///< every one that stands there is wrong
        FilledInLater, ///< only unknown ones are
    };
    WritingMarks(const Theme& theme, QTextDocument* document, Variables variables = Variables::FilledInNow);

    struct Span
    {
        int start = 0; ///< in the line, in UTF-16 units
        int length = 0;
    };
    /// Asked for each line that changed, and for all of them by rehighlight().
    using WrongWords = std::function<QList<Span>(const QTextBlock& line)>;
    void setWrongWords(WrongWords wrong);

protected:
    void highlightBlock(const QString& text) override;

private:
    const Theme& m_theme;
    Variables m_variables;
    WrongWords m_wrong;
};

} // namespace threadline
