// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole relation as one strip: a mark per interaction, coloured by channel, along the years,
// and a box for what the timeline shows. Drag or click to travel, hover to peek (river_peek.h).
// Longer marks are busier days; a notch is the start of a case, a line at the edge the open one.
//
// Thread: GUI. Theme and model outlive this.
#pragma once

#include "ui/models/timeline_model.h"
#include "ui/timeline/river_bands.h"

#include <QPixmap>
#include <QWidget>

namespace threadline {

class Theme;

class River final : public QWidget
{
    Q_OBJECT

public:
    River(const Theme& theme, TimelineModel& model, QWidget* parent = nullptr);

    /// What the timeline's window shows.
    void setShown(Timestamp from, Timestamp to);
    /// What a search found of this customer: each gets a mark of its own.
    void setFound(const QList<InteractionKey>& keys);

    /// The entry shown that is nearest to a height; 0: there is none.
    InteractionKey entryAt(double y) const;
    /// How many entries are drawn around a height, by channel: "Email 12".
    QStringList countsAround(double y) const;
    QRect box() const;
    /// The day that the timeline's window begins with, in words.
    QString shownDay() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// A person travels here.
    void travelled(threadline::InteractionKey key);
    /// The mouse is over this entry's height; `held`: it drags the box.
    void pointed(threadline::InteractionKey key, double y, bool held);
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void measure();
    void drawMarks();
    void drawLabels(QPainter& painter);
    void drawBand(QPainter& painter, const RiverBand& band) const;
    void drawEdge(QPainter& painter) const;
    void drawFound(QPainter& painter) const;
    void point(double y);
    void travel(double y);
    void travelBy(int months);

    const Theme& m_theme;
    TimelineModel& m_model;
    RiverScale m_scale;
    QList<RiverBand> m_bands;
    QList<int> m_caseStarts;
    QList<RiverLabel> m_labels;
    QList<QRect> m_labelPlaces;
    int m_busiest = 1;              ///< the largest count of a band
    QList<InteractionKey> m_found;
    QPixmap m_drawn; ///< labels and marks; they change far less often than the box
    Timestamp m_from;
    Timestamp m_to;
    std::optional<double> m_held;    ///< where a person holds the box
    std::optional<double> m_hovered; ///< where the mouse is
};

} // namespace threadline
