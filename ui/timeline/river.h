// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole relation as one strip: a mark per interaction, coloured by channel, along the years,
// and a box for what the timeline shows. Drag or click to travel, hover to see the date.
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

    /// The entry nearest to a height; 0: there is none.
    InteractionKey entryAt(double y) const;
    QRect box() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// A person travels here.
    void travelled(threadline::InteractionKey key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void measure();
    void drawMarks();
    void travel(double y);
    void paintPeek(QPainter& painter) const;
    QString peek(double y) const;

    const Theme& m_theme;
    TimelineModel& m_model;
    RiverScale m_scale;
    QList<RiverBand> m_bands;
    QList<RiverLabel> m_labels;
    QPixmap m_drawn; ///< labels and marks; they change far less often than the box
    Timestamp m_from;
    Timestamp m_to;
    std::optional<double> m_held;    ///< where a person holds the box
    std::optional<double> m_hovered; ///< where the mouse is
};

} // namespace threadline
