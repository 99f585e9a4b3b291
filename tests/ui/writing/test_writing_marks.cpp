// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/writing_marks.h"

#include "tests/support/catch.h"

#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>

using namespace threadline;

namespace {

/// What is marked in a line, in order.
QStringList marksIn(const QPlainTextEdit& editor, int line)
{
    const QTextBlock block = editor.document()->findBlockByNumber(line);
    QStringList marked;
    const auto formats = block.layout()->formats();
    for (const QTextLayout::FormatRange& format : formats) {
        marked.append(block.text().mid(format.start, format.length));
    }
    return marked;
}

} // namespace

TEST_CASE("Variables that are not filled in are marked, in quoted lines none")
{
    const Theme theme(ThemeChoice::Light);
    QPlainTextEdit editor;
    WritingMarks marks(theme, editor.document());
    editor.setPlainText(QStringLiteral("Dear {{customer.name}}, \\{{x}} {{\n> {{case.number}}\n{{nonsense}}"));
    CHECK(marksIn(editor, 0) == QStringList{QStringLiteral("{{customer.name}}")});
    CHECK(marksIn(editor, 1).isEmpty());
    CHECK(marksIn(editor, 2) == QStringList{QStringLiteral("{{nonsense}}")});
    QTextCursor cursor(editor.document());
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.insertText(QStringLiteral("Dear Ingrid"));
    CHECK(marksIn(editor, 0).isEmpty());
}

TEST_CASE("A megabyte of lines is marked as it is pasted")
{
    const Theme theme(ThemeChoice::Light);
    QPlainTextEdit editor;
    WritingMarks marks(theme, editor.document());
    const QString line = QStringLiteral("2024-11-20 08:00:00 pump stopped {{ code 7 {{case.number}}\n");
    editor.insertPlainText(line.repeated(1'000'000 / line.size()));
    CHECK(marksIn(editor, 10'000) == QStringList{QStringLiteral("{{case.number}}")});
    editor.insertPlainText(QStringLiteral("and on"));
    CHECK(editor.toPlainText().endsWith(QStringLiteral("and on")));
}

TEST_CASE("In a text for later only variables that do not exist are marked")
{
    Theme theme{ThemeChoice::Light};
    QTextDocument document(QStringLiteral("{{case.number}} {{case.nmuber}}"));
    WritingMarks marks(theme, &document, WritingMarks::Variables::FilledInLater);
    marks.rehighlight();
    const auto formats = document.firstBlock().layout()->formats();
    REQUIRE(formats.size() == 1);
    CHECK(formats.first().start == 16);
    CHECK(formats.first().length == 15);
}
