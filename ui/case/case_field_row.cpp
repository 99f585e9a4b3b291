// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/case_field_row.h"

#include "ui/controls/text_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace threadline {

namespace {

QString example(CaseField::Kind kind)
{
    switch (kind) {
    case CaseField::Kind::Number:
        return QStringLiteral("12.5");
    case CaseField::Kind::Date:
        return QStringLiteral("2026-11-22");
    case CaseField::Kind::Text:
    case CaseField::Kind::Choice:
        break;
    }
    return QStringLiteral("none");
}

} // namespace

CaseFieldRow::CaseFieldRow(const Theme& theme, const CaseField& field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
{
    auto* label = new TextLabel(theme, TextRole::Body, ColourRole::Ink2);
    label->setText(field.name);
    label->setElided(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(theme.scaled(2));
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->addWidget(label, 0, 0);
    QWidget* editor = nullptr;
    if (field.kind == CaseField::Kind::Choice) {
        m_choice = new QComboBox;
        m_choice->addItem(QStringLiteral("none"), QString());
        for (const QString& choice : field.choices) {
            m_choice->addItem(choice, choice);
        }
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(m_choice, &QComboBox::activated, this, &CaseFieldRow::take);
        editor = m_choice;
    } else {
        m_line = new QLineEdit;
        m_line->setPlaceholderText(example(field.kind));
        connect(m_line, &QLineEdit::editingFinished, this, &CaseFieldRow::take);
        connect(m_line, &QLineEdit::textEdited, this, [this] { showProblem({}); });
        editor = m_line;
    }
    editor->setObjectName(QStringLiteral("caseField_") + field.name);
    editor->setAccessibleName(field.name);
    label->setBuddy(editor);
    m_problem->setObjectName(QStringLiteral("caseFieldProblem_") + field.name);
    m_problem->setWrapped();
    m_problem->hide();
    grid->addWidget(editor, 0, 1);
    grid->addWidget(m_problem, 1, 0, 1, 2);
}

void CaseFieldRow::setValue(const QString& value)
{
    const bool typing = m_line && m_line->text() != m_value;
    m_value = value;
    if (m_choice) {
        if (m_choice->findData(value) < 0) { // a choice that is offered no more
            m_choice->addItem(value, value);
        }
        m_choice->setCurrentIndex(m_choice->findData(value));
    } else if (!typing) {
        m_line->setText(value);
    }
}

void CaseFieldRow::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void CaseFieldRow::take()
{
    const QString wanted = m_choice ? m_choice->currentData().toString() : m_line->text().trimmed();
    if (wanted != m_value) {
        Q_EMIT valueChosen(m_field.name, wanted);
    }
}

} // namespace threadline
