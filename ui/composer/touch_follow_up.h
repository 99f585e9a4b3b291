// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes after a call or a visit: the case it stands in, how that stands from then on, and when it comes back.
// Part of the TouchForm. Thread: GUI.
#pragma once

#include "core/model/case.h"
#include "core/workspace/touch_request.h"

#include <QDateTime>
#include <QWidget>

class QComboBox;

namespace threadline {

class Theme;

class TouchFollowUp final : public QWidget
{
public:
    struct State
    {
        CaseId inCase; ///< null: a new one
        int then = 0;
        int later = 0;
    };

    explicit TouchFollowUp(const Theme& theme, QWidget* parent = nullptr);

    /// The first is chosen.
    void setCases(const QList<Case>& cases);
    /// Nothing follows; the moments are counted from now.
    void clear();
    void resume(const State& state);
    State state() const;
    /// `nextStep`: what a reminder says.
    QList<CaseChange> changes(const QString& nextStep) const;

private:
    void offerMoments();

    QList<QDateTime> m_moments; ///< behind the entries of m_later, reminders first
    QComboBox* m_case;
    QComboBox* m_then;
    QComboBox* m_later;
};

} // namespace threadline
