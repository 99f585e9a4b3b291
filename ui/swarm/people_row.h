// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in a swarm, as circles in a row: a green ring is here, an amber one away, a pale circle was asked and has
// not come, who else has this swarm open now has a dot. Names and states on hover and for screen readers.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace threadline {

class PeopleRow final : public QWidget
{
    Q_OBJECT

public:
    explicit PeopleRow(const Theme& theme, QWidget* parent = nullptr);

    void showPeople(const SwarmView& view, const QString& me);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Person
    {
        QString name;
        QString state;
        ColleagueView::Presence presence = ColleagueView::Presence::Unknown;
        bool in = true;
        bool reads = false; ///< this swarm, now
    };

    QRectF circle(qsizetype which) const;

    const Theme& m_theme;
    QList<Person> m_people;
    qsizetype m_more = 0; ///< who had no room
};

} // namespace threadline
