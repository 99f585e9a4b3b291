// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the composer with the workspace: sends replies and notes, keeps what was typed until it is
// safely stored, and takes a reply back while that is possible. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/composer/draft_keeper.h"

namespace threadline {

class Composer;
class UndoBar;

class Answering final : public QObject
{
    Q_OBJECT

public:
    /// Pictures pasted into a reply are put as files into `pictureFolder`.
    Answering(Workspace& workspace, Composer& composer, UndoBar& undoBar, QString pictureFolder,
              QObject* parent = nullptr);

    DraftKeeper& drafts() { return m_drafts; }
    const DraftKeeper& drafts() const { return m_drafts; }
    /// Takes back what the undo bar offers; false when it offers nothing.
    bool undo();
    void takeBack(InteractionId reply, CaseId inCase);
    /// What ReplyRequest::seen is for a reply that is sent now.
    using Seen = std::function<InteractionKey()>;
    void setSeen(Seen seen) { m_seen = std::move(seen); }

Q_SIGNALS:
    /// A reply was queued or a note was added: go on to what comes next.
    void answered(threadline::CaseId inCase, std::optional<threadline::CaseStatus> thenStatus);
    /// A message to a customer began this case.
    void caseOpened(threadline::CaseId inCase);
    /// A reply was taken back; its words are in the composer when its case is open.
    void takenBack(threadline::CaseId inCase);
    void failed(const QString& sentence);

private:
    void reply(const ReplyRequest& request);
    void note(CaseId inCase, const QString& text);
    void keepPicture(const QImage& image);
    /// What is written is on its way into the history and no draft any more.
    Draft begin();
    /// `problem` empty: it is stored. Else the words stay, wherever the agent has gone meanwhile.
    void finish(const Draft& sent, const QString& problem);
    void announce(InteractionId reply, const ReplyRequest& request);
    void tellOpened(InteractionId message);

    Workspace& m_workspace;
    Composer& m_composer;
    UndoBar& m_undoBar;
    QString m_pictureFolder;
    DraftKeeper m_drafts;
    Seen m_seen = [] { return InteractionKey(0); };
};

} // namespace threadline
