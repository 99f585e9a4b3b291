// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings: the accounts and how they are doing, how the desk looks, who sits at it.
#pragma once

#include "ui/settings/add_account_page.h"
#include "ui/settings/team_section.h"

class QButtonGroup;
class QStackedWidget;

namespace threadline {

class AccountCard;
class CaseFieldsSection;
class RoomsSection;
class ServiceLevelsPage;
class Spelling;
class TextsPage;

class SettingsPage final : public Surface
{
    Q_OBJECT

public:
    /// `theme` is what the choice of light and dark changes.
    /// `spelling` null: nothing is checked here.
    SettingsPage(Workspace& workspace, Theme& theme, MailboxDiscovery discovery, Spelling* spelling = nullptr,
                 JoinTeam joinTeam = {}, QWidget* parent = nullptr);

    void appear();
    void addAccount();
    /// Snippets, macros and signatures.
    void editTexts();
    void chooseTheme(ThemeChoice choice);
    void showServiceLevels();
    bool isSettled() const;

Q_SIGNALS:
    void themeChosen(threadline::ThemeChoice choice);
    /// An account was added; `words`: what happens now.
    void accountAdded(const QString& words);
    /// The workspace has to be opened again.
    void openAgainWanted();
    void settled();

private:
    QWidget* makeOverview();
    void addServiceLevels(QVBoxLayout& lines);
    void addTexts(QVBoxLayout& lines);
    void addSpelling(QVBoxLayout& lines);
    void tellSpelling();
    void addThemeChoice(QVBoxLayout& lines);
    void take(const Expected<QList<AccountView>>& accounts);
    AccountCard* cardOf(AccountId id) const;
    void check(AccountId id);
    void remove(AccountId id);
    void setConversation(AccountId id, std::optional<int> hours);

    Workspace& m_workspace;
    Theme& m_look;
    LatestAnswer<QList<AccountView>> m_answer;
    bool m_answered = false;
    Spelling* m_spelling;
    TextLabel* m_languages = nullptr; ///< what can be checked, or what is missing
    QStackedWidget* m_stack;
    QVBoxLayout* m_cards;
    TextLabel* m_none;
    QButtonGroup* m_themes;
    CaseFieldsSection* m_fields;
    TeamSection* m_team;
    RoomsSection* m_rooms;
    AddAccountPage* m_add;
    ServiceLevelsPage* m_serviceLevels;
    TextsPage* m_texts;
};

} // namespace threadline
