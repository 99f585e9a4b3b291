// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/policy_editor.h"

#include "core/model/case.h"
#include "core/sla/sla_words.h"
#include "ui/controls/text_label.h"
#include "ui/settings/policy_form.h"
#include "ui/theme/desk_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace threadline {

namespace {

constexpr int spacing = 10;
constexpr int acrossAtMost = 4;

QStringList priorityNames()
{
    QStringList names;
    for (const CasePriority priority : {CasePriority::Urgent, CasePriority::High, CasePriority::Normal, CasePriority::Low}) {
        names.append(casePriorityName(priority));
    }
    return names;
}

QString capitalised(const QString& name)
{
    return name.left(1).toUpper() + name.mid(1);
}

QList<QCheckBox*> addBoxes(QFormLayout& form, const QString& label, const QStringList& names, const QString& kind)
{
    QList<QCheckBox*> boxes;
    auto* grid = new QGridLayout;
    for (const QString& name : names) {
        auto* box = new QCheckBox(capitalised(name));
        box->setObjectName(kind + QLatin1Char('-') + name);
        box->setProperty("stands for", name);
        const int place = static_cast<int>(boxes.size());
        grid->addWidget(box, place / acrossAtMost, place % acrossAtMost);
        boxes.append(box);
    }
    form.addRow(label, grid);
    return boxes;
}

void check(const QList<QCheckBox*>& boxes, const QStringList& names)
{
    for (QCheckBox* box : boxes) {
        box->setChecked(names.contains(box->property("stands for").toString(), Qt::CaseInsensitive));
    }
}

QStringList checkedOf(const QList<QCheckBox*>& boxes)
{
    QStringList names;
    for (const QCheckBox* box : boxes) {
        if (box->isChecked()) {
            names.append(box->property("stands for").toString());
        }
    }
    return names;
}

} // namespace

PolicyEditor::PolicyEditor(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_name(new QLineEdit)
    , m_tags(new QLineEdit)
    , m_calendar(new QComboBox)
    , m_pausesInWaiting(new QCheckBox(QStringLiteral("in Waiting, while the customer has to answer")))
    , m_pausesOnHold(new QCheckBox(QStringLiteral("On hold, while somebody else has to act")))
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
{
    setObjectName(QStringLiteral("policyEditor"));
    setCard(true);
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(16);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(theme.scaled(spacing));
    addConditions(*lines);
    addPromises(*lines);
    m_problem->setObjectName(QStringLiteral("policyProblem"));
    m_problem->setWrapped();
    m_problem->hide();
    lines->addWidget(m_problem);
    addButtons(*lines);
}

void PolicyEditor::addConditions(QVBoxLayout& lines)
{
    auto* form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("policyName"));
    m_name->setPlaceholderText(QStringLiteral("Gold customers"));
    form->addRow(QStringLiteral("Name"), m_name);
    m_priorities = addBoxes(*form, QStringLiteral("Priority"), priorityNames(), QStringLiteral("priority"));
    m_channels = addBoxes(*form, QStringLiteral("Channel"), channel::known(), QStringLiteral("channel"));
    m_tags->setObjectName(QStringLiteral("policyTags"));
    m_tags->setPlaceholderText(QStringLiteral("vip, gold"));
    form->addRow(QStringLiteral("Tag"), m_tags);
    lines.addLayout(form);
    auto* hint = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink2);
    hint->setText(QStringLiteral("It holds for cases that have one of each. What is left empty asks for nothing."));
    hint->setWrapped();
    lines.addWidget(hint);
}

void PolicyEditor::addPromises(QVBoxLayout& lines)
{
    auto* form = new QFormLayout;
    for (const SlaTarget target : allSlaTargets) {
        auto* span = new QLineEdit;
        span->setObjectName(QStringLiteral("promise-") + slaTargetName(target));
        span->setPlaceholderText(QStringLiteral("not promised"));
        form->addRow(slaTargetWords(target) + QStringLiteral(" within"), span);
        m_promises.append(span);
    }
    m_calendar->setObjectName(QStringLiteral("policyCalendar"));
    form->addRow(QStringLiteral("Counted in"), m_calendar);
    auto* pauses = new QVBoxLayout;
    pauses->addWidget(m_pausesInWaiting);
    pauses->addWidget(m_pausesOnHold);
    form->addRow(QStringLiteral("Resolution pauses"), pauses);
    lines.addLayout(form);
}

void PolicyEditor::addButtons(QVBoxLayout& lines)
{
    auto* save = new QPushButton(QStringLiteral("Save policy"));
    save->setObjectName(QStringLiteral("savePolicy"));
    setButtonRole(*save, ButtonRole::Primary);
    connect(save, &QPushButton::clicked, this, &PolicyEditor::save);
    auto* cancel = new QPushButton(QStringLiteral("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &PolicyEditor::cancelled);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(cancel);
    line->addWidget(save);
    lines.addLayout(line);
}

void PolicyEditor::edit(const SlaPolicy& policy, const QStringList& calendars)
{
    m_problem->hide();
    m_name->setText(policy.name);
    check(m_priorities, policy.priorities);
    check(m_channels, policy.channels);
    m_tags->setText(policy.tags.join(QStringLiteral(", ")));
    for (const SlaTarget target : allSlaTargets) {
        m_promises[static_cast<int>(target)]->setText(spanText(policy.target(target)));
    }
    m_calendar->clear();
    m_calendar->addItems(calendars);
    m_calendar->setCurrentText(policy.calendar);
    m_pausesInWaiting->setChecked(policy.pausesInWaiting);
    m_pausesOnHold->setChecked(policy.pausesOnHold);
    m_name->setFocus();
}

void PolicyEditor::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

Expected<SlaPolicy> PolicyEditor::typed() const
{
    SlaPolicy policy;
    policy.name = m_name->text().simplified();
    policy.priorities = checkedOf(m_priorities);
    policy.channels = checkedOf(m_channels);
    const QStringList tags = m_tags->text().split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& tag : tags) {
        if (!tag.trimmed().isEmpty()) {
            policy.tags.append(tag.simplified().toLower().replace(QLatin1Char(' '), QLatin1Char('-')));
        }
    }
    constexpr std::array fields{&SlaPolicy::firstReply, &SlaPolicy::nextReply, &SlaPolicy::resolution};
    for (const SlaTarget target : allSlaTargets) {
        const auto span = spanFromText(m_promises[static_cast<int>(target)]->text());
        if (!span) {
            return span.error();
        }
        policy.*fields[static_cast<size_t>(target)] = *span;
    }
    policy.calendar = m_calendar->currentText();
    policy.pausesInWaiting = m_pausesInWaiting->isChecked();
    policy.pausesOnHold = m_pausesOnHold->isChecked();
    const auto fine = policy.check();
    return fine ? Expected<SlaPolicy>(policy) : fine.error();
}

void PolicyEditor::save()
{
    const auto policy = typed();
    if (policy) {
        m_problem->hide();
        Q_EMIT saveWanted(*policy);
    } else {
        showProblem(policy.error().sentence);
    }
}

} // namespace threadline
