// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was said and done in a swarm, oldest first, at its end. A line that did not change keeps its widget, so that
// what somebody selects or reads does not move.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/swarm/swarm_message_card.h"

#include <QScrollArea>

class QVBoxLayout;

namespace threadline {

class TextLabel;

class SwarmChatView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SwarmChatView(const Theme& theme, QWidget* parent = nullptr);

    void showChat(const SwarmView& view, const QString& me);
    /// The last answer that nobody has taken yet; nothing: none.
    std::optional<EventId> openProposal() const;

Q_SIGNALS:
    void useWanted(threadline::EventId message);
    void editWanted(const threadline::SwarmMessage& message);
    void withdrawWanted(threadline::EventId message);
    void reactWanted(threadline::EventId message, const QString& reaction, bool on);
    void quoteChosen(threadline::InteractionId interaction);
    void fileChosen(const threadline::Attachment& file);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A message, or what somebody did in one go.
    struct Line
    {
        std::optional<SwarmMessage> message;
        SwarmCardAround around; ///< of the message
        QString words;          ///< of what was done
        Timestamp at;

        friend bool operator==(const Line&, const Line&) = default;
    };
    struct Shown
    {
        Line line;
        QWidget* widget = nullptr;
    };

    static QList<Line> linesOf(const SwarmView& view, const QString& me);
    QWidget* make(const Line& line);
    SwarmMessageCard* makeCard(const SwarmMessage& message, const SwarmCardAround& around);
    void goToEnd();

    const Theme& m_theme;
    QVBoxLayout* m_lines;
    TextLabel* m_seen;
    TextLabel* m_typing; ///< below all that was said
    QList<Shown> m_shown;
    SwarmId m_swarm;
    bool m_atEnd = true;
};

} // namespace threadline
