// SPDX-License-Identifier: GPL-3.0-or-later
//
// The card on which a call, a visit, work on site, a delivery or an invoice is logged. Knows nothing of the workspace:
// it is told for whom, and announces what the agent wants. What is typed stays until clear(); state() takes it along
// while the desk shows somebody else. Thread: GUI.
#pragma once

#include "core/model/case.h"
#include "core/model/expected.h"
#include "core/workspace/touch_request.h"
#include "ui/composer/touch_follow_up.h"
#include "ui/controls/surface.h"

#include <QDateTime>
#include <QTimer>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace threadline {

class GrowingTextEdit;
class TextLabel;

/// Where it is logged.
struct TouchPlace
{
    CustomerId customer;
    QString customerName;
    QList<Case> cases;         ///< that it can stand in, the one on the screen first
    InteractionId corrected{}; ///< it stands for this one; null: it is new
};

class TouchForm final : public Surface
{
    Q_OBJECT

public:
    explicit TouchForm(const Theme& theme, QWidget* parent = nullptr);

    /// What was typed, to go on with it later.
    struct State
    {
        Touch touch;
        QString duration; ///< as typed
        bool startedEdited = false;
        QDateTime timedSince; ///< the timer runs; invalid: it does not
        InteractionId corrected;
        TouchFollowUp::State followUp;
    };

    void begin(const TouchPlace& place, const Touch& touch);
    /// As it was left; the timer went on meanwhile.
    void resume(const TouchPlace& place, const State& state);
    State state() const;
    /// Something was typed that would be missed, or the timer runs.
    bool isBegun() const;
    void clear();
    void setKind(InteractionKind kind);
    /// The timer stops; it took so long.
    void endTiming(qint64 seconds);
    void setBusy(bool busy);
    void showProblem(const QString& sentence);
    void submit();
    void focusText();

Q_SIGNALS:
    void logWanted(const threadline::TouchRequest& request);
    void correctionWanted(threadline::InteractionId logged, const threadline::Touch& touch);
    void closeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeFields();
    QWidget* makeFooter();
    void listen();
    void setPlace(const TouchPlace& place);
    void show(const Touch& touch);
    void offerDirections();
    void toggleTimer();
    void stopTimer();
    void tick();
    void refresh();
    Expected<Touch> touch() const;
    bool isTalk() const;

    TouchPlace m_place;
    InteractionKind m_kind = InteractionKind::Call;
    bool m_startedEdited = false;
    bool m_quiet = false; ///< fields are being filled by us
    bool m_busy = false;
    QDateTime m_timedSince;
    QTimer m_tick;

    QWidget* m_glyph;
    QButtonGroup* m_kinds;
    QComboBox* m_direction;
    QCheckBox* m_missed;
    GrowingTextEdit* m_text;
    QWidget* m_timing;
    QPushButton* m_timer;
    QLineEdit* m_duration;
    QDateTimeEdit* m_started;
    QLineEdit* m_where;
    QLineEdit* m_reference;
    QLineEdit* m_amount;
    QLineEdit* m_outcome;
    QLineEdit* m_next;
    TouchFollowUp* m_followUp;
    TextLabel* m_problem;
    QPushButton* m_log;
};

} // namespace threadline
