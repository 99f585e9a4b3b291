// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/answering.h"

#include "core/async/when_finished.h"
#include "ui/composer/composer.h"
#include "ui/composer/undo_bar.h"

#include <QDateTime>
#include <QDir>
#include <QImage>
#include <QtConcurrent>

namespace threadline {

Answering::Answering(Workspace& workspace, Composer& composer, UndoBar& undoBar,
                     QString pictureFolder, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_composer(composer)
    , m_undoBar(undoBar)
    , m_pictureFolder(std::move(pictureFolder))
    , m_drafts(workspace, composer)
{
    connect(&composer, &Composer::replyWanted, this, &Answering::reply);
    connect(&composer, &Composer::noteWanted, this, &Answering::note);
    connect(&composer, &Composer::imagePasted, this, &Answering::keepPicture);
    connect(&undoBar, &UndoBar::undoWanted, this, &Answering::undo);
    connect(&m_drafts, &DraftKeeper::failed, this, &Answering::failed);
}

void Answering::reply(const ReplyRequest& request)
{
    const Draft sent = m_composer.draft();
    begin();
    whenFinished(m_workspace.reply(request), this,
                 [this, request, sent](const Expected<InteractionId>& queued) {
                     finish(request.inCase, sent, queued ? QString() : queued.error().sentence);
                     if (queued) {
                         m_undoBar.announce(*queued, request.inCase, request.undoSeconds);
                         Q_EMIT answered(request.inCase, request.thenStatus);
                     }
                 });
}

void Answering::note(CaseId inCase, const QString& text)
{
    const Draft sent = m_composer.draft();
    begin();
    whenFinished(m_workspace.addNote(inCase, text), this,
                 [this, inCase, sent](const Expected<InteractionId>& added) {
                     finish(inCase, sent, added ? QString() : added.error().sentence);
                     if (added) {
                         // What was kept while it was not yet said to be a note.
                         m_workspace.saveDraft(inCase, {});
                         Q_EMIT answered(inCase, std::nullopt);
                     }
                 });
}

void Answering::begin()
{
    m_composer.setBusy(true);
    m_drafts.handOver();
}

void Answering::finish(CaseId inCase, const Draft& sent, const QString& problem)
{
    const bool stillThere = m_drafts.isOpen(inCase);
    if (stillThere) {
        m_composer.setBusy(false);
    }
    if (problem.isEmpty()) {
        // The workspace forgot the stored draft together with taking the words.
        if (stillThere) {
            m_composer.clear();
            m_composer.startReply();
        }
        return;
    }
    m_workspace.saveDraft(inCase, sent);
    if (stillThere) {
        m_composer.showProblem(problem);
    } else {
        Q_EMIT failed(problem);
    }
}

void Answering::undo()
{
    const auto reply = m_undoBar.reply();
    if (!reply) {
        return;
    }
    const CaseId inCase = m_undoBar.inCase();
    m_undoBar.dismiss();
    whenFinished(m_workspace.undoSend(*reply), this, [this, inCase](const Expected<void>& taken) {
        if (!taken) {
            Q_EMIT failed(taken.error().sentence);
            return;
        }
        Q_EMIT takenBack(inCase);
        m_drafts.reload();
    });
}

void Answering::keepPicture(const QImage& image)
{
    const QString name =
        QStringLiteral("picture-%1.png")
            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    whenFinished(QtConcurrent::run([image, folder = m_pictureFolder, name]() -> QString {
                     const QString path = QDir(folder).filePath(name);
                     return QDir().mkpath(folder) && image.save(path, "PNG") ? path : QString();
                 }),
                 this, [this](const QString& path) {
                     if (path.isEmpty()) {
                         m_composer.showProblem(
                             QStringLiteral("The picture could not be kept in %1; save it yourself "
                                            "and attach the file.")
                                 .arg(m_pictureFolder));
                     } else {
                         m_composer.attach({path});
                     }
                 });
}

} // namespace threadline
