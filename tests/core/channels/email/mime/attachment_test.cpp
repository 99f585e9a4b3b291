// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/file_name.h"
#include "core/channels/email/mime/header_parameters.h"
#include "tests/core/channels/email/mime/mail_file.h"

#include <QCryptographicHash>

using namespace threadline;
using namespace threadline::test;

TEST_CASE("Attachments are named safely, once each, in whatever way the name is written")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("file-names.eml")));
    CHECK(arrival.text == "text");
    const QStringList expected{
        QStringLiteral("passwd"),        QStringLiteral("Rechnung März 2026.pdf"),
        QStringLiteral("Ä.pdf"),         QStringLiteral("Raw Ü name.pdf"),
        QStringLiteral("_CON.pdf"),      QStringLiteral("a.pdf"),
        QStringLiteral("A (2).pdf"),     QStringLiteral("part-9.pdf"),
        QStringLiteral("r_e_port.exe"),  QStringLiteral("evilgpj.exe"),
        QStringLiteral("Order 1_2.eml"), QStringLiteral("winmail.dat"),
    };
    CHECK(fileNames(arrival) == expected);
}

TEST_CASE("An attachment has the digest and the size of its decoded bytes")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("truncated-base64.eml")));
    REQUIRE(arrival.files.size() == 1);
    const Attachment& file = arrival.files.first().attachment;
    CHECK(file.size == 11);
    // sha256 of "Hello world", as any sha256sum gives it.
    CHECK(file.sha256 == "64ec88ca00b268e5ba1a35678a1b5316d212f4f366b2477232534a8aeca37f3c");
}

TEST_CASE("An attached message is kept as it was sent")
{
    const QByteArray raw = mailFile(QStringLiteral("file-names.eml"));
    for (const ArrivedFile& file : parsed(raw).files) {
        if (file.attachment.type == QStringLiteral("message/rfc822")) {
            CHECK_THAT(file.bytes.toStdString(), Catch::StartsWith("From: x@y.example\r\nSubject: "
                                                                   "=?utf-8?q?Order_1/2?="));
            CHECK(raw.contains(file.bytes));
            return;
        }
    }
    FAIL("no attached message");
}

TEST_CASE("File names fit every file system")
{
    CHECK(safeFileName(QStringLiteral("..")).isEmpty());
    CHECK(safeFileName(QStringLiteral("a/b\\c.txt")) == QStringLiteral("c.txt"));
    CHECK(safeFileName(QStringLiteral(".bashrc")) == QStringLiteral("bashrc"));
    CHECK(safeFileName(QStringLiteral("lpt1")) == QStringLiteral("_lpt1"));
    CHECK(safeFileName(QStringLiteral("com10.txt")) == QStringLiteral("com10.txt"));
    CHECK(safeFileName(QStringLiteral("a\nb\tc")) == QStringLiteral("abc"));
    const QString latin = safeFileName(QString(500, u'a') + QStringLiteral(".docx"));
    CHECK(latin.size() == 200);
    CHECK(latin.endsWith(QStringLiteral(".docx")));
    const QString chinese = safeFileName(QString(500, u'中') + QStringLiteral(".pdf"));
    CHECK(chinese.toUtf8().size() <= 240);
    CHECK(chinese.endsWith(QStringLiteral("中.pdf")));
    const QString emoji = safeFileName(QStringLiteral("😀").repeated(200));
    CHECK(emoji.toUtf8().size() == 240);
    CHECK(emoji == QStringLiteral("😀").repeated(60));
}

TEST_CASE("Parameters are read in the forms that senders use")
{
    const auto name = [](const char* value) {
        return parsedParameters(QByteArray(value)).parameter("name");
    };
    CHECK(name("a/b; name=plain.txt") == QStringLiteral("plain.txt"));
    CHECK(name("a/b; NAME = \"with \\\"quotes\\\".txt\" ; x=y") ==
          QStringLiteral("with \"quotes\".txt"));
    CHECK(name("a/b; name=\"never closed.txt; x=y") == QStringLiteral("never closed.txt"));
    CHECK(name("a/b; name=\"semi;colon.txt\"") == QStringLiteral("semi;colon.txt"));
    CHECK(name("a/b; name==?utf-8?q?=C3=A4;=2Etxt?=") == QStringLiteral("ä;.txt"));
    CHECK(name("a/b; name*=utf-8'de'%C3%A4.txt; name=a.txt") == QStringLiteral("ä.txt"));
    CHECK(name("a/b; name*1=b; name*0=a; name*3=d") == QStringLiteral("ab"));
    CHECK(name("a/b") == QString());
}
