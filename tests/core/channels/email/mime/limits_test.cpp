// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mails that are too much of something are read within bounds.
#include "tests/core/channels/email/mime/mail_file.h"

#include <ctime>

using namespace threadline;
using namespace threadline::test;

namespace {

const QByteArray head = "From: ada@customer.example\nTo: help@desk.example\nSubject: much\n";
/// Of processor time, so that a busy machine fails nothing; generous for a sanitizer. What is
/// quadratic takes minutes.
constexpr std::clock_t patience = 180 * CLOCKS_PER_SEC; // sanitizers are slow where memory is large

QByteArray mailOfParts(int count)
{
    return head + "Content-Type: multipart/mixed; boundary=b\n\n" +
           QByteArray("--b\nContent-Type: image/png; name=a.png\n\nx\n").repeated(count) +
           "--b--\n";
}

Arrival parsedInTime(const QByteArray& raw)
{
    const std::clock_t start = std::clock();
    Arrival arrival = parsed(raw);
    CHECK(std::clock() - start < patience);
    return arrival;
}

QString noteOf(const Arrival& arrival)
{
    return arrival.details.value(QLatin1String("note")).toString();
}

} // namespace

TEST_CASE("A mail of 2,000 parts is read whole, each name once")
{
    const Arrival arrival = parsedInTime(mailOfParts(2000));
    CHECK(arrival.files.size() == 2000);
    CHECK(noteOf(arrival).isEmpty());
    QStringList names = fileNames(arrival);
    CHECK(names.removeDuplicates() == 0);
}

TEST_CASE("Of 10,001 parts the last one is not read and the mail says so")
{
    const Arrival arrival = parsedInTime(mailOfParts(10'001));
    CHECK(arrival.files.size() == mail_limits::maxParts);
    CHECK_THAT(noteOf(arrival).toStdString(), Catch::Contains("10000 parts"));
    CHECK(parsedInTime(mailOfParts(10'000)).files.size() == 10'000);
    CHECK(noteOf(parsedInTime(mailOfParts(10'000))).isEmpty());
}

TEST_CASE("A million parts cost no more than the limit")
{
    const QByteArray raw = head + "Content-Type: multipart/mixed; boundary=\"b\"\n\n" +
                           QByteArray("--b\n\n").repeated(1'000'000);
    CHECK_THAT(noteOf(parsedInTime(raw)).toStdString(), Catch::Contains("10000 parts"));
}

TEST_CASE("A file of 60 MB is read")
{
    const QByteArray line = QByteArray("QUJD").repeated(19) + "\n"; // 57 bytes of ABC…
    const Arrival arrival =
        parsedInTime(head +
                     "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhere\n--b\n"
                     "Content-Type: application/pdf; name=a.pdf\n"
                     "Content-Transfer-Encoding: base64\n\n" +
                     line.repeated(800'000) + "--b--\n");
    CHECK(arrival.text == "here");
    REQUIRE(arrival.files.size() == 1);
    CHECK(arrival.files.first().attachment.size == 57 * 800'000);
}

TEST_CASE("A text beyond the limit is cut between characters and kept whole as a file")
{
    const QByteArray line = "Grüße\n"; // 8 bytes of UTF-8
    const qsizetype lines = mail_limits::maxTextBytes / 8 + 1000;
    const Arrival arrival =
        parsedInTime(head + "Content-Type: text/plain; charset=utf-8\n\n" + line.repeated(lines));
    CHECK(arrival.text.size() <= mail_limits::maxTextBytes);
    CHECK(arrival.text.size() > mail_limits::maxTextBytes - 8);
    CHECK(arrival.text.isValidUtf8());
    REQUIRE(fileNames(arrival) == QStringList{QStringLiteral("part-1.txt")});
    CHECK(arrival.files.first().bytes == line.repeated(lines));
    CHECK_FALSE(noteOf(arrival).isEmpty());
}

TEST_CASE("Nesting beyond the limit is kept as a file")
{
    for (const int depth : {150, 5'000, 100'000}) {
        QByteArray raw = head;
        for (int i = 0; i < depth; ++i) {
            const QByteArray boundary = "b" + QByteArray::number(i);
            raw +=
                "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
        }
        const Arrival arrival = parsedInTime(raw + "\ninnermost\n");
        CHECK(arrival.files.size() == 1);
        CHECK_THAT(noteOf(arrival).toStdString(), Catch::Contains("nested"));
    }
}

TEST_CASE("Headers of any length are read in time")
{
    const auto repeated = [](const char* text, int count) {
        return QByteArray(text).repeated(count);
    };
    for (const QByteArray& header :
         {repeated("X-A: b\n", 1'000'000), "To: " + repeated("\"x\" <a@b.c>, ", 300'000) + "\n",
          "Subject: " + repeated("=?utf-8?q?a?=\n ", 200'000) + "\n",
          "Subject: " + repeated("=?utf-8?q?a", 200'000) + "\n",
          "References: " + repeated("<", 1'000'000) + "\n",
          "To: " + repeated("(", 1'000'000) + "\n",
          "Content-Type: text/plain; " + repeated("name*0*=a; ", 200'000) + "\n"}) {
        CHECK(parsedInTime(head + header + "\nbody\n").text == "body\n");
    }
}
