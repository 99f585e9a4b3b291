// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page on which an account of one channel is filled in: its fields on a card, a check that says
// at the field what failed, and Add. Each channel's page brings its fields and says what they mean.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/controls/surface.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class TextLabel;

class AccountFormPage : public Surface
{
    Q_OBJECT

public:
    void begin();
    /// Nothing is being checked or added.
    bool isSettled() const { return !m_busy; }

Q_SIGNALS:
    /// `words`: what happens now, for the person.
    void added(const QString& words);
    void cancelled();

protected:
    struct Words
    {
        QString title;
        QString introduction;
        QString checkTip;
        QString add;
        QString adding;
        QString checked; ///< when a check went well
        QString added;
    };

    /// Where a sentence about the form stands, and who gets the focus with it (may be null).
    struct Problem
    {
        QString sentence;
        QVBoxLayout* place;
        QWidget* field;
    };

    /// `prefix`: "account" makes the buttons accountCheck, accountAdd and accountCancel.
    AccountFormPage(Workspace& workspace, const Theme& theme, const QString& prefix, Words words,
                    QWidget* parent);

    /// What is missing before it can be tried; nothing when it is complete.
    virtual std::optional<Problem> missing() const = 0;
    virtual Problem placed(const Error& error) const = 0;
    virtual AccountRequest request() const = 0;
    virtual QString checkingWords() const = 0;
    virtual QWidget* firstField() const = 0;
    /// The account is there: what was secret goes.
    virtual void forgetSecret() = 0;

    /// For the fields, in order; closed with finishCard().
    QVBoxLayout& card() { return *m_lines; }
    /// Answers the place under the field for a sentence about it.
    QVBoxLayout* addField(QLineEdit* field, const QString& label, const QString& name);
    /// Below the fields: where a sentence about none of them stands, and the buttons.
    void finishCard();
    QVBoxLayout* generalPlace() const { return m_general; }

    void clearProblem();
    void showState(const QString& words, bool good = false);

private:
    void makeCard();
    QLayout* makeButtons();
    void check(bool thenAdd);
    void add(const AccountRequest& request);
    void showProblem(const Problem& problem);
    void setBusy(bool busy, const QString& words = {});

    Workspace& m_workspace;
    const Words m_words;
    bool m_busy = false;
    quint64 m_round = 0; ///< answers of an earlier visit to the page are of no interest
    QVBoxLayout* m_lines = nullptr;
    QVBoxLayout* m_general = nullptr;
    TextLabel* m_problem; ///< one sentence, wherever it belongs
    TextLabel* m_state;
    QPushButton* m_check;
    QPushButton* m_add;
    QPushButton* m_cancel;
};

} // namespace threadline
