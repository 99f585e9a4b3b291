// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/writing_help.h"

#include "core/async/when_finished.h"
#include "core/texts/text_scanning.h"
#include "core/workspace/macro_steps.h"
#include "ui/composer/composer.h"
#include "ui/writing/completion_popup.h"
#include "ui/writing/emoji.h"
#include "ui/writing/emoji_menu.h"
#include "ui/writing/snippet_finding.h"
#include "ui/writing/spelling_help.h"
#include "ui/writing/writing_marks.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>

namespace threadline {

namespace {

constexpr int bySlash = 1; // among the triggers below
constexpr int fewestOfEmoji = 2; // or every colon would open a list

QString inWords(const QList<MacroStep>& steps)
{
    QStringList words;
    for (const MacroStep& step : steps) {
        words.append(macroStepWords(step));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

QString deskLanguage()
{
    const QString system = QLocale::system().name();
    return system == QLatin1String("C") ? QStringLiteral("en") : system; // the desk itself speaks English
}

WritingHelp::WritingHelp(Workspace& workspace, Composer& composer, Spelling* spelling, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_composer(composer)
    , m_marks(new WritingMarks(composer.theme(), composer.textField().document()))
    , m_button(composer.addTool(IconName::Snippet, QStringLiteral("snippetButton"),
                                QStringLiteral("Snippets and macros (/ or Ctrl+;)")))
    , m_askedSnippets([this](const Expected<QList<SavedSnippet>>& snippets) {
        m_snippets = snippets ? *snippets : QList<SavedSnippet>();
        Q_EMIT settled();
    })
    , m_askedMacros([this](const Expected<QList<Macro>>& macros) {
        m_macros = macros ? *macros : QList<Macro>();
        Q_EMIT settled();
    })
    , m_askedSignature([this](const Expected<QString>& signature) {
        m_composer.showSignature(signature ? *signature : QString());
        Q_EMIT settled();
    })
{
    const auto find = [this](const QString& typed) { return matchingSnippets(m_snippets, typed); };
    const auto take = [this](const QString& name, const QTextCursor& typed) {
        fillIn(typed, QStringLiteral("{{snippet:%1}}").arg(name), Incomplete::Insert);
        offerSubjectOf(name);
    };
    const auto takeEmoji = [](const QString& emoji, QTextCursor typed) { typed.insertText(emoji); };
    m_popup = new CompletionPopup(composer.theme(), composer.textField(),
                                  {{QStringLiteral("::"), 0, find, take},
                                   {QStringLiteral("/"), 0, find, take},
                                   {QStringLiteral(":"), fewestOfEmoji, matchingEmoji, takeEmoji}});
    m_popup->setObjectName(QStringLiteral("snippetPopup"));
    m_popup->setAccessibleName(QStringLiteral("What fits"));
    composer.textField().installEventFilter(this);
    if (spelling) {
        m_spelling = new SpellingHelp(composer.textField(), *m_marks, *spelling, this);
        m_spelling->setLanguage(deskLanguage());
        connect(m_spelling, &SpellingHelp::failed, this, &WritingHelp::failed);
    }
    QToolButton* emoji = composer.addTool(IconName::Smile, QStringLiteral("emojiButton"), QStringLiteral("Emoji (: and a name)"));
    connect(emoji, &QToolButton::clicked, this, &WritingHelp::popUpEmoji);
    connect(m_button, &QToolButton::clicked, this, &WritingHelp::popUpMenu);
    connect(&composer, &Composer::wayChanged, this, &WritingHelp::askForSignature);
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (change.texts) {
            askForTexts();
            askForSignature();
        }
    });
    askForTexts();
}

void WritingHelp::askForTexts()
{
    m_askedSnippets.ask(m_workspace.snippets());
    m_askedMacros.ask(m_workspace.macros());
}

void WritingHelp::askForSignature()
{
    const ReplyTarget* target = m_composer.target();
    if (target) {
        m_askedSignature.ask(hasCase() ? m_workspace.signatureFor(target->inCase, m_composer.channel())
                                       : m_workspace.signatureTo(target->customer, m_composer.channel()));
    } else {
        m_askedSignature.drop();
        m_composer.showSignature({});
    }
}

bool WritingHelp::isSettled() const
{
    return m_underWay == 0 && !m_askedSnippets.isPending() && !m_askedMacros.isPending()
           && !m_askedSignature.isPending();
}

bool WritingHelp::isFor(const DraftPlace& wanted) const
{
    return m_composer.target() && place() == wanted;
}

DraftPlace WritingHelp::place() const
{
    const ReplyTarget* target = m_composer.target();
    return target ? DraftPlace{target->inCase, target->customer} : DraftPlace();
}

bool WritingHelp::hasCase() const
{
    return !place().inCase.isNull();
}

QFuture<Expected<ExpandedText>> WritingHelp::filledIn(const QString& text) const
{
    return hasCase() ? m_workspace.expandText(place().inCase, text)
                     : m_workspace.expandTextTo(place().customer, text);
}

void WritingHelp::offerSnippets()
{
    if (!m_composer.target()) {
        return;
    }
    m_composer.textField().setFocus();
    if (m_snippets.isEmpty()) {
        popUpMenu();
    } else {
        m_popup->offer(bySlash);
    }
}

void WritingHelp::popUpMenu()
{
    auto* menu = new QMenu(m_button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("snippetMenu"));
    QAction* snippets = menu->addAction(QStringLiteral("Insert a snippet…"));
    snippets->setEnabled(m_composer.target() && !m_snippets.isEmpty());
    connect(snippets, &QAction::triggered, this, &WritingHelp::offerSnippets, Qt::QueuedConnection);
    menu->addSeparator();
    for (const Macro& macro : std::as_const(m_macros)) {
        QAction* run = menu->addAction(QString(macro.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        run->setToolTip(inWords(macro.steps));
        run->setEnabled(hasCase());
        connect(run, &QAction::triggered, this, [this, name = macro.name] { runMacro(name); });
    }
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    connect(menu->addAction(QStringLiteral("Edit snippets and macros…")), &QAction::triggered, this,
            &WritingHelp::textsWanted);
    menu->popup(m_button->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 4)));
}

void WritingHelp::popUpEmoji()
{
    auto* menu = new EmojiMenu(m_composer.theme(), m_button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &EmojiMenu::chosen, this, [this](const QString& emoji) {
        m_composer.textField().insertPlainText(emoji);
        m_composer.textField().setFocus();
    });
    menu->popup(m_button->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 4)));
}

void WritingHelp::setCustomerLanguage(const QString& language)
{
    if (m_spelling) {
        m_spelling->setLanguage(language.trimmed().isEmpty() ? deskLanguage() : language);
    }
}

void WritingHelp::fillIn(const QTextCursor& over, const QString& text, Incomplete incomplete)
{
    ++m_underWay;
    const auto done = [this, where = place(), incomplete, over,
                       was = over.selectedText()](const Expected<ExpandedText>& expanded) {
        --m_underWay;
        const bool stillSo = isFor(where) && over.selectedText() == was; // nobody wrote there meanwhile
        if (!expanded || !expanded->problem.isEmpty()) {
            m_composer.showProblem(expanded ? expanded->problem : expanded.error().sentence);
        } else if (stillSo && (expanded->isComplete() || incomplete == Incomplete::Insert)) {
            insert(over, *expanded);
        }
        Q_EMIT settled();
    };
    whenFinished(filledIn(text), this, done);
}

void WritingHelp::offerSubjectOf(const QString& snippet)
{
    const auto chosen = std::find_if(m_snippets.cbegin(), m_snippets.cend(),
                                     [&](const SavedSnippet& one) { return one.name == snippet; });
    if (hasCase() || chosen == m_snippets.cend() || !chosen->isTemplate()) {
        return;
    }
    ++m_underWay;
    whenFinished(filledIn(chosen->subject), this, [this, where = place()](const Expected<ExpandedText>& expanded) {
        --m_underWay;
        if (expanded && isFor(where)) {
            m_composer.offerSubject(expanded->text);
        }
        Q_EMIT settled();
    });
}

void WritingHelp::insert(const QTextCursor& over, const ExpandedText& text)
{
    QTextCursor cursor = over;
    const int start = cursor.selectionStart();
    cursor.insertText(text.text);
    if (!text.open.isEmpty()) {
        // What is missing is selected: the next word typed stands there.
        const OpenVariable& first = text.open.first();
        cursor.setPosition(start + static_cast<int>(first.position));
        cursor.setPosition(start + static_cast<int>(first.position + first.length), QTextCursor::KeepAnchor);
    }
    m_composer.textField().setTextCursor(cursor);
    m_composer.textField().setFocus();
}

void WritingHelp::fillInTyped()
{
    const QTextCursor cursor = m_composer.textField().textCursor();
    const QString line = cursor.block().text();
    const QList<TextPiece> pieces = piecesOf(line);
    for (const TextPiece& piece : pieces) {
        if (piece.kind == TextPiece::Kind::Variable && piece.position + piece.length == cursor.positionInBlock()) {
            QTextCursor over = cursor;
            over.setPosition(cursor.block().position() + static_cast<int>(piece.position));
            over.setPosition(cursor.position(), QTextCursor::KeepAnchor);
            fillIn(over, over.selectedText(), Incomplete::Leave);
        }
    }
}

bool WritingHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->text() == QLatin1String("}")) {
        // After the field has taken the key. What is pasted stays as it is: it may be the customer's.
        QMetaObject::invokeMethod(this, &WritingHelp::fillInTyped, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void WritingHelp::runMacro(const QString& name)
{
    if (!hasCase()) {
        Q_EMIT failed(QStringLiteral("Open a case first: a macro is run on the case that is open."));
        return;
    }
    const auto macro = std::find_if(m_macros.cbegin(), m_macros.cend(), [&](const Macro& one) { return one.name == name; });
    const bool replies = macro != m_macros.cend()
                         && std::any_of(macro->steps.cbegin(), macro->steps.cend(), [](const MacroStep& step) {
                                return std::holds_alternative<macro_step::Reply>(step);
                            });
    if (replies && m_composer.isNote() && !m_composer.textField().toPlainText().trimmed().isEmpty()) {
        m_composer.showProblem(QStringLiteral("The macro \"%1\" writes a reply: finish this note first.").arg(name));
        return;
    }
    ++m_underWay;
    const CaseId inCase = place().inCase;
    whenFinished(m_workspace.runMacro({inCase}, name, MacroReplies::HandBack), this,
                 [this, inCase, name](const Expected<MacroOutcome>& outcome) {
                     --m_underWay;
                     if (outcome) {
                         takeOutcome(inCase, name, *outcome);
                     } else {
                         Q_EMIT failed(outcome.error().sentence);
                     }
                     Q_EMIT settled();
                 });
}

void WritingHelp::takeOutcome(CaseId inCase, const QString& name, const MacroOutcome& outcome)
{
    const DraftPlace where{inCase, {}};
    const ExpandedText reply = outcome.cases.isEmpty() ? ExpandedText() : outcome.cases.first().reply;
    if (!reply.text.isEmpty() && isFor(where)) {
        m_composer.startReply();
        insert(m_composer.textField().textCursor(), reply);
        tell(QStringLiteral("Macro “%1”: %2. Its reply waits in the composer").arg(name, inWords(outcome.steps)),
             outcome.ticket);
    } else if (!reply.text.isEmpty()) {
        keepAsDraft(inCase, reply.text);
        tell(QStringLiteral("Macro “%1” was done; its reply waits in its case").arg(name), outcome.ticket);
    } else {
        tell(QStringLiteral("Macro “%1”: %2").arg(name, inWords(outcome.steps)), outcome.ticket);
    }
}

void WritingHelp::tell(const QString& words, const UndoTicket& ticket)
{
    if (ticket.events.isEmpty()) {
        Q_EMIT said(words + QLatin1Char('.'));
    } else {
        Q_EMIT changedCases(words, ticket);
    }
}

void WritingHelp::keepAsDraft(CaseId inCase, const QString& text)
{
    Draft draft;
    draft.savedAt = {QDateTime::currentMSecsSinceEpoch() * 1000};
    draft.id = DraftId::make(draft.savedAt);
    draft.inCase = inCase;
    draft.text = text;
    whenFinished(m_workspace.saveDraft(draft), this, [this](const Expected<void>& saved) {
        if (!saved) {
            Q_EMIT failed(saved.error().sentence);
        }
    });
}

} // namespace threadline
