// SPDX-License-Identifier: GPL-3.0-or-later
//
// What hangs on the open case: priority, skill, tags, the team's own fields, reminders, links, and what
// was merged. Shows it and says what is wanted; what needs choosing are actions of the desk.
// Thread: GUI. Theme and actions outlive it.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class CaseFieldRow;
class ChipFlow;
class DeskActions;
class TextLabel;

class CaseCard final : public Surface
{
    Q_OBJECT

public:
    CaseCard(const Theme& theme, const DeskActions& actions, QWidget* parent = nullptr);

    void showCase(const Case& shown, const CaseDetails& details, const QList<CaseField>& fields);
    /// No case is open: it takes no room.
    void showNothing();
    /// Why a field did not take what was typed; empty: it did.
    void showFieldProblem(const QString& field, const QString& sentence);

Q_SIGNALS:
    void untagWanted(const QString& tag);
    void fieldWanted(const QString& field, const QString& value);
    void reminderDone(const threadline::ReminderView& reminder);
    void caseChosen(threadline::CaseId id);
    void unlinkWanted(const threadline::LinkedCase& link);
    void unmergeWanted(const threadline::Case& merged);

private:
    QPushButton* actionButton(const DeskActions& actions, int action, const char* name);
    void addLine(QGridLayout& grid, const QString& words, QWidget* button);
    void showTags(const QStringList& tags);
    void showFields(const Case& shown, const QList<CaseField>& fields);
    void showReminders(const QList<ReminderView>& reminders);
    void showLinks(const CaseDetails& details);
    void addMerged(const Case& merged, const QString& words);
    /// A line of words that opens a case, with a quiet button beside it.
    QPushButton* addLinkLine(const QString& words, CaseId opens, const QString& button, const QString& spoken);

    Case m_case;
    TextLabel* m_title;
    QPushButton* m_priority;
    QPushButton* m_skill;
    QWidget* m_tags;
    QPushButton* m_addTag;
    QVBoxLayout* m_fields;
    QList<CaseFieldRow*> m_rows;
    QVBoxLayout* m_reminders;
    QVBoxLayout* m_links;
};

} // namespace threadline
