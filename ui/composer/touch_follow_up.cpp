// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/touch_follow_up.h"

#include "ui/controls/narrow_choice.h"
#include "ui/models/later_moments.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

namespace threadline {

using namespace Qt::Literals::StringLiterals;

TouchFollowUp::TouchFollowUp(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_case(narrowChoice(u"touchCase"_s, u"In which case"_s))
    , m_then(narrowChoice(u"touchThen"_s, u"What the case is then"_s))
    , m_later(narrowChoice(u"touchLater"_s, u"When it comes back"_s))
{
    m_then->addItem(u"Leave its status"_s);
    for (const auto& [words, status] : {std::pair{u"Then Open"_s, CaseStatus::Open},
                                        std::pair{u"Then Waiting"_s, CaseStatus::Waiting},
                                        std::pair{u"Then On hold"_s, CaseStatus::OnHold},
                                        std::pair{u"Then Solved"_s, CaseStatus::Solved}}) {
        m_then->addItem(words, static_cast<int>(status));
    }
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.scaled(8));
    line->addWidget(m_case, 2);
    line->addWidget(m_then, 1);
    line->addWidget(m_later, 2);
}

void TouchFollowUp::setCases(const QList<Case>& cases)
{
    m_case->clear();
    for (const Case& one : cases) {
        m_case->addItem(u"In #%1 %2"_s.arg(one.number).arg(one.subject), one.id.text());
    }
    m_case->addItem(u"In a new case"_s, QString());
}

void TouchFollowUp::clear()
{
    setCases({});
    m_then->setCurrentIndex(0);
    offerMoments();
}

void TouchFollowUp::resume(const State& state)
{
    m_case->setCurrentIndex(std::max(0, m_case->findData(state.inCase.text())));
    m_then->setCurrentIndex(state.then);
    m_later->setCurrentIndex(std::min(state.later, m_later->count() - 1));
}

TouchFollowUp::State TouchFollowUp::state() const
{
    return {CaseId::fromText(m_case->currentData().toString()).value_or(CaseId()), m_then->currentIndex(),
            m_later->currentIndex()};
}

QList<CaseChange> TouchFollowUp::changes(const QString& nextStep) const
{
    QList<CaseChange> changes;
    if (m_then->currentIndex() > 0) {
        changes.append(case_change::Status{static_cast<CaseStatus>(m_then->currentData().toInt())});
    }
    const int later = m_later->currentIndex() - 1;
    if (later >= 0 && later < m_moments.size()) {
        const Timestamp at{m_moments.at(later).toMSecsSinceEpoch() * 1000};
        changes.append(later < m_moments.size() / 2 ? CaseChange(case_change::Reminder{at, nextStep})
                                                    : CaseChange(case_change::Snooze{at}));
    }
    return changes;
}

void TouchFollowUp::offerMoments()
{
    m_later->clear();
    m_moments.clear();
    m_later->addItem(u"No reminder"_s);
    const QList<LaterMoment> moments = laterMoments(QDateTime::currentDateTime());
    for (const QString& what : {u"Remind me %1"_s, u"Snooze it, back %1"_s}) {
        for (const LaterMoment& later : moments) {
            m_later->addItem(what.arg(later.words));
            m_moments.append(later.at);
        }
    }
}

} // namespace threadline
