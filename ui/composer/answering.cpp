// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/answering.h"

#include "core/async/when_finished.h"
#include "ui/composer/composer.h"
#include "ui/composer/undo_bar.h"
#include "ui/models/later_moments.h"

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

void Answering::reply(const ReplyRequest& written)
{
    const Draft sent = begin();
    ReplyRequest request = written;
    request.draft = sent.id;
    if (const auto can = m_workspace.capabilities(request.channel); can && can->live) {
        request.undoSeconds = 0;
    }
    request.seen = request.inCase.isNull() ? InteractionKey(0) : m_seen();
    whenFinished(m_workspace.reply(request), this,
                 [this, request, sent](const Expected<InteractionId>& queued) {
                     finish(sent, queued ? QString() : queued.error().sentence);
                     if (queued) {
                         announce(*queued, request);
                         Q_EMIT answered(request.inCase, request.thenStatus);
                         if (request.inCase.isNull()) {
                             tellOpened(*queued);
                         }
                     }
                 });
}

void Answering::tellOpened(InteractionId message)
{
    whenFinished(m_workspace.outbox(), this, [this, message](const Expected<QList<OutboxRow>>& rows) {
        for (const OutboxRow& row : rows ? *rows : QList<OutboxRow>()) {
            if (row.id == message) {
                Q_EMIT caseOpened(row.inCase);
            }
        }
    });
}

void Answering::announce(InteractionId reply, const ReplyRequest& request)
{
    if (request.sendAt.isNull()) {
        if (request.undoSeconds > 0) {
            m_undoBar.announce(reply, request.inCase, request.undoSeconds);
        }
        return;
    }
    const auto local = [](Timestamp at) { return QDateTime::fromMSecsSinceEpoch(at.us / 1000); };
    m_undoBar.announceLater(reply, request.inCase,
                            laterWords(local(request.sendAt), QDateTime::currentDateTime(), QLocale()));
}

void Answering::note(CaseId inCase, const QString& text)
{
    const Draft sent = begin();
    whenFinished(m_workspace.addNote(inCase, text, sent.id), this,
                 [this, inCase, sent](const Expected<InteractionId>& added) {
                     finish(sent, added ? QString() : added.error().sentence);
                     if (added) {
                         Q_EMIT answered(inCase, std::nullopt);
                     }
                 });
}

Draft Answering::begin()
{
    m_composer.setBusy(true);
    return m_drafts.handOver();
}

void Answering::finish(const Draft& sent, const QString& problem)
{
    const bool stillThere = m_drafts.isOpen(DraftPlace::of(sent));
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
    m_drafts.takeBack(sent);
    if (stillThere) {
        m_composer.showProblem(problem);
    } else {
        Q_EMIT failed(problem);
    }
}

bool Answering::undo()
{
    const auto reply = m_undoBar.reply();
    if (reply) {
        takeBack(*reply, m_undoBar.inCase());
    }
    return reply.has_value();
}

void Answering::takeBack(InteractionId reply, CaseId inCase)
{
    if (m_undoBar.reply() == reply) {
        m_undoBar.dismiss();
    }
    whenFinished(m_workspace.undoSend(reply), this, [this, inCase](const Expected<DraftId>& taken) {
        if (!taken) {
            Q_EMIT failed(taken.error().sentence);
            return;
        }
        Q_EMIT takenBack(inCase);
        if (m_drafts.isOpen({inCase, {}})) {
            m_drafts.reload(*taken);
        }
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
