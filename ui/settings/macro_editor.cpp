// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/macro_editor.h"

#include "core/workspace/macro_steps.h"
#include "ui/controls/emptied_layout.h"
#include "ui/controls/text_label.h"
#include "ui/settings/macro_step_row.h"
#include "ui/theme/desk_style.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

MacroEditor::MacroEditor(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_title(new TextLabel(theme, TextRole::Title, ColourRole::Ink))
    , m_name(new QLineEdit)
    , m_rows(new QVBoxLayout)
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
    , m_remove(new QPushButton(QStringLiteral("Remove")))
{
    setCard(true);
    auto* label = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
    label->setText(QStringLiteral("Name"));
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("macroName"));
    m_name->setAccessibleName(QStringLiteral("Name"));
    auto* steps = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
    steps->setText(QStringLiteral("Steps, done in this order"));
    auto* add = new QPushButton(QStringLiteral("Add a step"));
    add->setObjectName(QStringLiteral("macroAddStep"));
    setButtonRole(*add, ButtonRole::Quiet);
    auto* save = new QPushButton(QStringLiteral("Save"));
    save->setObjectName(QStringLiteral("macroSave"));
    setButtonRole(*save, ButtonRole::Primary);
    m_remove->setObjectName(QStringLiteral("macroRemove"));
    setButtonRole(*m_remove, ButtonRole::Danger);
    m_problem->setObjectName(QStringLiteral("macroProblem"));
    m_problem->setWrapped();

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    buttons->addWidget(save);
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(16);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(theme.scaled(8));
    lines->addWidget(m_title);
    lines->addWidget(label);
    lines->addWidget(m_name);
    lines->addWidget(steps);
    lines->addLayout(m_rows);
    lines->addWidget(m_problem);
    lines->addLayout(buttons);
    lines->addStretch(1);
    connect(add, &QPushButton::clicked, this, [this] { addStep({{QStringLiteral("do"), QStringLiteral("reply")}}); });
    connect(m_remove, &QPushButton::clicked, this, &MacroEditor::removeWanted);
    connect(save, &QPushButton::clicked, this, &MacroEditor::saveWanted);
}

MacroStepRow* MacroEditor::addStep(const QJsonObject& step)
{
    auto* row = new MacroStepRow(theme(), step);
    m_rows->addWidget(row);
    connect(row, &MacroStepRow::removeWanted, this, [this, row] {
        m_rows->removeWidget(row);
        row->hide();
        row->deleteLater();
    });
    return row;
}

void MacroEditor::clearSteps()
{
    emptyLayout(*m_rows);
}

void MacroEditor::showMacro(const Macro& macro)
{
    m_title->setText(macro.name.isEmpty() ? QStringLiteral("New macro") : QStringLiteral("Macro"));
    m_name->setText(macro.name);
    m_remove->setVisible(!macro.name.isEmpty());
    m_problem->hide();
    clearSteps();
    const QJsonArray steps = macroStepsToJson(macro.steps);
    for (const auto& step : steps) {
        addStep(step.toObject());
    }
    if (steps.isEmpty()) {
        addStep({{QStringLiteral("do"), QStringLiteral("reply")}});
    }
    m_name->setFocus();
}

Expected<Macro> MacroEditor::macro() const
{
    QJsonArray json;
    for (int i = 0; i < m_rows->count(); ++i) {
        json.append(static_cast<MacroStepRow*>(m_rows->itemAt(i)->widget())->step());
    }
    const auto steps = macroStepsFromJson(json);
    return steps ? Expected<Macro>({m_name->text(), *steps}) : steps.error();
}

void MacroEditor::showProblem(const QString& sentence)
{
    m_problem->setColour(ColourRole::Bad);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void MacroEditor::showSaved()
{
    m_problem->setColour(ColourRole::Good);
    m_problem->setText(QStringLiteral("Saved."));
    m_problem->show();
}

} // namespace threadline
