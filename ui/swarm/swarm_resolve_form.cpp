// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_resolve_form.h"

#include "ui/controls/emptied_layout.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QStringList whoseAnswerWasUsed(const SwarmChat& chat)
{
    QStringList names;
    for (const SwarmLine& line : chat.lines) {
        const auto* message = std::get_if<SwarmMessage>(&line);
        if (message && !message->usedBy.isEmpty() && !names.contains(message->by)) {
            names.append(message->by);
        }
    }
    return names;
}

} // namespace

SwarmResolveForm::SwarmResolveForm(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_cause(new QLineEdit)
    , m_fix(new QLineEdit)
    , m_people(new QVBoxLayout)
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
{
    setObjectName(u"swarmResolve"_s);
    auto* title = new TextLabel(theme, TextRole::Title, ColourRole::Ink);
    title->setText(u"What was it?"_s);
    auto* hint = new TextLabel(theme, TextRole::Body, ColourRole::Ink2);
    hint->setText(u"The next one with this question finds it, and who knew."_s);
    hint->setWrapped();
    m_cause->setObjectName(u"swarmCause"_s);
    m_cause->setAccessibleName(u"Cause"_s);
    m_cause->setPlaceholderText(u"The cause"_s);
    m_fix->setObjectName(u"swarmFix"_s);
    m_fix->setAccessibleName(u"Fix"_s);
    m_fix->setPlaceholderText(u"What fixed it"_s);
    m_problem->setWrapped();
    auto* thanks = panelHeading(theme, u"Thanks to"_s);
    auto* cancel = new QPushButton(u"Cancel"_s);
    setButtonRole(*cancel, ButtonRole::Quiet);
    auto* resolve = new QPushButton(u"Resolve"_s);
    resolve->setObjectName(u"swarmResolveButton"_s);
    setButtonRole(*resolve, ButtonRole::Primary);

    auto* lines = new QVBoxLayout(this);
    const int side = theme.scaled(15);
    lines->setContentsMargins(side, theme.scaled(10), side, side);
    lines->setSpacing(theme.scaled(8));
    for (QWidget* widget : {static_cast<QWidget*>(title), static_cast<QWidget*>(hint), static_cast<QWidget*>(m_cause),
                            static_cast<QWidget*>(m_fix), static_cast<QWidget*>(thanks)}) {
        lines->addWidget(widget);
    }
    lines->addLayout(m_people);
    lines->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(resolve);
    lines->addLayout(buttons);
    lines->addStretch(1);

    connect(cancel, &QPushButton::clicked, this, &SwarmResolveForm::cancelled);
    const auto finish = [this] {
        SwarmResolution resolution;
        resolution.cause = m_cause->text();
        resolution.fix = m_fix->text();
        resolution.credit = m_credit;
        Q_EMIT resolveWanted(resolution);
    };
    connect(resolve, &QPushButton::clicked, this, finish);
    connect(m_cause, &QLineEdit::returnPressed, m_fix, qOverload<>(&QWidget::setFocus));
    connect(m_fix, &QLineEdit::returnPressed, this, finish);
}

void SwarmResolveForm::begin(const SwarmView& view, const QString& me)
{
    m_cause->clear();
    m_fix->clear();
    showProblem({});
    m_credit = whoseAnswerWasUsed(view.chat);
    emptyLayout(*m_people);
    for (const ColleagueView& person : view.people) {
        if (person.name == me) {
            continue;
        }
        auto* box = new QCheckBox(person.name);
        box->setChecked(m_credit.contains(person.name));
        connect(box, &QCheckBox::toggled, this, [this, name = person.name](bool on) {
            m_credit.removeAll(name);
            if (on) {
                m_credit.append(name);
            }
        });
        m_people->addWidget(box);
    }
    m_cause->setFocus(Qt::ShortcutFocusReason);
}

void SwarmResolveForm::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace threadline
