// SPDX-License-Identifier: GPL-3.0-or-later
//
// One policy on a page: for which cases it is, what it promises, in which calendar. Says what is wrong where it was
// typed; whoever listens stores it. Thread: the GUI thread.
#pragma once

#include "core/sla/sla_policy.h"
#include "ui/controls/surface.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class TextLabel;

class PolicyEditor final : public Surface
{
    Q_OBJECT

public:
    explicit PolicyEditor(const Theme& theme, QWidget* parent = nullptr);

    /// Shows `policy` to be changed; `calendars` are the names to choose from.
    void edit(const SlaPolicy& policy, const QStringList& calendars);
    /// Why it was not stored.
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void saveWanted(const threadline::SlaPolicy& policy);
    void cancelled();

private:
    void addConditions(QVBoxLayout& lines);
    void addPromises(QVBoxLayout& lines);
    void addButtons(QVBoxLayout& lines);
    Expected<SlaPolicy> typed() const;
    void save();

    QLineEdit* m_name;
    QList<QCheckBox*> m_priorities; ///< named by what they stand for
    QList<QCheckBox*> m_channels;
    QLineEdit* m_tags;
    QList<QLineEdit*> m_promises; ///< by SlaTarget
    QComboBox* m_calendar;
    QCheckBox* m_pausesInWaiting;
    QCheckBox* m_pausesOnHold;
    TextLabel* m_problem;
};

} // namespace threadline
