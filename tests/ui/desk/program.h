// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that stands behind a window, as the program puts it together.
#pragma once

#include "app/composition.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

/// The program's services on an empty workspace, working as the desk lets them.
class Program
{
public:
    Program()
    {
        CompositionOptions options;
        options.folder = m_folder.filePath(QStringLiteral("workspace"));
        options.secretsFile = m_folder.filePath(QStringLiteral("secrets.json"));
        options.agentName = QStringLiteral("Anna Berg");
        auto opened = Composition::open(options);
        REQUIRE(opened);
        m_composition = std::move(*opened);
        REQUIRE(waitFor(workspace().prepare()));
        workspace().startWorking();
    }

    Workspace& workspace() { return m_composition->workspace(); }
    CallDesk& calls() { return m_composition->calls(); }

    QString write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Composition> m_composition;
};

} // namespace threadline::test
