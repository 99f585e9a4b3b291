// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/macro_step_row.h"

#include "core/workspace/macro_steps.h"
#include "ui/writing/writing_marks.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QStringList choicesOf(const QString& kind, const QString& key)
{
    if (key != "to"_L1) {
        return {};
    }
    if (kind == "status"_L1) {
        return {u"open"_s, u"waiting"_s, u"on_hold"_s, u"solved"_s, u"closed"_s};
    }
    return kind == "priority"_L1 ? QStringList{u"low"_s, u"normal"_s, u"high"_s, u"urgent"_s} : QStringList();
}

QString placeholderOf(const QString& kind, const QString& key)
{
    static const QHash<QString, QString> all{
        {u"assignee.to"_s, u"Name of a colleague; empty: nobody"_s},
        {u"status.reason"_s, u"because … (may be empty)"_s},
        {u"snooze.for"_s, u"90m, 4h or 3d; empty: until the customer writes"_s},
        {u"reminder.in"_s, u"90m, 4h or 3d"_s},
        {u"reminder.text"_s, u"What is to be done then"_s},
        {u"field.name"_s, u"Name of the field"_s},
        {u"field.value"_s, u"Its value; empty: none"_s},
        {u"skill.skill"_s, u"Skill; empty: none"_s},
        {u"tag.tag"_s, u"Tag"_s},
        {u"untag.tag"_s, u"Tag"_s},
        {u"reply.text"_s, u"Hello {{customer.first_name|there}},"_s},
        {u"note.text"_s, u"Only the team sees it"_s},
    };
    return all.value(kind + u'.' + key);
}

MacroStepForm formOf(const QString& kind)
{
    for (const MacroStepForm& form : macroStepForms()) {
        if (form.name == kind) {
            return form;
        }
    }
    return macroStepForms().first();
}

QString textOf(const QWidget* field)
{
    if (const auto* choice = qobject_cast<const QComboBox*>(field)) {
        return choice->currentText();
    }
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(field)) {
        return text->toPlainText();
    }
    return static_cast<const QLineEdit*>(field)->text();
}

} // namespace

MacroStepRow::MacroStepRow(const Theme& theme, const QJsonObject& step, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kind(new QComboBox)
    , m_line(new QHBoxLayout(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_kind->setObjectName(u"stepKind"_s);
    m_kind->setAccessibleName(u"What the step does"_s);
    for (const MacroStepForm& form : macroStepForms()) {
        m_kind->addItem(form.name);
    }
    m_kind->setCurrentText(step.value("do"_L1).toString());
    auto* remove = new QToolButton;
    remove->setIcon(theme.icon(IconName::Close));
    remove->setAutoRaise(true);
    remove->setObjectName(u"stepRemove"_s);
    remove->setAccessibleName(u"Remove this step"_s);
    m_line->addWidget(m_kind, 0, Qt::AlignTop);
    m_line->addStretch(0);
    m_line->addWidget(remove, 0, Qt::AlignTop);
    rebuild(step);
    connect(m_kind, &QComboBox::currentTextChanged, this, [this] { rebuild({}); });
    connect(remove, &QToolButton::clicked, this, &MacroStepRow::removeWanted);
}

void MacroStepRow::rebuild(const QJsonObject& step)
{
    if (m_fields) {
        m_fields->hide();
        m_fields->deleteLater();
    }
    m_values.clear();
    m_fields = new QWidget;
    auto* line = new QHBoxLayout(m_fields);
    line->setContentsMargins(0, 0, 0, 0);
    const MacroStepForm form = formOf(m_kind->currentText());
    const QStringList keys = form.needed + form.optional;
    for (const QString& key : keys) {
        QWidget* field = makeField(key, step.value(key).toString());
        field->setObjectName(u"step_"_s + key);
        field->setAccessibleName(form.name + u' ' + key);
        m_values.insert(key, field);
        line->addWidget(field, 1);
    }
    m_line->insertWidget(1, m_fields, 1);
}

QWidget* MacroStepRow::makeField(const QString& key, const QString& value)
{
    const QString kind = m_kind->currentText();
    if (const QStringList choices = choicesOf(kind, key); !choices.isEmpty()) {
        auto* choice = new QComboBox;
        choice->addItems(choices);
        choice->setCurrentText(value);
        return choice;
    }
    if (key == "text"_L1 && kind != "reminder"_L1) {
        auto* text = new QPlainTextEdit(value);
        new WritingMarks(m_theme, text->document(), WritingMarks::Variables::FilledInLater);
        text->setTabChangesFocus(true);
        text->setPlaceholderText(placeholderOf(kind, key));
        text->setFixedHeight(m_theme.scaled(84));
        return text;
    }
    auto* line = new QLineEdit(value);
    line->setPlaceholderText(placeholderOf(kind, key));
    return line;
}

QJsonObject MacroStepRow::step() const
{
    const MacroStepForm form = formOf(m_kind->currentText());
    QJsonObject step{{u"do"_s, form.name}};
    for (auto value = m_values.begin(); value != m_values.end(); ++value) {
        const QString text = textOf(value.value());
        if (!text.isEmpty() || form.needed.contains(value.key())) {
            step.insert(value.key(), text);
        }
    }
    return step;
}

} // namespace threadline
