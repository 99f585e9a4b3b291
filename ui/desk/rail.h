// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dark edge at the left: which part of the desk is shown, and how much waits in each.
#pragma once

#include "ui/controls/surface.h"

#include <QToolButton>

namespace threadline {

class DeskActions;
enum class DeskAction;

class RailButton final : public QToolButton
{
    Q_OBJECT

public:
    RailButton(const Theme& theme, IconName icon, QWidget* parent = nullptr);

    /// Zero: none. `alarming`: something needs a person.
    void setBadge(qint64 count, bool alarming);
    qint64 badge() const { return m_badge; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    IconName m_icon;
    qint64 m_badge = 0;
    bool m_alarming = false;
};

class Rail final : public Surface
{
    Q_OBJECT

public:
    enum class Place { Queue, Customers, Swarms, Outbox, Settings };

    Rail(const Theme& theme, const DeskActions& actions, const QString& agent,
         QWidget* parent = nullptr);

    void setPlace(Place place);
    RailButton* button(Place place) const { return m_buttons.value(place); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RailButton* add(Place place, IconName icon, const QString& name, const QAction* action);

    QHash<Place, RailButton*> m_buttons;
    QString m_agent;
    QWidget* m_logo;
    QWidget* m_avatar;
};

} // namespace threadline
