// SPDX-License-Identifier: GPL-3.0-or-later
//
// The card beside the river: what lies where the mouse is. When, by which channel, the first words.
// Only the words of the one entry looked at are read, once the mouse rests.
//
// Thread: GUI. All it is given outlives it; its parent is the river's, over which it floats.
#pragma once

#include "ui/models/latest_answer.h"
#include "ui/models/timeline_model.h"

#include <QTimer>
#include <QWidget>

namespace threadline {

class River;
class Theme;

class RiverPeek final : public QWidget
{
    Q_OBJECT

public:
    RiverPeek(const Theme& theme, TimelineModel& model, TimelineSource& source, River& river);

    /// All that stands on the card, a line each.
    QString words() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void lookAt(InteractionKey key, double y, bool held);
    void readWords();
    void takeEntry(const TimelineEntry& entry);
    void place();

    const Theme& m_theme;
    TimelineModel& m_model;
    TimelineSource& m_source;
    River& m_river;
    LatestAnswer<QList<TimelineEntry>> m_answer;
    QTimer m_resting;
    InteractionKey m_key = 0;
    double m_y = 0;
    ChannelName m_channel;
    QString m_when;
    QString m_who;
    QString m_said;   ///< the first words; empty: not read
    QString m_around; ///< how much there is on that height
};

} // namespace threadline
