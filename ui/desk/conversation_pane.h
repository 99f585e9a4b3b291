// SPDX-License-Identifier: GPL-3.0-or-later
//
// The middle of the desk: the open customer's whole history with everything needed to answer.
// Places the header, the filter chips, the timeline with its river and the composer, and feeds them
// from the open customer. Thread: the GUI thread.
#pragma once

#include "ui/composer/answering.h"
#include "ui/composer/reply_target.h"
#include "ui/composer/writing_help.h"
#include "ui/controls/surface.h"
#include "ui/desk/attachment_opening.h"
#include "ui/models/timeline_model.h"
#include "ui/models/workspace_timeline_source.h"

class QStackedWidget;
class QToolButton;

namespace threadline {

class CaseCommands;
class CaseHands;
class Composer;
class ConversationHeader;
class DayPopup;
class DeskActions;
class EmptyState;
class FilterChips;
class OpenCustomer;
class River;
class SlaBadge;
class TimelineView;
class TouchCorner;
class TouchForm;
class UndoBar;

/// What the conversation needs of the world outside.
struct ConversationServices
{
    AttachmentOpening::OpenUrl openUrl;
    QString pictureFolder;        ///< where pasted pictures are put
    Spelling* spelling = nullptr; ///< null: nothing is checked
};

class ConversationPane final : public Surface
{
    Q_OBJECT

public:
    ConversationPane(Workspace& workspace, OpenCustomer& place, CaseCommands& commands,
                     CaseHands& hands, const Theme& theme, const DeskActions& actions,
                     const ConversationServices& services, QWidget* parent = nullptr);
    ~ConversationPane() override;

    Composer& composer() { return *m_composer; }
    Answering& answering() { return m_answering; }
    WritingHelp& writing() { return m_writing; }
    TouchCorner& touches() { return *m_touches; }
    /// A message to the open customer that begins a case.
    void startMessage();
    /// A call, a visit … of the open customer, to be logged.
    void logTouch(InteractionKind kind);
    /// What the card at the bottom is for: sends, adds the note, logs.
    void send();
    /// False when nothing was being logged.
    bool closeLog();
    void setContextShown(bool shown);
    void focusTimeline();
    void openAttachment(const Attachment& file) { m_attachments->open(file); }
    /// Puts words where the reply is being written.
    void takeIntoReply(const QString& words);
    /// Asks to which day of the history to go.
    void askForDay();
    /// On the screen.
    QRect headerPlace() const;
    bool isSettled() const;

Q_SIGNALS:
    /// In the swarm of the open case, or in a new one.
    void quoteWanted(const threadline::Interaction& message);
    void failed(const QString& sentence);
    void settled();

private:
    QWidget* makeConversation();
    void listenToPlace();
    void listenToTimeline(CaseCommands& commands, const ConversationServices& services);
    void showPlace();
    void showUpdate();
    void showNothing();
    void leaveMessage();
    void compose(const Case& inCase, const CustomerCard& card);
    CapabilitiesOf capabilities() const;
    void askForHistory();
    void takeNewest(const Expected<QList<TimelineMark>>& marks);
    void takeHistory(const Expected<QList<TimelineMark>>& marks);
    void readCase();
    /// Of what of the open case was on the screen, the entry that came last to this desk.
    InteractionKey seenInCase() const;
    void checkSettled();

    Workspace& m_workspace;
    OpenCustomer& m_place;
    CaseCommands& m_commands;
    CaseHands& m_hands;
    WorkspaceTimelineSource m_source;
    TimelineModel m_timelineModel;
    LatestAnswer<QList<TimelineMark>> m_newest; ///< of a long history what is on the screen first
    LatestAnswer<QList<TimelineMark>> m_history;
    std::optional<CustomerId> m_shown; ///< whose history the timeline shows or awaits
    std::optional<CaseId> m_composing; ///< what the composer is for
    Timestamp m_shownTo;               ///< the end of what was on the screen of this history
    bool m_writingMessage = false;     ///< the composer is for a message that opens a case
    CaseId m_messageBesides;           ///< the case that was open then; going to another leaves the message
    bool m_historyShown = false;       ///< its first answer is in the timeline

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ConversationHeader* m_header;
    SlaBadge* m_sla;
    FilterChips* m_chips;
    TimelineView* m_timeline;
    QToolButton* m_day;
    DayPopup* m_dayPopup;
    River* m_river;
    UndoBar* m_undoBar;
    Composer* m_composer;
    TouchForm* m_touchForm;
    TouchCorner* m_touches;
    Answering m_answering;
    WritingHelp m_writing;
    AttachmentOpening* m_attachments;
};

} // namespace threadline
