// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/texts_page.h"

#include "core/async/when_finished.h"
#include "core/workspace/signature.h"
#include "ui/controls/choice_delegate.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/text_label.h"
#include "ui/settings/macro_editor.h"
#include "ui/settings/snippet_editor.h"
#include "ui/theme/desk_style.h"

#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace threadline {

namespace {
constexpr int listWidth = 260;
constexpr int kindRole = Qt::UserRole + 10; // above those of ChoiceDelegate
constexpr int keyRole = Qt::UserRole + 11;
} // namespace

TextsPage::TextsPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_askedSnippets([this](const Expected<QList<SavedSnippet>>& snippets) {
        m_snippets = snippets ? *snippets : QList<SavedSnippet>();
        fill();
    })
    , m_askedMacros([this](const Expected<QList<Macro>>& macros) {
        m_macros = macros ? *macros : QList<Macro>();
        fill();
    })
    , m_askedAccounts([this](const Expected<QList<AccountView>>& accounts) {
        m_accounts = accounts ? *accounts : QList<AccountView>();
        fill();
    })
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(theme))
    , m_snippet(new SnippetEditor(theme))
    , m_macro(new MacroEditor(theme))
{
    setObjectName(QStringLiteral("textsPage"));
    m_empty->setWords(IconName::Snippet, QStringLiteral("Write it once"),
                      QStringLiteral("A snippet is a text you insert with / while you write. A macro is several steps "
                                     "on a case: a reply, a status, a tag."));
    auto* macroScroll = new QScrollArea;
    macroScroll->setWidgetResizable(true);
    macroScroll->setFrameShape(QFrame::NoFrame);
    macroScroll->viewport()->setAutoFillBackground(false);
    macroScroll->setWidget(m_macro);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_snippet);
    m_stack->addWidget(macroScroll);

    auto* across = new QHBoxLayout;
    across->setSpacing(theme.scaled(16));
    across->addWidget(makeList());
    across->addWidget(m_stack, 1);
    auto* title = new TextLabel(theme, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(QStringLiteral("Snippets and macros"));
    auto* back = new QPushButton(QStringLiteral("Settings"));
    back->setObjectName(QStringLiteral("textsBack"));
    back->setIcon(theme.icon(IconName::ChevronLeft));
    setButtonRole(*back, ButtonRole::Quiet);
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(24);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(theme.scaled(12));
    lines->addWidget(back, 0, Qt::AlignLeft);
    lines->addWidget(title);
    lines->addLayout(across, 1);

    connect(back, &QPushButton::clicked, this, &TextsPage::closed);
    connect(m_list, &QListWidget::currentItemChanged, this, &TextsPage::showChosen);
    connect(m_snippet, &SnippetEditor::saveWanted, this, &TextsPage::saveText);
    connect(m_snippet, &SnippetEditor::removeWanted, this, [this] { remove(m_workspace.removeSnippet(m_key)); });
    connect(m_macro, &MacroEditor::saveWanted, this, &TextsPage::saveMacro);
    connect(m_macro, &MacroEditor::removeWanted, this, [this] { remove(m_workspace.removeMacro(m_key)); });
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (change.texts && isVisible()) {
            ask();
        }
    });
}

QWidget* TextsPage::makeList()
{
    auto* column = new QWidget;
    column->setFixedWidth(theme().scaled(listWidth));
    m_list->setObjectName(QStringLiteral("textsList"));
    m_list->setAccessibleName(QStringLiteral("Snippets, macros and signatures"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new ChoiceDelegate(theme(), m_list));
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(m_list, 1);
    const auto addButton = [&](const QString& words, const QString& name, void (TextsPage::*slot)()) {
        auto* button = new QPushButton(words);
        button->setObjectName(name);
        button->setIcon(theme().icon(IconName::Plus));
        connect(button, &QPushButton::clicked, this, slot);
        lines->addWidget(button);
    };
    addButton(QStringLiteral("New snippet"), QStringLiteral("newSnippet"), &TextsPage::showNewSnippet);
    addButton(QStringLiteral("New macro"), QStringLiteral("newMacro"), &TextsPage::showNewMacro);
    return column;
}

void TextsPage::begin()
{
    m_key.clear();
    m_stack->setCurrentIndex(0);
    ask();
    m_list->setFocus();
}

bool TextsPage::isSettled() const
{
    return m_underWay == 0 && !m_askedSnippets.isPending() && !m_askedMacros.isPending()
           && !m_askedAccounts.isPending();
}

void TextsPage::ask()
{
    m_askedSnippets.ask(m_workspace.snippets());
    m_askedMacros.ask(m_workspace.macros());
    m_askedAccounts.ask(m_workspace.accounts());
}

void TextsPage::fill()
{
    const QSignalBlocker quiet(m_list); // what is being edited stays as it is
    m_list->clear();
    addHeading(QStringLiteral("Snippets"));
    for (const SavedSnippet& snippet : std::as_const(m_snippets)) {
        addRow(SnippetKind, snippet.name, snippet.name,
               snippet.shortcut.isEmpty() ? QString() : QLatin1Char('/') + snippet.shortcut);
    }
    addHeading(QStringLiteral("Macros"));
    for (const Macro& macro : std::as_const(m_macros)) {
        addRow(MacroKind, macro.name, macro.name, {});
    }
    if (!m_accounts.isEmpty()) {
        addHeading(QStringLiteral("Signatures"));
    }
    for (const AccountView& view : std::as_const(m_accounts)) {
        addRow(SignatureKind, view.account.id.text(), view.account.address, {});
    }
    choose(m_kind, m_key);
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void TextsPage::addHeading(const QString& words)
{
    auto* heading = new QListWidgetItem(words, m_list);
    heading->setFlags(Qt::NoItemFlags);
}

void TextsPage::addRow(Kind kind, const QString& key, const QString& words, const QString& note)
{
    auto* row = new QListWidgetItem(words, m_list);
    row->setData(kindRole, kind);
    row->setData(keyRole, key);
    row->setData(ChoiceDelegate::NoteRole, note);
}

void TextsPage::choose(Kind kind, const QString& key)
{
    for (int i = 0; i < m_list->count() && !key.isEmpty(); ++i) {
        const QListWidgetItem* row = m_list->item(i);
        if (row->data(keyRole).toString() == key && row->data(kindRole).toInt() == kind) {
            m_list->setCurrentRow(i);
        }
    }
}

void TextsPage::showChosen()
{
    const QListWidgetItem* row = m_list->currentItem();
    if (!row || row->data(keyRole).toString().isEmpty()) {
        return;
    }
    m_kind = static_cast<Kind>(row->data(kindRole).toInt());
    m_key = row->data(keyRole).toString();
    for (const SavedSnippet& snippet : std::as_const(m_snippets)) {
        if (m_kind == SnippetKind && snippet.name == m_key) {
            m_snippet->showSnippet(snippet);
        }
    }
    for (const Macro& macro : std::as_const(m_macros)) {
        if (m_kind == MacroKind && macro.name == m_key) {
            m_macro->showMacro(macro);
        }
    }
    for (const AccountView& view : std::as_const(m_accounts)) {
        if (m_kind == SignatureKind && view.account.id.text() == m_key) {
            m_snippet->showSignature(view.account.address, signatureOf(view.account));
        }
    }
    m_stack->setCurrentIndex(m_kind == MacroKind ? 2 : 1);
}

void TextsPage::showNewSnippet()
{
    m_kind = SnippetKind;
    m_key.clear();
    m_list->setCurrentRow(-1);
    m_stack->setCurrentIndex(1);
    m_snippet->showSnippet({});
}

void TextsPage::showNewMacro()
{
    m_kind = MacroKind;
    m_key.clear();
    m_list->setCurrentRow(-1);
    m_stack->setCurrentIndex(2);
    m_macro->showMacro({});
}

void TextsPage::saveText()
{
    const SavedSnippet snippet = m_snippet->snippet();
    const auto account = AccountId::fromText(m_key);
    ++m_underWay;
    const bool isSignature = m_kind == SignatureKind && account;
    const auto saving = isSignature ? m_workspace.setSignature(*account, snippet.text)
                                    : m_workspace.saveSnippet(snippet, m_key);
    whenFinished(saving, this, [this, snippet, isSignature](const Expected<void>& saved) {
        --m_underWay;
        if (!saved) {
            m_snippet->showProblem(saved.error().sentence);
        } else {
            m_key = isSignature ? m_key : snippet.name.simplified();
            m_snippet->showSaved();
            ask();
        }
        Q_EMIT settled();
    });
}

void TextsPage::saveMacro()
{
    const auto macro = m_macro->macro();
    if (!macro) {
        m_macro->showProblem(macro.error().sentence);
        return;
    }
    ++m_underWay;
    whenFinished(m_workspace.saveMacro(*macro, m_key), this, [this, name = macro->name](const Expected<void>& saved) {
        --m_underWay;
        if (!saved) {
            m_macro->showProblem(saved.error().sentence);
        } else {
            m_key = name.simplified();
            m_macro->showSaved();
            ask();
        }
        Q_EMIT settled();
    });
}

void TextsPage::remove(QFuture<Expected<void>> removing)
{
    ++m_underWay;
    whenFinished(removing, this, [this](const Expected<void>& removed) {
        --m_underWay;
        if (!removed) {
            m_snippet->showProblem(removed.error().sentence);
            m_macro->showProblem(removed.error().sentence);
        } else {
            begin();
        }
        Q_EMIT settled();
    });
}

} // namespace threadline
