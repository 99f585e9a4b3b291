// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/mbox_reader.h"

#include "tests/support/catch.h"

#include <QTemporaryDir>

using namespace threadline;

namespace {

struct Read
{
    QByteArrayList mails;
    QStringList names;
    QList<bool> read;
    QStringList times;
    QStringList errors;
};

Read readMbox(const QByteArray& content)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("box"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    file.close();
    Read all;
    MboxReader reader(path);
    while (auto mail = reader.next()) {
        if (!*mail) {
            all.errors.append(mail->error().sentence);
            continue;
        }
        all.mails.append((*mail)->bytes);
        all.names.append((*mail)->name.mid(folder.path().size() + 1));
        all.read.append((*mail)->read);
        all.times.append(toRfc3339((*mail)->modifiedAt));
    }
    CHECK(reader.bytesDone() == content.size());
    return all;
}

const QByteArray separator = "From ann@shop.example Sun Nov 22 09:30:00 2026\n";

} // namespace

TEST_CASE("Mails of an mbox come one by one with the time of their separators")
{
    const Read all = readMbox("From a@x Sun Nov 22 09:30:00 2026\nSubject: one\n\nfirst\n\n"
                              "From b@x Mon Nov 23 10:00:00 2026\nSubject: two\n\nsecond\n\n");
    CHECK(all.mails == QByteArrayList{"Subject: one\n\nfirst\n", "Subject: two\n\nsecond\n"});
    CHECK(all.names ==
          QStringList{QStringLiteral("box: message 1"), QStringLiteral("box: message 2")});
    CHECK(all.times == QStringList{QStringLiteral("2026-11-22T09:30:00Z"),
                                   QStringLiteral("2026-11-23T10:00:00Z")});
    CHECK(all.errors.isEmpty());
}

TEST_CASE("Lines of a text that begin with From do not end a mail")
{
    const QByteArray body = "\nFrom here on it worked.\nand:\n"
                            "From bob Mon Nov 23 10:00:00 2026 is what it said\n";
    const Read all = readMbox(separator + "Subject: one\n" + body + "\n");
    CHECK(all.mails == QByteArrayList{"Subject: one\n" + body});
}

TEST_CASE("A quoted From loses one mark and what was quoted twice keeps the rest")
{
    const Read all =
        readMbox(separator + "Subject: one\n\n>From me\n>>From you\n> From us\n>Fromage\n\n");
    CHECK(all.mails == QByteArrayList{"Subject: one\n\nFrom me\n>From you\n> From us\n>Fromage\n"});
}

TEST_CASE("A mail that lost its end and its empty line does not swallow the next")
{
    const Read all =
        readMbox(separator + "Subject: one\n\ncut of\n" + separator + "Subject: two\n\nwhole\n\n");
    CHECK(all.mails == QByteArrayList{"Subject: one\n\ncut of\n", "Subject: two\n\nwhole\n"});
}

TEST_CASE("The last mail of a truncated mbox is kept as far as it goes")
{
    const Read all = readMbox(separator + "Subject: one\n\nwhole\n\n" + separator +
                              "Subject: two\n\nhalf a sen");
    CHECK(all.mails == QByteArrayList{"Subject: one\n\nwhole\n", "Subject: two\n\nhalf a sen"});
    CHECK(all.errors.isEmpty());
}

TEST_CASE("A mail of which only its first line is left is named and the others are read")
{
    const Read all = readMbox(separator + "Subject: one\n\nwhole\n\n" + separator);
    CHECK(all.mails == QByteArrayList{"Subject: one\n\nwhole\n"});
    REQUIRE(all.errors.size() == 1);
    CHECK(all.errors.first().contains(QStringLiteral("message 2")));
}

TEST_CASE("An mbox that lost its beginning gives what is there")
{
    const Read all = readMbox("ect: one\n\nfirst\n\n" + separator + "Subject: two\n\nsecond\n\n");
    CHECK(all.mails == QByteArrayList{"ect: one\n\nfirst\n", "Subject: two\n\nsecond\n"});
}

TEST_CASE("Line ends of CR and LF stay and separate as well")
{
    QByteArray content =
        separator + "Subject: one\n\nfirst\n\n" + separator + "Subject: two\n\n>From second\n\n";
    content.replace("\n", "\r\n");
    const Read all = readMbox(content);
    CHECK(all.mails ==
          QByteArrayList{"Subject: one\r\n\r\nfirst\r\n", "Subject: two\r\n\r\nFrom second\r\n"});
}

TEST_CASE("Content-Length is not believed")
{
    const Read all = readMbox(separator + "Content-Length: 100000\n\nfirst\n\n" + separator +
                              "Subject: two\n\nsecond\n\n");
    CHECK(all.mails.size() == 2);
}

TEST_CASE("A mail is read when its status says so in its head")
{
    const Read all = readMbox(separator + "Status: RO\n\nseen\n\n" + separator +
                              "Status: O\n\nold\n\n" + separator + "Subject: x\n\nStatus: R\n\n" +
                              separator + "X-Mozilla-Status: 0011\n\nseen\n\n");
    CHECK(all.read == QList<bool>{true, false, false, true});
}

TEST_CASE("A line longer than the buffer is one line")
{
    const QByteArray longLine = QByteArray(700'000, 'x') + "From ";
    const Read all = readMbox(separator + "Subject: one\n\n" + longLine + "\n\n" + separator +
                              "Subject: two\n\nend\n\n");
    CHECK(all.mails ==
          QByteArrayList{"Subject: one\n\n" + longLine + "\n", "Subject: two\n\nend\n"});
}

TEST_CASE("Separators are found wherever the buffer ends")
{
    QByteArray content;
    QByteArrayList expected;
    for (int i = 0; i < 300; ++i) {
        const QByteArray mail = "Subject: " + QByteArray::number(i) + "\n\n" +
                                QByteArray(60, 'y').append('\n').repeated(i) + QByteArray(i, 'z') +
                                "\n";
        content += separator + mail + "\n";
        expected.append(mail);
    }
    CHECK(readMbox(content).mails == expected);
}
