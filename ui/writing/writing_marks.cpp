// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/writing_marks.h"

#include "core/texts/text_expansion.h"

namespace threadline {

WritingMarks::WritingMarks(const Theme& theme, QTextDocument* document, Variables variables)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
    , m_variables(variables)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void WritingMarks::setWrongWords(WrongWords wrong)
{
    m_wrong = std::move(wrong);
}

void WritingMarks::highlightBlock(const QString& text)
{
    const ThemeTokens& tokens = m_theme.tokens();
    if (m_wrong) {
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        wrong.setUnderlineColor(tokens.bad);
        const QList<Span> words = m_wrong(currentBlock());
        for (const Span& word : words) {
            setFormat(word.start, word.length, wrong);
        }
    }
    QTextCharFormat missing;
    missing.setBackground(tokens.badSoft);
    missing.setForeground(tokens.bad);
    missing.setUnderlineStyle(QTextCharFormat::DashUnderline);
    missing.setUnderlineColor(tokens.bad);
    const QList<OpenVariable> open = openVariables(text);
    for (const OpenVariable& variable : open) {
        if (m_variables == Variables::FilledInNow || !variable.known) {
            setFormat(static_cast<int>(variable.position), static_cast<int>(variable.length), missing);
        }
    }
}

} // namespace threadline
