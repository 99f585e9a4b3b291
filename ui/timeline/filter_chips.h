// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the history is shown: all, this case, one channel, or what was done, each with its count.
// The chosen chip is dark; choosing it again shows all. What does not fit waits behind "More".
//
// Thread: GUI. Theme and model outlive this.
#pragma once

#include "ui/models/timeline_model.h"

#include <QAbstractButton>

namespace threadline {

class Theme;

/// One chip; a radio button for screen readers, since exactly one is chosen.
class FilterChip final : public QAbstractButton
{
    Q_OBJECT

public:
    FilterChip(const Theme& theme, const TimelineFilter& filter, QWidget* parent);

    void setWords(const QString& words, qint64 count, const QColor& dot);
    const TimelineFilter& filter() const { return m_filter; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    TimelineFilter m_filter;
    QColor m_dot; ///< invalid: none
};

class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    FilterChips(const Theme& theme, TimelineModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    const QList<FilterChip*>& chips() const { return m_chips; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void makeChips(const QList<TimelineFilter>& filters);
    void arrange();
    void showMore();

    const Theme& m_theme;
    TimelineModel& m_model;
    QList<FilterChip*> m_chips;
    QAbstractButton* m_more;
};

} // namespace threadline
