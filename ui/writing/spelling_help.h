// SPDX-License-Identifier: GPL-3.0-or-later
//
// Underlines what is wrong in a text while it is written, and offers what may be meant in its menu.
// Words are asked for in the pauses and on another thread; each is asked once. Long texts are no
// prose and are left alone: nothing here may slow down typing. Thread: the GUI thread.
#pragma once

#include "core/spelling/spelling.h"
#include "ui/writing/writing_marks.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTextBlock>
#include <QTimer>

class QMenu;
class QPlainTextEdit;

namespace threadline {

class SpellingHelp final : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestText = 200'000; ///< characters; beyond it nothing is underlined
    static constexpr int longestLine = 10'000;

    /// All of these outlive it.
    SpellingHelp(QPlainTextEdit& editor, WritingMarks& marks, Spelling& spelling, QObject* parent = nullptr);

    /// As people write it down; one that has no dictionary underlines nothing.
    void setLanguage(const QString& language);
    /// Nothing is being asked.
    bool isSettled() const { return !m_pause.isActive() && !m_asking; }

Q_SIGNALS:
    void failed(const QString& sentence);
    void settled();

private:
    QList<WritingMarks::Span> wrongIn(const QTextBlock& line);
    void ask();
    void take(const QStringList& asked, const Expected<QStringList>& unknown);
    void markAgain();
    void spareWordAtCursor();
    void popUpMenu(const QPoint& at);
    void addSuggestions(QMenu& menu, const QTextCursor& word);
    void learn(const QString& word);
    QTextCursor wrongWordAt(const QPoint& at) const;

    QPlainTextEdit& m_editor;
    WritingMarks& m_marks;
    Spelling& m_spelling;
    QString m_language;
    quint64 m_round = 0;  ///< answers about another language are of no interest
    bool m_mute = true;   ///< there is no dictionary
    bool m_asking = false;
    QHash<QString, bool> m_isWrong; ///< what was asked
    QSet<QString> m_unasked;
    QList<QTextBlock> m_lines; ///< that have words nobody knows about yet
    QTextBlock m_spared;       ///< where a wrong word is still being typed
    QTimer m_pause;
};

} // namespace threadline
