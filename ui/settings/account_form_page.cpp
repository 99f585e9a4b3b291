// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/account_form_page.h"

#include "core/async/when_finished.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace threadline {

namespace {
constexpr int formWidth = 620;
}

AccountFormPage::AccountFormPage(Workspace& workspace, const Theme& theme, const QString& prefix,
                                 Words words, QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_words(std::move(words))
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
    , m_state(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_check(new QPushButton(QStringLiteral("Check")))
    , m_add(new QPushButton(m_words.add))
    , m_cancel(new QPushButton(QStringLiteral("Cancel")))
{
    m_problem->setObjectName(prefix + QStringLiteral("Problem"));
    m_problem->setWrapped();
    m_problem->hide();
    m_state->setObjectName(prefix + QStringLiteral("State"));
    m_state->setWrapped();
    m_check->setObjectName(prefix + QStringLiteral("Check"));
    m_check->setToolTip(m_words.checkTip);
    m_add->setObjectName(prefix + QStringLiteral("Add"));
    m_cancel->setObjectName(prefix + QStringLiteral("Cancel"));
    setButtonRole(*m_add, ButtonRole::Primary);
    setButtonRole(*m_cancel, ButtonRole::Quiet);
    makeCard();
    connect(m_check, &QPushButton::clicked, this, [this] { check(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { check(true); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ++m_round;
        Q_EMIT cancelled();
    });
}

void AccountFormPage::makeCard()
{
    const Theme& look = theme();
    auto* page = new QWidget;
    auto* card = new Surface(look, &ThemeTokens::panel);
    card->setCard(true);
    card->setMaximumWidth(look.scaled(formWidth));
    m_lines = new QVBoxLayout(card);
    const int margin = look.scaled(24);
    m_lines->setContentsMargins(margin, margin, margin, margin);
    m_lines->setSpacing(look.scaled(12));
    auto* title = new TextLabel(look, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(m_words.title);
    auto* words = new TextLabel(look, TextRole::Body, ColourRole::Ink2);
    words->setText(m_words.introduction);
    words->setWrapped();
    m_lines->addWidget(title);
    m_lines->addWidget(words);

    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(card, 20);
    across->addStretch(1);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(look.scaled(20), look.scaled(20), look.scaled(20), look.scaled(20));
    outer->addLayout(across);
    outer->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QVBoxLayout* AccountFormPage::addField(QLineEdit* field, const QString& label, const QString& name)
{
    auto* words = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink2);
    words->setText(label);
    words->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(label);
    auto* group = new QVBoxLayout;
    group->setSpacing(theme().scaled(2));
    group->addWidget(words);
    group->addWidget(field);
    m_lines->addLayout(group);
    connect(field, &QLineEdit::textEdited, this, &AccountFormPage::clearProblem);
    return group;
}

void AccountFormPage::finishCard()
{
    m_general = new QVBoxLayout;
    m_lines->addLayout(m_general);
    m_general->addWidget(m_problem);
    m_lines->addWidget(m_state);
    m_lines->addLayout(makeButtons());
}

QLayout* AccountFormPage::makeButtons()
{
    auto* line = new QHBoxLayout;
    line->setSpacing(theme().scaled(8));
    line->addWidget(m_cancel);
    line->addStretch(1);
    line->addWidget(m_check);
    line->addWidget(m_add);
    return line;
}

void AccountFormPage::begin()
{
    ++m_round;
    clearProblem();
    setBusy(false);
    firstField()->setFocus();
}

void AccountFormPage::check(bool thenAdd)
{
    clearProblem();
    if (const auto problem = missing()) {
        showProblem(*problem);
        return;
    }
    setBusy(true, checkingWords());
    const auto round = m_round;
    const AccountRequest filled = request();
    whenFinished(m_workspace.checkSettings(filled), this,
                 [this, round, filled, thenAdd](const Expected<void>& outcome) {
                     if (round != m_round) {
                         return;
                     }
                     setBusy(false);
                     if (!outcome) {
                         showProblem(placed(outcome.error()));
                     } else if (thenAdd) {
                         add(filled); // as it was checked, whatever was typed meanwhile
                     } else {
                         showState(m_words.checked, true);
                     }
                 });
}

void AccountFormPage::add(const AccountRequest& request)
{
    setBusy(true, m_words.adding);
    const auto round = m_round;
    whenFinished(m_workspace.addAccount(request), this,
                 [this, round](const Expected<Account>& account) {
                     if (round != m_round) {
                         return;
                     }
                     setBusy(false);
                     if (!account) {
                         showProblem({account.error().sentence, m_general, nullptr});
                         return;
                     }
                     forgetSecret();
                     Q_EMIT added(m_words.added);
                 });
}

void AccountFormPage::showProblem(const Problem& problem)
{
    m_state->clear();
    m_problem->setText(problem.sentence);
    problem.place->addWidget(m_problem);
    m_problem->show();
    if (problem.field) {
        problem.field->setFocus();
    }
}

void AccountFormPage::clearProblem()
{
    m_problem->clear();
    m_problem->hide();
    m_state->clear();
}

void AccountFormPage::showState(const QString& words, bool good)
{
    m_state->setColour(good ? ColourRole::Good : ColourRole::Ink2);
    m_state->setText(words);
}

void AccountFormPage::setBusy(bool busy, const QString& words)
{
    m_busy = busy;
    m_check->setEnabled(!busy);
    m_add->setEnabled(!busy);
    showState(words);
}

} // namespace threadline
