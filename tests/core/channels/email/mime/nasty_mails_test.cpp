// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mails made by hand to be wrong in one way each. Expectations are from RFC 5322, 2045 to 2049,
// 2231, 2387 and 3676, and from what a person would read where those give up.
#include "tests/core/channels/email/mime/mail_file.h"

using namespace threadline;
using namespace threadline::test;

namespace {

struct Row
{
    const char* file;
    const char* name;
    const char* address;
    const char* subject;
    const char* text;
};

constexpr Row rows[] = {
    {"windows-1252", "Ada", "ada@customer.example", "Angebot", "„Grüße“ – 5 €\n"},
    {"windows-1252-unlabelled", "Ada", "ada@customer.example", "Rückgabe", "Für 5 €\n"},
    {"latin1-means-windows-1252", "Ada", "ada@customer.example", "5 €", "It’s 5 €\n"},
    {"iso-2022-jp", "Ada", "ada@customer.example", "請求書の件", "お世話になっております。\nｱ\n"},
    {"koi8-r", "Ada", "ada@customer.example", "Счёт", "Здравствуйте, счёт не пришёл.\n"},
    {"koi8-r-unlabelled", "Ada", "ada@customer.example", "x",
     "Здравствуйте, я хотел бы вернуть товар, который я купил у вас на прошлой неделе. Он не "
     "работает.\n"},
    {"gb2312-means-gb18030", "Ada", "ada@customer.example", "朱镕基", "朱镕基先生，您好。\n"},
    {"ks_c_5601-1987", "Ada", "ada@customer.example", "똠방각하",
     "주문한 물건이 똠 오지 않았습니다.\n"},
    {"x-sjis", "Ada", "ada@customer.example", "x", "①テスト\n"},
    {"utf-7", "Ada", "ada@customer.example", "x", "Hi Mom -☺-!\n"}, // RFC 2152
    {"utf-16", "Ada", "ada@customer.example", "x", "Grüße"},
    {"ascii-that-is-utf-8", "Ada", "ada@customer.example", "x", "Grüße\n"},
    {"gb18030-with-one-damaged-byte", "Ada", "ada@customer.example", "x",
     "您好，我想退货。\uFFFD\n"},
    {"raw-utf-8-headers", "Zoë Müller", "zoë@customer.example", "Größe 38", "Hallo\n"},
    {"encoded-words", "Doe, José", "jose@customer.example", "あい and a b cd =?utf-8?x?e?=", "x\n"},
    {"no-from", "", "robot@customer.example", "x", "body\n"},
    {"name-without-address", "Just A Name", "bounce@customer.example", "x", "body\n"},
    {"two-from", "Ada", "ada@customer.example", "x", "body\n"},
    {"headers-only", "", "ada@customer.example", "nothing else", ""},
    {"body-only", "", "", "", "Dear shop,\n\nwhere is my parcel?\n"},
    {"mbox", "Ada", "ada@customer.example", "kept in a file", "body\n>From here on\n"},
    {"old-mac", "Ada", "ada@customer.example", "returns", "line one\nline two\n"},
    {"mixed-line-ends", "Ada", "ada@customer.example", "mixed", "one\ntwo\nthree\nfourfive\n"},
    {"truncated-base64", "Ada", "ada@customer.example", "cut", "see file"},
    {"unclosed-multipart", "Ada", "ada@customer.example", "unclosed", "first\nsecond"},
    {"alternative", "Ada", "ada@customer.example", "alternative", "plain words"},
    {"signed", "Ada", "ada@customer.example", "signed", "signed words"},
    {"encrypted", "Ada", "ada@customer.example", "...", ""},
    {"uuencode", "Ada", "ada@customer.example", "uu",
     "see below\n\nbegin 644 a.txt\n#86)C\n`\nend\n"},
    {"quoted-printable-broken", "Ada", "ada@customer.example", "qp",
     "100% ü and 5 = 5, =ZZ and a soft break "},
    {"flowed", "Ada", "ada@customer.example", "flowed",
     "> quoted text that goes on\n>> deeper \n> not joined\nA paragraph that goes on "
     "here.\nFrom the start\n-- \nAda\n"},
    {"flowed-delsp", "Ada", "ada@customer.example", "flowed", "日本語です。\n"},
};

} // namespace

TEST_CASE("Mails that are wrong in one way each are read all the same")
{
    for (const Row& row : rows) {
        INFO(row.file);
        const Arrival arrival = parsed(mailFile(QLatin1String(row.file) + QStringLiteral(".eml")));
        CHECK(arrival.from.name == QString::fromUtf8(row.name));
        CHECK(arrival.from.address == QString::fromUtf8(row.address));
        CHECK(arrival.subject == QString::fromUtf8(row.subject));
        CHECK(arrival.text == QByteArray(row.text));
    }
}

TEST_CASE("Groups, encoded words and quotes in address fields give people")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("encoded-words.eml")));
    const QList<Party> to{{QStringLiteral("Help; Desk"), QStringLiteral("help@desk.example")},
                          {QStringLiteral("Bob"), QStringLiteral("bob@x.example")},
                          {QString(), QStringLiteral("carol@x.example")}};
    CHECK(arrival.to == to);
    CHECK(arrival.cc.isEmpty());
    CHECK(arrival.replyTo ==
          QList<Party>{{QStringLiteral("José"), QStringLiteral("private@customer.example")}});
}

TEST_CASE("Text under a boundary that was never declared is kept")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("wrong-boundary.eml")));
    CHECK_THAT(arrival.text.toStdString(), Catch::Contains("still readable"));
}

TEST_CASE("A base64 file that was cut off keeps its beginning")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("truncated-base64.eml")));
    REQUIRE(arrival.files.size() == 1);
    CHECK(arrival.files.first().attachment.name == QStringLiteral("a.pdf"));
    // "SGVsbG8gd29ybGQ" lacks its padding; all its eleven bytes are there.
    CHECK(arrival.files.first().bytes == QByteArray("Hello world"));
}

TEST_CASE("Of alternatives the plain one is the text and the rich one the HTML")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("alternative.eml")));
    CHECK(arrival.html.trimmed() == "<p>rich words</p><img src=\"cid:logo@x\">");
    CHECK(fileNames(arrival) ==
          QStringList{QStringLiteral("logo.png"), QStringLiteral("part-4.ics")});
    CHECK(arrival.files.at(0).attachment.inlined);
    CHECK(arrival.files.at(0).attachment.contentId == QStringLiteral("logo@x"));
    CHECK_FALSE(arrival.files.at(1).attachment.inlined);
    CHECK(arrival.files.at(1).attachment.type == QStringLiteral("text/calendar"));
}

TEST_CASE("A mail of HTML only has a text as well")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("html-only.eml")));
    CHECK(arrival.text.trimmed() == "Grüße & Küsse");
    CHECK_THAT(arrival.html.toStdString(), Catch::Contains("<p>Grüße &amp; Küsse</p>"));
}

TEST_CASE("An empty plain part does not hide the HTML beside it")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("empty-plain-beside-html.eml")));
    CHECK(arrival.text.trimmed() == "all of it");
}

TEST_CASE("Plain text after HTML is shown in both forms and is no markup")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("list-footer-after-html.eml")));
    CHECK_THAT(arrival.text.toStdString(), Catch::Contains("news"));
    CHECK_THAT(arrival.text.toStdString(), Catch::Contains("<footer>"));
    CHECK_THAT(arrival.html.toStdString(), Catch::Contains("<p>news</p>"));
    CHECK_THAT(arrival.html.toStdString(), Catch::Contains("&lt;footer&gt;"));
}

TEST_CASE("References are the ids in order, once each, and what is answered comes last")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("references.eml")));
    CHECK(arrival.messageId == "no-brackets@customer.example");
    CHECK(arrival.references == QByteArrayList{"one@x", "two@x", "three@x"});
}

TEST_CASE("An encrypted mail has no text and says that it is encrypted")
{
    const Arrival arrival = parsed(mailFile(QStringLiteral("encrypted.eml")));
    CHECK(arrival.details.value(QLatin1String("encrypted")).toBool());
    CHECK(fileNames(arrival) ==
          QStringList{QStringLiteral("part-1.pgp"), QStringLiteral("encrypted.asc")});
    CHECK_FALSE(parsed(mailFile(QStringLiteral("signed.eml")))
                    .details.contains(QLatin1String("encrypted")));
}
