// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_start_form.h"

#include "ui/controls/emptied_layout.h"
#include "ui/controls/growing_text_edit.h"
#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

SwarmStartForm::SwarmStartForm(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_question(new GrowingTextEdit)
    , m_skills(new QLineEdit)
    , m_quoted(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2))
    , m_people(new QVBoxLayout)
    , m_history(new QCheckBox(u"They may read the customer’s history"_s))
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
    , m_start(new QPushButton(u"Ask"_s))
{
    setObjectName(u"swarmStart"_s);
    auto* title = new TextLabel(theme, TextRole::Title, ColourRole::Ink);
    title->setText(u"Ask who knows"_s);
    auto* hint = new TextLabel(theme, TextRole::Body, ColourRole::Ink2);
    hint->setText(u"Experts join this case for one question. The customer sees nothing of it."_s);
    hint->setWrapped();
    m_question->setObjectName(u"swarmQuestion"_s);
    m_question->setAccessibleName(u"Question"_s);
    m_question->setPlaceholderText(u"What do you need to know?"_s);
    m_question->setTabChangesFocus(true);
    m_skills->setObjectName(u"swarmSkills"_s);
    m_skills->setAccessibleName(u"Skills, with commas between"_s);
    m_skills->setPlaceholderText(u"Skills: electrical, pumps"_s);
    m_quoted->setWrapped();
    m_quoted->hide();
    m_history->setObjectName(u"swarmShareHistory"_s);
    m_history->setChecked(true);
    m_history->setToolTip(u"Without, they see the question and what you quote"_s);
    m_problem->setWrapped();
    m_problem->hide();
    m_start->setObjectName(u"swarmStartButton"_s);
    setButtonRole(*m_start, ButtonRole::Primary);
    auto* cancel = new QPushButton(u"Cancel"_s);
    setButtonRole(*cancel, ButtonRole::Quiet);

    auto* lines = new QVBoxLayout(this);
    const int side = theme.scaled(15);
    lines->setContentsMargins(side, theme.scaled(10), side, side);
    lines->setSpacing(theme.scaled(8));
    lines->addWidget(title);
    lines->addWidget(hint);
    auto* frame = new Surface(theme, &ThemeTokens::panel);
    frame->setCard(true);
    m_question->setFrameShape(QFrame::NoFrame);
    auto* inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(theme.scaled(6), theme.scaled(4), theme.scaled(6), theme.scaled(4));
    inFrame->addWidget(m_question);
    lines->addWidget(frame);
    lines->addWidget(m_quoted);
    lines->addWidget(m_skills);
    lines->addWidget(panelHeading(theme, u"Whom to ask"_s));
    m_people->setSpacing(theme.scaled(2));
    lines->addLayout(m_people);
    lines->addWidget(m_history);
    lines->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_start);
    lines->addLayout(buttons);
    lines->addStretch(1);

    constexpr int pauseMilliseconds = 250;
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this,
            [this] { Q_EMIT suggestionsWanted(m_question->toPlainText(), skills()); });
    connect(m_question, &GrowingTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_skills, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_start, &QPushButton::clicked, this, &SwarmStartForm::start);
    connect(cancel, &QPushButton::clicked, this, &SwarmStartForm::cancelled);
}

void SwarmStartForm::setCase(CaseId inCase, const QString& skill)
{
    if (m_case == inCase) {
        return;
    }
    m_case = inCase;
    m_question->clear();
    m_skills->setText(skill);
    m_quotes.clear();
    m_quoted->clear();
    m_quoted->hide();
    m_chosen.clear();
    m_history->setChecked(true);
    showProblem({});
    m_pause.start();
}

QStringList SwarmStartForm::skills() const
{
    QStringList typed;
    const QStringList parts = m_skills->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (!part.trimmed().isEmpty()) {
            typed.append(part.trimmed());
        }
    }
    return typed;
}

void SwarmStartForm::showSuggestions(const QList<ExpertSuggestion>& suggestions)
{
    emptyLayout(*m_people);
    for (const ExpertSuggestion& one : suggestions) {
        const QString name = one.person.name;
        auto* box = new QCheckBox(name);
        box->setObjectName(u"swarmExpert"_s);
        box->setChecked(m_chosen.contains(name));
        auto* why = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink2);
        why->setText(u"they "_s + one.reasons.join(u", "_s));
        why->setWrapped();
        why->setContentsMargins(m_theme.scaled(24), 0, 0, m_theme.scaled(4));
        box->setAccessibleDescription(why->text());
        connect(box, &QCheckBox::toggled, this, [this, name](bool on) {
            m_chosen.removeAll(name);
            if (on) {
                m_chosen.append(name);
            }
        });
        m_people->addWidget(box);
        m_people->addWidget(why);
    }
    if (suggestions.isEmpty()) {
        auto* none = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink2);
        none->setText(u"Nobody of the team is known here. You can ask people by name once the swarm is open."_s);
        none->setWrapped();
        m_people->addWidget(none);
    }
}

void SwarmStartForm::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void SwarmStartForm::quote(InteractionId interaction, const QString& words)
{
    if (!m_quotes.contains(interaction)) {
        m_quotes.append(interaction);
        const QString line = u"“%1”"_s.arg(words.simplified().left(120));
        m_quoted->setText(m_quoted->text().isEmpty() ? line : m_quoted->text() + u'\n' + line);
        m_quoted->show();
    }
    focusQuestion();
}

void SwarmStartForm::setBusy(bool busy)
{
    m_start->setEnabled(!busy);
}

void SwarmStartForm::focusQuestion()
{
    m_question->setFocus(Qt::ShortcutFocusReason);
}

void SwarmStartForm::start()
{
    showProblem({});
    SwarmRequest request;
    request.inCase = m_case;
    request.question = m_question->toPlainText();
    request.skills = skills();
    request.invite = m_chosen;
    request.quotes = m_quotes;
    request.shareHistory = m_history->isChecked();
    Q_EMIT startWanted(request);
}

} // namespace threadline
