// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/case_fields_section.h"

#include "core/async/when_finished.h"
#include "ui/controls/emptied_layout.h"
#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

QString kindWords(CaseField::Kind kind)
{
    switch (kind) {
    case CaseField::Kind::Text:
        return QStringLiteral("Text");
    case CaseField::Kind::Number:
        return QStringLiteral("Number");
    case CaseField::Kind::Date:
        return QStringLiteral("Date");
    case CaseField::Kind::Choice:
        return QStringLiteral("Choice");
    }
    return {};
}

} // namespace

CaseFieldsSection::CaseFieldsSection(Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_answer([this](const Expected<QList<CaseField>>& fields) { take(fields); })
    , m_lines(new QVBoxLayout)
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_choices(new QLineEdit)
    , m_define(new QPushButton(QStringLiteral("Save field")))
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
{
    setObjectName(QStringLiteral("caseFields"));
    auto* title = new TextLabel(theme, TextRole::Title, ColourRole::Ink);
    title->setText(QStringLiteral("Case fields"));
    auto* words = new TextLabel(theme, TextRole::Body, ColourRole::Ink2);
    words->setText(QStringLiteral("What your team asks of every case: an order number, a date of purchase, a reason."));
    words->setWrapped();
    m_problem->setObjectName(QStringLiteral("caseFieldsProblem"));
    m_problem->setWrapped();
    m_problem->hide();
    m_lines->setSpacing(theme.scaled(6));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.scaled(10));
    column->addWidget(title);
    column->addWidget(words);
    column->addLayout(m_lines);
    column->addLayout(makeForm());
    column->addWidget(m_problem);
    showKind();
    m_answer.ask(workspace.caseFields());
}

QLayout* CaseFieldsSection::makeForm()
{
    m_name->setObjectName(QStringLiteral("fieldName"));
    m_name->setAccessibleName(QStringLiteral("Name of the field"));
    m_name->setPlaceholderText(QStringLiteral("Name of a new field"));
    m_kind->setObjectName(QStringLiteral("fieldKind"));
    m_kind->setAccessibleName(QStringLiteral("Kind of the field"));
    for (const auto kind : {CaseField::Kind::Text, CaseField::Kind::Number, CaseField::Kind::Date,
                            CaseField::Kind::Choice}) {
        m_kind->addItem(kindWords(kind), static_cast<int>(kind));
    }
    m_choices->setObjectName(QStringLiteral("fieldChoices"));
    m_choices->setAccessibleName(QStringLiteral("Choices, parted by commas"));
    m_choices->setPlaceholderText(QStringLiteral("Choices, parted by commas"));
    m_define->setObjectName(QStringLiteral("fieldDefine"));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CaseFieldsSection::showKind);
    connect(m_define, &QPushButton::clicked, this, &CaseFieldsSection::define);
    connect(m_name, &QLineEdit::returnPressed, this, &CaseFieldsSection::define);
    connect(m_choices, &QLineEdit::returnPressed, this, &CaseFieldsSection::define);
    auto* line = new QHBoxLayout;
    line->setSpacing(m_theme.scaled(8));
    line->addWidget(m_name, 3);
    line->addWidget(m_kind);
    line->addWidget(m_choices, 4);
    line->addWidget(m_define);
    return line;
}

void CaseFieldsSection::appear()
{
    m_answer.ask(m_workspace.caseFields());
}

void CaseFieldsSection::showKind()
{
    m_choices->setVisible(m_kind->currentData().toInt() == static_cast<int>(CaseField::Kind::Choice));
}

void CaseFieldsSection::take(const Expected<QList<CaseField>>& fields)
{
    if (!fields) {
        showOutcome(fields.error());
        Q_EMIT settled();
        return;
    }
    emptyLayout(*m_lines);
    for (const CaseField& field : *fields) {
        m_lines->addWidget(fieldLine(field));
    }
    Q_EMIT settled();
}

QWidget* CaseFieldsSection::fieldLine(const CaseField& field)
{
    auto* card = new Surface(m_theme, &ThemeTokens::panel);
    card->setCard(true);
    auto* name = new TextLabel(m_theme, TextRole::BodyStrong, ColourRole::Ink);
    name->setText(field.name);
    name->setElided(true);
    auto* kind = new TextLabel(m_theme, TextRole::Body, ColourRole::Ink2);
    kind->setText(field.choices.isEmpty() ? kindWords(field.kind) : field.choices.join(QStringLiteral(", ")));
    kind->setElided(true);
    auto* line = new QHBoxLayout(card);
    line->setContentsMargins(m_theme.scaled(14), m_theme.scaled(6), m_theme.scaled(6), m_theme.scaled(6));
    line->addWidget(name, 2);
    line->addWidget(kind, 3);
    if (field.kind == CaseField::Kind::Choice) {
        auto* change = new QPushButton(QStringLiteral("Edit"));
        change->setAccessibleName(QStringLiteral("Edit the choices of %1").arg(field.name));
        setButtonRole(*change, ButtonRole::Quiet);
        connect(change, &QPushButton::clicked, this, [this, field] { edit(field); });
        line->addWidget(change);
    }
    auto* gone = new QPushButton(QStringLiteral("Remove"));
    gone->setObjectName(QStringLiteral("fieldRemove_") + field.name);
    gone->setAccessibleName(QStringLiteral("Remove the field %1").arg(field.name));
    gone->setToolTip(QStringLiteral("Its values in every case go with it"));
    setButtonRole(*gone, ButtonRole::Danger);
    connect(gone, &QPushButton::clicked, this, [this, name = field.name] { remove(name); });
    line->addWidget(gone);
    return card;
}

void CaseFieldsSection::edit(const CaseField& field)
{
    m_name->setText(field.name);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(field.kind)));
    m_choices->setText(field.choices.join(QStringLiteral(", ")));
    m_choices->setFocus();
}

void CaseFieldsSection::define()
{
    CaseField field{m_name->text(), static_cast<CaseField::Kind>(m_kind->currentData().toInt()), {}};
    if (field.kind == CaseField::Kind::Choice) {
        field.choices = m_choices->text().split(QLatin1Char(','), Qt::SkipEmptyParts);
    }
    whenFinished(m_workspace.defineField(field), this, [this](const Expected<void>& defined) {
        if (defined) {
            m_name->clear();
            m_choices->clear();
        }
        showOutcome(defined);
    });
}

void CaseFieldsSection::remove(const QString& name)
{
    whenFinished(m_workspace.removeField(name), this,
                 [this](const Expected<void>& removed) { showOutcome(removed); });
}

void CaseFieldsSection::showOutcome(const Expected<void>& outcome)
{
    m_problem->setText(outcome ? QString() : outcome.error().sentence);
    m_problem->setVisible(!outcome);
    if (outcome) {
        appear();
    }
}

} // namespace threadline
