// SPDX-License-Identifier: GPL-3.0-or-later
//
// The middle of the desk: the open customer's whole history with everything needed to answer.
// Places the header, the filter chips, the timeline with its river and the composer, and feeds them
// from the open customer. Thread: the GUI thread.
#pragma once

#include "ui/composer/answering.h"
#include "ui/composer/writing_help.h"
#include "ui/controls/surface.h"
#include "ui/desk/attachment_opening.h"
#include "ui/models/timeline_model.h"
#include "ui/models/workspace_timeline_source.h"

class QStackedWidget;

namespace threadline {

class CaseCommands;
class Composer;
class ConversationHeader;
class DeskActions;
class EmptyState;
class FilterChips;
class OpenCustomer;
class River;
class TimelineView;
class UndoBar;

/// What the conversation needs of the world outside.
struct ConversationServices
{
    AttachmentOpening::OpenUrl openUrl;
    qint64 attachmentLimit = 0; ///< bytes of one mail; 0: none
    QString pictureFolder;      ///< where pasted pictures are put
    Spelling* spelling = nullptr; ///< null: nothing is checked
};

class ConversationPane final : public Surface
{
    Q_OBJECT

public:
    ConversationPane(Workspace& workspace, OpenCustomer& place, CaseCommands& commands,
                     const Theme& theme, const DeskActions& actions,
                     const ConversationServices& services, QWidget* parent = nullptr);
    ~ConversationPane() override;

    Composer& composer() { return *m_composer; }
    Answering& answering() { return m_answering; }
    WritingHelp& writing() { return m_writing; }
    void setContextShown(bool shown);
    void focusTimeline();
    bool isSettled() const;

Q_SIGNALS:
    void failed(const QString& sentence);
    void settled();

private:
    QWidget* makeConversation();
    void listenToPlace();
    void listenToTimeline(CaseCommands& commands, const ConversationServices& services);
    void showPlace();
    void showUpdate();
    void showNothing();
    void takeHistory(const Expected<QList<TimelineMark>>& marks);
    void readCase();
    void checkSettled();

    Workspace& m_workspace;
    OpenCustomer& m_place;
    CaseCommands& m_commands;
    WorkspaceTimelineSource m_source;
    TimelineModel m_timelineModel;
    LatestAnswer<QList<TimelineMark>> m_history;
    std::optional<CustomerId> m_shown; ///< whose history the timeline shows or awaits
    std::optional<CaseId> m_composing; ///< what the composer is for
    bool m_historyShown = false;       ///< its first answer is in the timeline

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ConversationHeader* m_header;
    FilterChips* m_chips;
    TimelineView* m_timeline;
    River* m_river;
    UndoBar* m_undoBar;
    Composer* m_composer;
    Answering m_answering;
    WritingHelp m_writing;
    AttachmentOpening* m_attachments;
};

} // namespace threadline
