// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/spelling_help.h"

#include "core/async/when_finished.h"
#include "core/spelling/words_to_check.h"

#include <QMenu>
#include <QPlainTextEdit>

namespace threadline {

namespace {
constexpr std::chrono::milliseconds pause{200};
constexpr qsizetype wordsAtOnce = 400;
constexpr qsizetype linesAtOnce = 200;
constexpr qsizetype mostRemembered = 50'000;
} // namespace

SpellingHelp::SpellingHelp(QPlainTextEdit& editor, WritingMarks& marks, Spelling& spelling, QObject* parent)
    : QObject(parent)
    , m_editor(editor)
    , m_marks(marks)
    , m_spelling(spelling)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SpellingHelp::ask);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, &SpellingHelp::spareWordAtCursor);
    editor.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&editor, &QWidget::customContextMenuRequested, this, &SpellingHelp::popUpMenu);
    marks.setWrongWords([this](const QTextBlock& line) { return wrongIn(line); });
}

void SpellingHelp::setLanguage(const QString& language)
{
    if (language == m_language) {
        return;
    }
    m_language = language;
    m_mute = language.isEmpty();
    ++m_round;
    m_asking = false;
    m_isWrong.clear();
    m_unasked.clear();
    m_lines.clear();
    m_marks.rehighlight();
}

QList<WritingMarks::Span> SpellingHelp::wrongIn(const QTextBlock& line)
{
    QList<WritingMarks::Span> wrong;
    if (m_mute || line.length() > longestLine || m_editor.document()->characterCount() > longestText) {
        return wrong;
    }
    const QString text = line.text();
    const int cursor = m_editor.hasFocus() ? m_editor.textCursor().position() - line.position() : -1;
    bool news = false;
    const QList<WordSpan> words = wordsToCheck(text);
    for (const WordSpan& word : words) {
        const QString one = text.mid(word.start, word.length);
        const auto known = m_isWrong.constFind(one);
        if (known == m_isWrong.constEnd()) {
            m_unasked.insert(one);
            news = true;
        } else if (*known && word.start + word.length == cursor) {
            m_spared = line; // nobody wants to be told in the middle of a word
        } else if (*known) {
            wrong.append({static_cast<int>(word.start), static_cast<int>(word.length)});
        }
    }
    if (news) {
        m_lines.append(line);
        if (!m_asking) {
            m_pause.start();
        }
    }
    return wrong;
}

void SpellingHelp::ask()
{
    QStringList words;
    for (auto word = m_unasked.begin(); word != m_unasked.end() && words.size() < wordsAtOnce;) {
        words.append(*word);
        word = m_unasked.erase(word);
    }
    if (words.isEmpty()) {
        Q_EMIT settled();
        return;
    }
    if (m_isWrong.size() > mostRemembered) {
        m_isWrong.clear();
    }
    m_asking = true;
    whenFinished(m_spelling.unknownWords(m_language, words), this,
                 [this, words, round = m_round](const Expected<QStringList>& unknown) {
                     if (round == m_round) {
                         take(words, unknown);
                     }
                 });
}

void SpellingHelp::take(const QStringList& asked, const Expected<QStringList>& unknown)
{
    if (!unknown) {
        m_mute = true; // the settings say why
        m_asking = false;
        m_unasked.clear();
        m_lines.clear();
        Q_EMIT settled();
        return;
    }
    const QSet<QString> wrong(unknown->begin(), unknown->end());
    for (const QString& word : asked) {
        m_isWrong.insert(word, wrong.contains(word));
    }
    if (!m_unasked.isEmpty()) {
        ask();
    } else {
        markAgain();
    }
}

void SpellingHelp::markAgain()
{
    const QList<QTextBlock> lines = m_lines.mid(0, linesAtOnce);
    m_lines.remove(0, lines.size());
    for (const QTextBlock& line : lines) {
        if (line.isValid()) {
            m_marks.rehighlightBlock(line);
        }
    }
    if (!m_lines.isEmpty()) {
        QMetaObject::invokeMethod(this, &SpellingHelp::markAgain, Qt::QueuedConnection);
        return;
    }
    m_asking = false;
    if (!m_unasked.isEmpty()) {
        m_pause.start();
    }
    Q_EMIT settled();
}

void SpellingHelp::spareWordAtCursor()
{
    if (!m_spared.isValid()) {
        return;
    }
    // Not now: the text may be changing.
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QTextBlock line = std::exchange(m_spared, QTextBlock());
            if (line.isValid()) {
                m_marks.rehighlightBlock(line);
            }
        },
        Qt::QueuedConnection);
}

QTextCursor SpellingHelp::wrongWordAt(const QPoint& at) const
{
    QTextCursor cursor = m_editor.cursorForPosition(at);
    const QString text = cursor.block().text();
    const int inLine = cursor.positionInBlock();
    const QList<WordSpan> words = m_mute || text.size() > longestLine ? QList<WordSpan>() : wordsToCheck(text);
    for (const WordSpan& word : words) {
        if (inLine >= word.start && inLine <= word.start + word.length
            && m_isWrong.value(text.mid(word.start, word.length))) {
            cursor.setPosition(cursor.block().position() + static_cast<int>(word.start));
            cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, static_cast<int>(word.length));
            return cursor;
        }
    }
    return {};
}

void SpellingHelp::popUpMenu(const QPoint& at)
{
    QMenu* menu = m_editor.createStandardContextMenu(at);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("editorMenu"));
    const QTextCursor word = wrongWordAt(at);
    if (!word.isNull()) {
        addSuggestions(*menu, word);
    }
    menu->popup(m_editor.viewport()->mapToGlobal(at));
}

void SpellingHelp::addSuggestions(QMenu& menu, const QTextCursor& word)
{
    QAction* first = menu.actions().value(0);
    auto* waiting = new QAction(QStringLiteral("Looking for what is meant…"), &menu);
    waiting->setEnabled(false);
    auto* add = new QAction(QStringLiteral("Add “%1” to the dictionary").arg(word.selectedText()), &menu);
    menu.insertActions(first, {waiting, add});
    menu.insertSeparator(first);
    connect(add, &QAction::triggered, this, [this, text = word.selectedText()] { learn(text); });
    const QPointer<QMenu> open(&menu);
    whenFinished(m_spelling.suggestions(m_language, word.selectedText()), &menu,
                 [this, open, waiting, word](const Expected<QStringList>& found) {
                     if (!open) {
                         return;
                     }
                     for (const QString& better : found ? *found : QStringList()) {
                         auto* choice = new QAction(better, open);
                         connect(choice, &QAction::triggered, this, [word, better] {
                             QTextCursor over = word;
                             over.insertText(better);
                         });
                         open->insertAction(waiting, choice);
                     }
                     waiting->setText(QStringLiteral("No suggestions"));
                     waiting->setVisible(!found || found->isEmpty());
                 });
}

void SpellingHelp::learn(const QString& word)
{
    whenFinished(m_spelling.learn(word), this, [this](const Expected<void>& kept) {
        if (!kept) {
            Q_EMIT failed(kept.error().sentence);
        }
        m_isWrong.clear(); // other forms of it may be right now, too
        m_marks.rehighlight();
    });
}

} // namespace threadline
