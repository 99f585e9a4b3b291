// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/channels/email/files: mails that lie in files. Start here: all mails under some paths, one
// by one, in the order of their names. Knows Maildir with the subfolders of Maildir++, mbox, single
// mails, and folders of any of these; what a file is, it tells by looking into it.
//
// Folders linked in a circle are read once. Indexes and other files that mail programs keep beside
// mails are passed over; anything else that is no mail is named by an Error.
//
// Any thread, one at a time; next() reads from the disk. Holds one mail and the names of one
// folder.
#pragma once

#include "core/channels/email/files/mail_file.h"
#include "core/model/expected.h"

#include <QSet>
#include <QStringList>

#include <deque>
#include <memory>
#include <optional>

namespace threadline {

class MboxReader;

class MailFiles
{
public:
    explicit MailFiles(const QStringList& paths);
    ~MailFiles();

    /// The next mail; or an Error about one file or mail, after which it goes on; or nothing: that
    /// was all. An Error's sentence begins with the name: "PATH: why".
    std::optional<Expected<MailFile>> next();

    /// Of the files seen so far; the total grows as folders are looked into.
    qint64 bytesDone() const;
    qint64 bytesTotal() const { return m_bytesTotal; }

private:
    struct Entry
    {
        QString path;
        qint64 size = 0;
        bool folder = false;
        bool inMaildir = false; ///< in its cur or new: a mail, whatever it looks like
    };

    void list(const QString& folder);
    std::optional<Expected<MailFile>> open(const Entry& entry);
    std::optional<Expected<MailFile>> fromMbox();

    std::deque<Entry> m_waiting;
    QSet<QString> m_visitedFolders;
    std::unique_ptr<MboxReader> m_mbox;
    qint64 m_mboxSize = 0;
    qint64 m_bytesTotal = 0;
    qint64 m_bytesFinished = 0;
};

} // namespace threadline
