// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/snippet_editor.h"

#include "core/texts/text_variables.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"
#include "ui/writing/writing_marks.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

SnippetEditor::SnippetEditor(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_title(new TextLabel(theme, TextRole::Title, ColourRole::Ink))
    , m_name(new QLineEdit)
    , m_shortcut(new QLineEdit)
    , m_subject(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
    , m_variables(new QPushButton(QStringLiteral("Insert a variable")))
    , m_remove(new QPushButton(QStringLiteral("Remove")))
    , m_save(new QPushButton(QStringLiteral("Save")))
    , m_fields(new QWidget)
{
    setCard(true);
    new WritingMarks(theme, m_text->document(), WritingMarks::Variables::FilledInLater);
    m_text->setObjectName(QStringLiteral("snippetText"));
    m_text->setAccessibleName(QStringLiteral("Text"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(theme.scaled(140));
    m_problem->setObjectName(QStringLiteral("snippetProblem"));
    m_problem->setWrapped();
    m_variables->setObjectName(QStringLiteral("snippetVariables"));
    m_remove->setObjectName(QStringLiteral("snippetRemove"));
    m_save->setObjectName(QStringLiteral("snippetSave"));
    setButtonRole(*m_variables, ButtonRole::Quiet);
    setButtonRole(*m_remove, ButtonRole::Danger);
    setButtonRole(*m_save, ButtonRole::Primary);

    auto* grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.scaled(8));
    const auto addField = [&](QLineEdit* field, const QString& label, const QString& name, int row, int column, int span) {
        auto* words = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
        words->setText(label);
        words->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(label);
        grid->addWidget(words, row, column, 1, span);
        grid->addWidget(field, row + 1, column, 1, span);
    };
    addField(m_name, QStringLiteral("Name"), QStringLiteral("snippetName"), 0, 0, 1);
    addField(m_shortcut, QStringLiteral("Shortcut (one word, may be empty)"), QStringLiteral("snippetShortcut"), 0, 1, 1);
    addField(m_subject, QStringLiteral("Subject, of a template of new messages (may be empty)"),
             QStringLiteral("snippetSubject"), 2, 0, 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_variables);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_save);
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(16);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(theme.scaled(8));
    lines->addWidget(m_title);
    lines->addWidget(m_fields);
    lines->addWidget(m_text, 1);
    lines->addWidget(m_problem);
    lines->addLayout(buttons);
    connect(m_variables, &QPushButton::clicked, this, &SnippetEditor::offerVariables);
    connect(m_remove, &QPushButton::clicked, this, &SnippetEditor::removeWanted);
    connect(m_save, &QPushButton::clicked, this, &SnippetEditor::saveWanted);
}

void SnippetEditor::show(const QString& title, bool signature, bool existing)
{
    m_title->setText(title);
    m_fields->setVisible(!signature);
    m_remove->setVisible(existing);
    m_problem->hide();
}

void SnippetEditor::showSnippet(const SavedSnippet& snippet)
{
    const bool existing = !snippet.name.isEmpty();
    show(existing ? QStringLiteral("Snippet") : QStringLiteral("New snippet"), false, existing);
    m_name->setText(snippet.name);
    m_shortcut->setText(snippet.shortcut);
    m_subject->setText(snippet.subject);
    m_text->setPlainText(snippet.text);
    m_text->setPlaceholderText(QStringLiteral("Hello {{customer.first_name|there}},"));
    m_name->setFocus();
}

void SnippetEditor::showSignature(const QString& address, const QString& signature)
{
    show(QStringLiteral("Signature of %1").arg(address), true, false);
    m_name->clear();
    m_text->setPlainText(signature);
    m_text->setPlaceholderText(QStringLiteral("Nothing goes below replies from this account."));
    m_text->setFocus();
}

SavedSnippet SnippetEditor::snippet() const
{
    return {m_name->text(), m_text->toPlainText(), m_shortcut->text(), m_subject->text()};
}

void SnippetEditor::showProblem(const QString& sentence)
{
    m_problem->setColour(ColourRole::Bad);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void SnippetEditor::showSaved()
{
    m_problem->setColour(ColourRole::Good);
    m_problem->setText(QStringLiteral("Saved."));
    m_problem->show();
}

void SnippetEditor::offerVariables()
{
    auto* menu = new QMenu(m_variables);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TextVariable& variable : textVariables()) {
        QAction* insert = menu->addAction(QStringLiteral("%1\t%2").arg(variable.words, variable.name));
        connect(insert, &QAction::triggered, this, [this, name = variable.name] {
            m_text->insertPlainText(QStringLiteral("{{%1}}").arg(name));
            m_text->setFocus();
        });
    }
    menu->popup(m_variables->mapToGlobal(QPoint(0, m_variables->height())));
}

} // namespace threadline
