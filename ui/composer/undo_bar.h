// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Sending in 8 s · Undo": stands over the composer as long as a reply can be taken back; of one that
// was scheduled, a little while, for the timeline and the outbox go on offering it.
#pragma once

#include "core/model/id.h"
#include "ui/controls/surface.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <optional>

class QPushButton;

namespace threadline {

class TextLabel;

class UndoBar final : public Surface
{
    Q_OBJECT

public:
    explicit UndoBar(const Theme& theme, QWidget* parent = nullptr);

    /// A reply of this case was queued and leaves in so many seconds.
    void announce(InteractionId reply, CaseId inCase, int seconds);
    /// `when`: "tomorrow at 08:00".
    void announceLater(InteractionId reply, CaseId inCase, const QString& when);
    void dismiss();
    /// The reply that can be taken back now.
    std::optional<InteractionId> reply() const;
    CaseId inCase() const { return m_case; }

Q_SIGNALS:
    void undoWanted();

private:
    void begin(InteractionId reply, CaseId inCase, std::chrono::seconds shown);
    void tick();

    std::optional<InteractionId> m_reply;
    CaseId m_case;
    QDeadlineTimer m_leaves;
    QString m_when; ///< of one that was scheduled
    QTimer m_tick;
    TextLabel* m_words;
    QPushButton* m_undo;
};

} // namespace threadline
