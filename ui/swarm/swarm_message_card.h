// SPDX-License-Identifier: GPL-3.0-or-later
//
// One message of a swarm: who and when, what it quotes, its words, its files, its reactions; a proposed answer is a
// card with a button that takes it into the reply.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace threadline {

class TextLabel;

/// What a card shows beside the message itself.
struct SwarmCardAround
{
    QHash<InteractionId, SwarmQuote> quotes; ///< those of the message
    QString me;
    QString knows;       ///< skills of whoever said it, in a few words
    bool isOpen = true;  ///< of the swarm
    bool continues = false; ///< the one before is by the same person, a moment ago

    friend bool operator==(const SwarmCardAround&, const SwarmCardAround&) = default;
};

class SwarmMessageCard final : public QWidget
{
    Q_OBJECT

public:
    SwarmMessageCard(const Theme& theme, const SwarmMessage& message, const SwarmCardAround& around,
                     QWidget* parent = nullptr);

Q_SIGNALS:
    void useWanted();
    void editWanted();
    void withdrawWanted();
    void reactWanted(const QString& reaction, bool on);
    void quoteChosen(threadline::InteractionId interaction);
    void fileChosen(const threadline::Attachment& file);

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void addHead(QVBoxLayout& lines);
    void addQuotes(QVBoxLayout& lines);
    void addWords(QVBoxLayout& lines);
    void addProposal(QVBoxLayout& lines);
    void addFiles(QVBoxLayout& lines);
    void addReactions(QVBoxLayout& lines);
    TextLabel* words(const QString& text, ColourRole colour);

    const Theme& m_theme;
    SwarmMessage m_message;
    SwarmCardAround m_around;
};

} // namespace threadline
