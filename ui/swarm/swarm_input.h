// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where one writes to a swarm: Enter says it, Shift+Enter begins a line, @ offers names; with “As an answer” on, it
// is proposed as an answer for the customer. What is being quoted or changed stands above.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/controls/surface.h"

class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace threadline {

class GrowingTextEdit;
class TextLabel;

class SwarmInput final : public Surface
{
    Q_OBJECT

public:
    explicit SwarmInput(const Theme& theme, QWidget* parent = nullptr);

    /// Another swarm: what was being written for the one before is kept for it.
    void setSwarm(SwarmId swarm);
    /// Whom @ offers.
    void setPeople(const QStringList& names) { m_people = names; }
    void setBusy(bool busy);
    /// It was said: the field is empty again.
    void clear();
    void quote(InteractionId interaction, const QString& words);
    void change(const SwarmMessage& message);
    void focusText();
    /// Where it is written.
    QPlainTextEdit& textField() const;

Q_SIGNALS:
    void sayWanted(const threadline::SwarmSaying& saying);
    void proposeWanted(const threadline::SwarmSaying& saying);
    void changeWanted(threadline::EventId message, const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What is being written.
    struct Begun
    {
        QString text;
        QList<InteractionId> quotes;
        QStringList quoted; ///< the beginning of each
        QStringList files;
        std::optional<EventId> changing;
        bool proposal = false;
    };

    void send();
    void show();
    void offerNames();
    void attach();
    Begun begun() const;

    QHash<SwarmId, Begun> m_kept;
    SwarmId m_swarm;
    Begun m_begun; ///< all but the text
    QStringList m_people;
    TextLabel* m_above;
    QToolButton* m_drop;
    GrowingTextEdit* m_text;
    QToolButton* m_attach;
    QToolButton* m_proposal;
    QPushButton* m_send;
};

} // namespace threadline
