// SPDX-License-Identifier: GPL-3.0-or-later
//
// One account in the settings: its address, how it is doing, its problem in its own words, and what
// can be done. Removing asks on the card itself, because it cannot be undone.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

class QComboBox;
class QPushButton;

namespace threadline {

class PillLabel;
class TextLabel;

class AccountCard final : public Surface
{
    Q_OBJECT

public:
    explicit AccountCard(const Theme& theme, QWidget* parent = nullptr);

    void showAccount(const AccountView& account);
    AccountId id() const { return m_id; }
    /// What a check or a removal came to; stays until the next one.
    void showOutcome(const QString& sentence, bool good);
    void setBusy(bool busy);

Q_SIGNALS:
    void checkWanted(threadline::AccountId id);
    void removeWanted(threadline::AccountId id);
    /// See setConversationHours() of the workspace.
    void conversationChosen(threadline::AccountId id, std::optional<int> hours);

private:
    QWidget* makeConversation();
    void askToRemove(bool asking);

    AccountId m_id;
    TextLabel* m_address;
    TextLabel* m_details;
    PillLabel* m_state;
    TextLabel* m_problem;
    QComboBox* m_conversation;
    QPushButton* m_check;
    QPushButton* m_remove;
    QPushButton* m_keep;
    QPushButton* m_reallyRemove;
};

/// "Up to date", "Synchronising", "Cannot log in": a state in two or three words.
QString accountStateWords(const AccountView& account);
/// "1,200 of 5,000 messages · complete since March 2019".
QString accountProgressWords(const AccountView& account);

} // namespace threadline
