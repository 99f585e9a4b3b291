// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens and saves attachments of the history. The bytes are copied under their own name first, so
// that no program ever gets its hands on the stored ones; what the system would run as a program is
// only saved, never opened. Thread: the GUI thread; copying happens on another.
#pragma once

#include "core/workspace/workspace.h"

#include <QTemporaryDir>
#include <QUrl>

#include <functional>

class QWidget;

namespace threadline {

class AttachmentOpening final : public QObject
{
    Q_OBJECT

public:
    using OpenUrl = std::function<void(const QUrl&)>;

    AttachmentOpening(Workspace& workspace, OpenUrl openUrl, QWidget* window);

    void open(const Attachment& attachment);
    /// Asks for the place, then copies.
    void save(const Attachment& attachment);

Q_SIGNALS:
    void failed(const QString& sentence);

private:
    void copy(const Attachment& attachment, const QString& target, bool thenOpen);

    Workspace& m_workspace;
    OpenUrl m_openUrl;
    QWidget* m_window;
    QTemporaryDir m_copies;
};

/// Whether the system might run a file of this name as a program.
bool wouldRun(const QString& fileName);

} // namespace threadline
