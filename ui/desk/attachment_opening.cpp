// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/attachment_opening.h"

#include "core/async/when_finished.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>
#include <QtConcurrent>

namespace threadline {

bool wouldRun(const QString& fileName)
{
    static const QSet<QString> programs{
        QStringLiteral("exe"),      QStringLiteral("com"),     QStringLiteral("scr"),
        QStringLiteral("bat"),      QStringLiteral("cmd"),     QStringLiteral("msi"),
        QStringLiteral("ps1"),      QStringLiteral("vbs"),     QStringLiteral("js"),
        QStringLiteral("jse"),      QStringLiteral("wsf"),     QStringLiteral("hta"),
        QStringLiteral("lnk"),      QStringLiteral("pif"),     QStringLiteral("jar"),
        QStringLiteral("sh"),       QStringLiteral("run"),     QStringLiteral("desktop"),
        QStringLiteral("appimage"), QStringLiteral("command"), QStringLiteral("app"),
        QStringLiteral("dmg"),      QStringLiteral("pkg"),     QStringLiteral("reg"),
        QStringLiteral("py"),       QStringLiteral("html"),    QStringLiteral("htm"),
        QStringLiteral("svg"),
    };
    return programs.contains(QFileInfo(fileName).suffix().toLower());
}

AttachmentOpening::AttachmentOpening(Workspace& workspace, OpenUrl openUrl, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_openUrl(std::move(openUrl))
    , m_window(window)
{
}

void AttachmentOpening::open(const Attachment& attachment)
{
    if (wouldRun(attachment.name)) {
        Q_EMIT failed(QStringLiteral("“%1” could run as a program, so it is not opened from here; "
                                     "save it if you trust it.")
                          .arg(attachment.name));
        return;
    }
    const QString folder = m_copies.filePath(QString::fromLatin1(attachment.sha256.left(16)));
    copy(attachment, QDir(folder).filePath(attachment.name), true);
}

void AttachmentOpening::save(const Attachment& attachment)
{
    auto* dialog = new QFileDialog(m_window, QStringLiteral("Save attachment"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->selectFile(attachment.name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, attachment](const QString& path) { copy(attachment, path, false); });
    dialog->open();
}

void AttachmentOpening::copy(const Attachment& attachment, const QString& target, bool thenOpen)
{
    whenFinished(m_workspace.attachmentPath(attachment.sha256)
                     .then(QtFuture::Launch::Async,
                           [target](const Expected<QString>& stored) -> Expected<void> {
                               if (!stored) {
                                   return stored.error();
                               }
                               QDir().mkpath(QFileInfo(target).absolutePath());
                               QFile::remove(target);
                               if (!QFile::copy(*stored, target)) {
                                   return Error{
                                       Error::Remedy::Retry,
                                       QStringLiteral("The attachment could not be written to %1.")
                                           .arg(target)};
                               }
                               return {};
                           }),
                 this, [this, target, thenOpen](const Expected<void>& copied) {
                     if (!copied) {
                         Q_EMIT failed(copied.error().sentence);
                     } else if (thenOpen) {
                         m_openUrl(QUrl::fromLocalFile(target));
                     }
                 });
}

} // namespace threadline
