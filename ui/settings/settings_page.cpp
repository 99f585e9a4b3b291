// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "core/async/when_finished.h"
#include "core/spelling/spelling.h"
#include "ui/controls/text_label.h"
#include "ui/settings/account_card.h"
#include "ui/settings/case_fields_section.h"
#include "ui/settings/rooms_section.h"
#include "ui/settings/service_levels_page.h"
#include "ui/settings/texts_page.h"
#include "ui/theme/desk_style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>

namespace threadline {

namespace {
constexpr int pageWidth = 680;

TextLabel* headingIn(QVBoxLayout& lines, const Theme& theme, const QString& words)
{
    auto* heading = new TextLabel(theme, TextRole::Title, ColourRole::Ink);
    heading->setText(words);
    lines.addWidget(heading);
    return heading;
}
} // namespace

SettingsPage::SettingsPage(Workspace& workspace, Theme& theme, MailboxDiscovery discovery,
                           Spelling* spelling, JoinTeam joinTeam, QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_look(theme)
    , m_answer([this](const Expected<QList<AccountView>>& accounts) { take(accounts); })
    , m_spelling(spelling)
    , m_stack(new QStackedWidget)
    , m_cards(new QVBoxLayout)
    , m_none(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_themes(new QButtonGroup(this))
    , m_fields(new CaseFieldsSection(workspace, theme))
    , m_team(new TeamSection(workspace, theme, std::move(joinTeam)))
    , m_rooms(new RoomsSection(workspace, theme))
    , m_add(new AddAccountPage(workspace, theme, std::move(discovery)))
    , m_serviceLevels(new ServiceLevelsPage(workspace, theme))
    , m_texts(new TextsPage(workspace, theme))
{
    setObjectName(QStringLiteral("settingsPage"));
    m_stack->addWidget(makeOverview());
    m_stack->addWidget(m_add);
    m_stack->addWidget(m_serviceLevels);
    m_stack->addWidget(m_texts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_serviceLevels, &ServiceLevelsPage::backWanted, this, &SettingsPage::appear);
    connect(m_serviceLevels, &ServiceLevelsPage::settled, this, &SettingsPage::settled);
    connect(m_team, &TeamSection::settled, this, &SettingsPage::settled);
    connect(m_team, &TeamSection::joined, this, &SettingsPage::openAgainWanted);
    connect(m_rooms, &RoomsSection::settled, this, &SettingsPage::settled);
    connect(m_fields, &CaseFieldsSection::settled, this, &SettingsPage::settled);
    connect(m_texts, &TextsPage::closed, this, &SettingsPage::appear);
    connect(m_texts, &TextsPage::settled, this, &SettingsPage::settled);
    connect(m_add, &AddAccountPage::cancelled, this, &SettingsPage::appear);
    connect(m_add, &AddAccountPage::added, this, [this](const QString& words) {
        appear();
        Q_EMIT accountAdded(words);
    });
    connect(&workspace, &Workspace::accountChanged, this,
            [this] { m_answer.ask(m_workspace.accounts()); });
    connect(m_themes, &QButtonGroup::idClicked, this,
            [this](int id) { chooseTheme(static_cast<ThemeChoice>(id)); });
    connect(&theme, &Theme::changed, this,
            [this] { m_themes->button(static_cast<int>(m_look.choice()))->setChecked(true); });
    m_answer.ask(workspace.accounts());
}

QWidget* SettingsPage::makeOverview()
{
    auto* column = new QWidget;
    column->setMaximumWidth(m_look.scaled(pageWidth));
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(m_look.scaled(10));
    auto* title = new TextLabel(m_look, TextRole::LargeTitle, ColourRole::Ink);
    title->setText(QStringLiteral("Settings"));
    lines->addWidget(title);
    lines->addSpacing(m_look.scaled(8));

    auto* top = new QHBoxLayout;
    auto* accounts = new TextLabel(m_look, TextRole::Title, ColourRole::Ink);
    accounts->setText(QStringLiteral("Accounts"));
    auto* add = new QPushButton(QStringLiteral("Add account"));
    add->setObjectName(QStringLiteral("addAccount"));
    add->setIcon(m_look.icon(IconName::Plus, ColourRole::OnAccent));
    setButtonRole(*add, ButtonRole::Primary);
    connect(add, &QPushButton::clicked, this, &SettingsPage::addAccount);
    top->addWidget(accounts, 1);
    top->addWidget(add);
    lines->addLayout(top);
    m_none->setText(QStringLiteral("None yet. Add the mailbox, number, bot or chat your customers write to."));
    lines->addWidget(m_none);
    m_cards->setSpacing(m_look.scaled(8));
    lines->addLayout(m_cards);
    lines->addSpacing(m_look.scaled(16));
    addServiceLevels(*lines);
    lines->addSpacing(m_look.scaled(16));
    lines->addWidget(m_fields);
    lines->addSpacing(m_look.scaled(16));
    addTexts(*lines);
    lines->addSpacing(m_look.scaled(16));
    if (m_spelling) {
        addSpelling(*lines);
        lines->addSpacing(m_look.scaled(16));
    }
    lines->addWidget(m_team);
    lines->addSpacing(m_look.scaled(16));
    lines->addWidget(m_rooms);
    lines->addSpacing(m_look.scaled(16));
    addThemeChoice(*lines);
    lines->addSpacing(m_look.scaled(16));
    headingIn(*lines, m_look, QStringLiteral("At this desk"));
    auto* agent = new TextLabel(m_look, TextRole::Body, ColourRole::Ink2);
    agent->setText(QStringLiteral("Replies, notes and claims carry this name: %1")
                       .arg(m_workspace.agentName()));
    agent->setObjectName(QStringLiteral("agentName"));
    agent->setWrapped();
    lines->addWidget(agent);
    lines->addStretch(1);

    auto* page = new QWidget;
    auto* across = new QHBoxLayout(page);
    const int margin = m_look.scaled(24);
    across->setContentsMargins(margin, margin, margin, margin);
    across->addStretch(1);
    across->addWidget(column, 20);
    across->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    return scroll;
}

void SettingsPage::addServiceLevels(QVBoxLayout& lines)
{
    headingIn(lines, m_look, QStringLiteral("Service levels"));
    auto* what = new TextLabel(m_look, TextRole::Body, ColourRole::Ink2);
    what->setText(QStringLiteral("How soon you promise to answer and to solve, and in which working hours."));
    what->setWrapped();
    auto* open = new QPushButton(QStringLiteral("Service levels…"));
    open->setObjectName(QStringLiteral("serviceLevels"));
    connect(open, &QPushButton::clicked, this, &SettingsPage::showServiceLevels);
    auto* line = new QHBoxLayout;
    line->addWidget(what, 1);
    line->addWidget(open);
    lines.addLayout(line);
}

void SettingsPage::showServiceLevels()
{
    m_stack->setCurrentWidget(m_serviceLevels);
    m_serviceLevels->appear();
}

void SettingsPage::addTexts(QVBoxLayout& lines)
{
    headingIn(lines, m_look, QStringLiteral("Snippets and macros"));
    auto* words = new TextLabel(m_look, TextRole::Body, ColourRole::Ink2);
    words->setText(QStringLiteral("Texts you insert with / while you write, steps done with one word, and what stands "
                                  "below your replies."));
    words->setWrapped();
    lines.addWidget(words);
    auto* edit = new QPushButton(QStringLiteral("Edit snippets and macros"));
    edit->setObjectName(QStringLiteral("editTexts"));
    connect(edit, &QPushButton::clicked, this, &SettingsPage::editTexts);
    lines.addWidget(edit, 0, Qt::AlignLeft);
}

void SettingsPage::addSpelling(QVBoxLayout& lines)
{
    headingIn(lines, m_look, QStringLiteral("Spelling"));
    m_languages = new TextLabel(m_look, TextRole::Body, ColourRole::Ink2);
    m_languages->setObjectName(QStringLiteral("spellingLanguages"));
    m_languages->setWrapped();
    lines.addWidget(m_languages);
    tellSpelling();
}

void SettingsPage::tellSpelling()
{
    whenFinished(m_spelling->languages(), this, [this](const QStringList& languages) {
        m_languages->setText(
            languages.isEmpty()
                ? QStringLiteral("No dictionary is installed, so nothing is underlined: install hunspell-en-us, or that "
                                 "of your language.")
                : QStringLiteral("Checked in the customer's language where an agent wrote it down, else in this desk's: %1.")
                      .arg(languages.join(QStringLiteral(", "))));
        const QString system = QLocale::system().name();
        if (languages.isEmpty() || system == QLatin1String("C")) {
            return;
        }
        whenFinished(m_spelling->obstacle(system), this, [this](const QString& obstacle) {
            if (!obstacle.isEmpty()) {
                m_languages->setText(m_languages->text() + QLatin1Char('\n') + obstacle);
            }
        });
    });
}

void SettingsPage::editTexts()
{
    m_stack->setCurrentWidget(m_texts);
    m_texts->begin();
}

bool SettingsPage::isSettled() const
{
    return m_answered && !m_answer.isPending() && m_add->isSettled() && m_fields->isSettled()
           && m_team->isSettled() && m_rooms->isSettled() && m_serviceLevels->isSettled() && m_texts->isSettled();
}

void SettingsPage::addThemeChoice(QVBoxLayout& lines)
{
    headingIn(lines, m_look, QStringLiteral("Appearance"));
    auto* choices = new QHBoxLayout;
    choices->setSpacing(m_look.scaled(20));
    const auto add = [&](ThemeChoice choice, const QString& words, const QString& name) {
        auto* button = new QRadioButton(words);
        button->setObjectName(name);
        button->setChecked(m_look.choice() == choice);
        m_themes->addButton(button, static_cast<int>(choice));
        choices->addWidget(button);
    };
    add(ThemeChoice::System, QStringLiteral("As the system"), QStringLiteral("themeSystem"));
    add(ThemeChoice::Light, QStringLiteral("Light"), QStringLiteral("themeLight"));
    add(ThemeChoice::Dark, QStringLiteral("Dark"), QStringLiteral("themeDark"));
    choices->addStretch(1);
    lines.addLayout(choices);
}

void SettingsPage::appear()
{
    m_stack->setCurrentIndex(0);
    m_fields->appear();
    m_team->appear();
    m_rooms->appear();
    m_answer.ask(m_workspace.accounts());
}

void SettingsPage::addAccount()
{
    m_stack->setCurrentWidget(m_add);
    m_add->begin();
}

void SettingsPage::chooseTheme(ThemeChoice choice)
{
    m_look.setChoice(choice);
    Q_EMIT themeChosen(choice);
}

void SettingsPage::take(const Expected<QList<AccountView>>& accounts)
{
    m_answered = true;
    m_none->setVisible(!accounts || accounts->isEmpty());
    if (!accounts) {
        m_none->setText(accounts.error().sentence);
        Q_EMIT settled();
        return;
    }
    for (int i = m_cards->count() - 1; i >= 0; --i) {
        auto* card = static_cast<AccountCard*>(m_cards->itemAt(i)->widget());
        const bool gone =
            std::none_of(accounts->cbegin(), accounts->cend(), [card](const AccountView& account) {
                return account.account.id == card->id();
            });
        if (gone) {
            m_cards->removeWidget(card);
            card->hide();
            card->deleteLater();
        }
    }
    for (const AccountView& account : *accounts) {
        AccountCard* card = cardOf(account.account.id);
        if (!card) {
            card = new AccountCard(m_look);
            connect(card, &AccountCard::checkWanted, this, &SettingsPage::check);
            connect(card, &AccountCard::removeWanted, this, &SettingsPage::remove);
            connect(card, &AccountCard::conversationChosen, this, &SettingsPage::setConversation);
            m_cards->addWidget(card);
        }
        card->showAccount(account);
    }
    Q_EMIT settled();
}

AccountCard* SettingsPage::cardOf(AccountId id) const
{
    for (int i = 0; i < m_cards->count(); ++i) {
        auto* card = static_cast<AccountCard*>(m_cards->itemAt(i)->widget());
        if (card->id() == id) {
            return card;
        }
    }
    return nullptr;
}

void SettingsPage::check(AccountId id)
{
    AccountCard* card = cardOf(id);
    card->setBusy(true);
    card->showOutcome(QStringLiteral("Logging in…"), true);
    whenFinished(m_workspace.checkAccount(id), this, [this, id](const Expected<void>& outcome) {
        if (AccountCard* checked = cardOf(id)) {
            checked->setBusy(false);
            checked->showOutcome(outcome ? QStringLiteral("The login is accepted.")
                                         : outcome.error().sentence,
                                 outcome.has_value());
        }
    });
}

void SettingsPage::setConversation(AccountId id, std::optional<int> hours)
{
    whenFinished(m_workspace.setConversationHours(id, hours), this, [this, id](const Expected<void>& outcome) {
        if (AccountCard* card = cardOf(id); card && !outcome) {
            card->showOutcome(outcome.error().sentence, false);
        }
        m_answer.ask(m_workspace.accounts());
    });
}

void SettingsPage::remove(AccountId id)
{
    cardOf(id)->setBusy(true);
    whenFinished(m_workspace.removeAccount(id), this, [this, id](const Expected<void>& outcome) {
        if (AccountCard* card = cardOf(id); card && !outcome) {
            card->setBusy(false);
            card->showOutcome(outcome.error().sentence, false);
        }
        m_answer.ask(m_workspace.accounts());
    });
}

} // namespace threadline
