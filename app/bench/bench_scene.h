// SPDX-License-Identifier: GPL-3.0-or-later
//
// The work of one run: mails that were made up, the same as a Maildir, and what the bare limits and this program make of
// them. Everything lies in one folder that goes away with it.
#pragma once

#include "app/bench/bare_limits.h"
#include "app/bench/figure.h"
#include "app/bench/peers.h"

#include <QTemporaryDir>

namespace threadline::bench {

/// Says what is being done; a person waits for minutes.
using Tell = std::function<void(const QString& sentence)>;

class BenchScene
{
public:
    /// Blocks while the mails are made. `program`: this one.
    static Expected<std::unique_ptr<BenchScene>> make(const QString& program, int mails, Tell tell);

    int size() const { return static_cast<int>(m_mails.size()); }
    const QString& program() const { return m_program; }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString maildir() const { return path("Maildir"); }
    QString workspace() const { return path("workspace"); }
    QString bareDatabase() const { return path("bare.db"); }
    const QList<GeneratedMail>& mails() const { return m_mails; }
    const QList<Peer>& peers() const { return m_peers; }
    void tell(const QString& sentence) const { m_tell(sentence); }

private:
    BenchScene(QString program, Tell tell) : m_program(std::move(program)), m_tell(std::move(tell)) {}

    QString m_program;
    Tell m_tell;
    QTemporaryDir m_folder;
    QList<GeneratedMail> m_mails;
    QList<Peer> m_peers;
};

/// From files to searchable: beside the bare limit, and each peer. Leaves the workspace for the others.
Expected<QList<Figure>> measureImport(const BenchScene& scene);
/// Searching, in the program and from the command line; one customer's history.
Expected<QList<Figure>> measureQuestions(const BenchScene& scene);
/// The window: its start, and what it says of itself when it is driven (desk_drive.h).
Expected<QList<Figure>> measureDesk(const BenchScene& scene);

} // namespace threadline::bench
