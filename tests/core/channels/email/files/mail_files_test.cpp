// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/mail_files.h"

#include "tests/support/catch.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <iostream>

#include <sys/stat.h>
#include <unistd.h>

using namespace threadline;

namespace {

class Folder
{
public:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    void write(const char* name, const QByteArray& content) const
    {
        REQUIRE(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
    }

    void makeFolder(const char* name) const { REQUIRE(QDir().mkpath(path(name))); }

    void link(const char* target, const char* name) const
    {
        REQUIRE(::symlink(target, QFile::encodeName(path(name)).constData()) == 0);
    }

private:
    QTemporaryDir m_folder;
};

struct Found
{
    QStringList names;  ///< below the path, of those that are read with a trailing " S"
    QStringList errors; ///< below the path
};

Found all(const QStringList& paths, const QString& below)
{
    MailFiles files(paths);
    Found found;
    while (auto mail = files.next()) {
        if (*mail) {
            found.names.append((*mail)->name.mid(below.size() + 1) +
                               ((*mail)->read ? QStringLiteral(" S") : QString()));
        } else {
            REQUIRE(mail->error().sentence.endsWith(QLatin1Char('.')));
            found.errors.append(mail->error().sentence.mid(below.size() + 1));
        }
    }
    CHECK(files.bytesDone() == files.bytesTotal());
    return found;
}

Found all(const Folder& folder)
{
    const QString path = folder.path("x").chopped(2);
    return all({path}, path);
}

QStringList texts(std::initializer_list<const char*> list)
{
    QStringList strings;
    for (const char* text : list) {
        strings.append(QString::fromUtf8(text));
    }
    return strings;
}

constexpr auto mail = "From: ann@shop.example\nSubject: hello\n\ntext\n";

} // namespace

TEST_CASE("A Maildir gives what lies in cur and new of it and of its subfolders")
{
    const Folder folder;
    folder.write("cur/1.a:2,FS", mail);
    folder.write("cur/2.b:2,", mail);
    folder.write("new/3.c", mail);
    folder.write("tmp/4.d", mail);
    folder.write("dovecot-uidlist", "3 V1 N5");
    folder.write("subscriptions", "Sent");
    folder.write(".Sent/cur/5.e:2,S", mail);
    folder.makeFolder(".Sent/new");
    folder.write(".Sent/maildirfolder", "");
    folder.write(".Sent.2025/new/6.f", mail);
    folder.makeFolder(".Sent.2025/tmp");
    const Found found = all(folder);
    CHECK(found.names == texts({".Sent/cur/5.e:2,S S", ".Sent.2025/new/6.f", "cur/1.a:2,FS S",
                                "cur/2.b:2,", "new/3.c"}));
    CHECK(found.errors.isEmpty());
}

TEST_CASE("Whatever lies in cur of a Maildir is a mail")
{
    const Folder folder;
    folder.write("cur/1:2,", "no header at all\n");
    folder.write("cur/2:2,", QByteArray("\0\1\2", 3));
    CHECK(all(folder).names == texts({"cur/1:2,", "cur/2:2,"}));
}

TEST_CASE("A folder gives mails and mboxes at any depth in the order of their names")
{
    const Folder folder;
    folder.write("b.eml", mail);
    folder.write("a/deep/er/1.eml", mail);
    folder.write("Inbox", QByteArray("From a@x Sun Nov 22 09:30:00 2026\n") + mail + "\n");
    folder.write("Inbox.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->");
    folder.write("c/cur/1:2,S", mail);
    folder.write("plain", mail);
    folder.write(".DS_Store", "x");
    folder.write(".git/config", "x");
    const Found found = all(folder);
    CHECK(found.names ==
          texts({"Inbox: message 1", "a/deep/er/1.eml", "b.eml", "c/cur/1:2,S S", "plain"}));
    CHECK(found.errors.isEmpty());
}

TEST_CASE("What is no mail is named with the reason and the rest is read")
{
    const Folder folder;
    folder.write("a.eml", mail);
    folder.write("b.eml", "");
    folder.write("c.png", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10));
    folder.link("nowhere", "d.eml");
    REQUIRE(::mkfifo(QFile::encodeName(folder.path("e.eml")).constData(), 0600) == 0);
    folder.write("f.eml", mail);
    const Found found = all(folder);
    CHECK(found.names == texts({"a.eml", "f.eml"}));
    CHECK(found.errors ==
          texts({"b.eml: the file is empty.", "c.png: it is neither a mail nor an mbox.",
                 "d.eml: it is a link to something that is not there.",
                 "e.eml: it is not a regular file."}));
}

TEST_CASE("A path that is not there is named")
{
    const Folder folder;
    const QString missing = folder.path("missing.eml");
    CHECK(all({missing}, missing.chopped(12)).errors ==
          texts({"missing.eml: there is no such file or folder."}));
}

TEST_CASE("A file that may not be read is named with the system's reason")
{
    if (::geteuid() == 0) {
        std::cerr << "SKIPPED: root may read everything.\n";
        WARN("skipped: root may read everything");
        return;
    }
    const Folder folder;
    folder.write("a.eml", mail);
    REQUIRE(QFile::setPermissions(folder.path("a.eml"), {}));
    CHECK(all(folder).errors == texts({"a.eml: it cannot be read: Permission denied."}));
}

TEST_CASE("Folders linked in a circle are read once")
{
    const Folder folder;
    folder.write("a/1.eml", mail);
    folder.link("..", "a/up");
    folder.link("a", "b");
    CHECK(all(folder).names == texts({"a/1.eml"}));
}

TEST_CASE("A single mail may begin with the separator of an mbox")
{
    const Folder folder;
    folder.write("a.eml", QByteArray("From a@x Sun Nov 22 09:30:00 2026\n") + mail +
                              "\nFrom a@x Sun Nov 22 09:30:00 2026\nSubject: quoted\n");
    MailFiles files({folder.path("a.eml")});
    const auto first = files.next();
    REQUIRE(first);
    REQUIRE(*first);
    CHECK((*first)->bytes.startsWith("From: ann@shop.example\n"));
    CHECK((*first)->bytes.endsWith("Subject: quoted\n"));
    CHECK_FALSE(files.next());
}

TEST_CASE("A mail is as old as its file")
{
    const Folder folder;
    folder.write("a.eml", mail);
    QFile file(folder.path("a.eml"));
    REQUIRE(file.open(QIODevice::ReadWrite));
    const auto when = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    REQUIRE(file.setFileTime(when, QFileDevice::FileModificationTime));
    file.close();
    MailFiles files({folder.path("a.eml")});
    CHECK((*files.next())->modifiedAt.seconds() == 1'700'000'000);
}

TEST_CASE("A mail of 60 MB arrives whole from a file and from an mbox")
{
    const QByteArray large = mail + (QByteArray(75, 'x') + '\n').repeated(60 * 1024 * 1024 / 76);
    const Folder folder;
    folder.write("a.eml", large);
    folder.write("b.mbox", "From a@x Sun Nov 22 09:30:00 2026\n" + large + "\n");
    MailFiles files({folder.path("a.eml"), folder.path("b.mbox")});
    CHECK((*files.next())->bytes == large);
    CHECK((*files.next())->bytes == large);
    CHECK_FALSE(files.next());
}
