// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mail_composer.h"
#include "tests/core/channels/email/mime/mail_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <random>

using namespace threadline;
using namespace threadline::test;

namespace {

Outgoing reply()
{
    Outgoing outgoing;
    outgoing.id = InteractionId::fromText(u"0190d6f0-1111-7abc-8def-000000000001").value();
    outgoing.messageId = "reply.1@desk.example";
    outgoing.references = {"first@customer.example", "second@customer.example"};
    outgoing.at = fromRfc3339(u"2026-03-01T09:05:07Z").value();
    outgoing.from = {QStringLiteral("Help Desk"), QStringLiteral("help@desk.example")};
    outgoing.to = {{QStringLiteral("Ada"), QStringLiteral("ada@customer.example")}};
    outgoing.subject = QStringLiteral("Re: Broken");
    outgoing.text = QStringLiteral("Hello Ada,\n\nit is on its way.\n-- \nHelp Desk");
    return outgoing;
}

QByteArray composed(const Outgoing& outgoing)
{
    return valueOf(composeMail(outgoing));
}

QByteArray headersOf(const QByteArray& mail)
{
    return mail.left(mail.indexOf("\r\n\r\n") + 2);
}

class Files
{
public:
    OutgoingFile make(const QString& name, const QByteArray& bytes,
                      const QString& type = QStringLiteral("application/pdf"))
    {
        const QString path = m_folder.filePath(QString::number(++m_count));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
        Attachment attachment;
        attachment.name = name;
        attachment.type = type;
        attachment.size = bytes.size();
        return {attachment, path};
    }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

/// Random text of the kinds that break mailers: any script, emoji, quotes, spaces, long lines.
class RandomText
{
public:
    explicit RandomText(unsigned seed)
        : m_random(seed)
    {
    }

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    QString words(int count)
    {
        QString text;
        for (int i = 0; i < count; ++i) {
            text += (i > 0 ? QStringLiteral(" ") : QString()) + word();
        }
        return text;
    }

    QString lines(int count)
    {
        static const QStringList starts{QString(),           QStringLiteral("> "),
                                        QStringLiteral(">"), QStringLiteral(">> "),
                                        QStringLiteral(" "), QStringLiteral("From "),
                                        QStringLiteral("."), QStringLiteral("--=_"),
                                        QStringLiteral("\t")};
        QStringList all;
        for (int i = 0; i < count; ++i) {
            all.append(below(6) == 0
                           ? QString()
                           : starts[below(static_cast<int>(starts.size()))] + words(1 + below(40)));
        }
        if (below(3) == 0) {
            all.append(QStringLiteral("-- "));
        }
        return all.join(u'\n');
    }

private:
    QString word()
    {
        static constexpr std::pair<char32_t, char32_t> scripts[] = {
            {0x21, 0x7E},     {0x61, 0x7A},     {0xC0, 0x24F},     {0x391, 0x3C9},
            {0x410, 0x44F},   {0x5D0, 0x5EA},   {0x621, 0x64A},    {0xE01, 0xE30},
            {0x3041, 0x3096}, {0x4E00, 0x9FA5}, {0x1F300, 0x1F5FF}};
        const auto [from, to] = scripts[below(std::size(scripts))];
        QString text;
        const int length = 1 + below(below(20) == 0 ? 120 : 12);
        for (int i = 0; i < length; ++i) {
            const char32_t c = from + static_cast<char32_t>(below(static_cast<int>(to - from + 1)));
            text += QChar::fromUcs4(c);
        }
        return text;
    }

    std::mt19937 m_random;
};

} // namespace

TEST_CASE("A reply has the headers of RFC 5322 in ASCII lines")
{
    const QByteArray headers = headersOf(composed(reply()));
    const QByteArray expected = "Date: Sun, 01 Mar 2026 09:05:07 +0000\r\n"
                                "From: Help Desk <help@desk.example>\r\n"
                                "To: Ada <ada@customer.example>\r\n"
                                "Subject: Re: Broken\r\n"
                                "Message-ID: <reply.1@desk.example>\r\n"
                                "In-Reply-To: <second@customer.example>\r\n"
                                "References: <first@customer.example> <second@customer.example>\r\n"
                                "MIME-Version: 1.0\r\n";
    CHECK_THAT(headers.toStdString(), Catch::StartsWith(expected.toStdString()));
}

TEST_CASE("The same reply gives the same bytes")
{
    CHECK(composed(reply()) == composed(reply()));
}

TEST_CASE("Bcc is not in the mail")
{
    Outgoing outgoing = reply();
    outgoing.bcc = {{QString(), QStringLiteral("secret@x.example")}};
    CHECK_FALSE(composed(outgoing).contains("secret"));
}

TEST_CASE("Line ends in what people typed start no header")
{
    Files files;
    Outgoing outgoing = reply();
    outgoing.subject = QStringLiteral("a\r\nBcc: evil@x.example");
    outgoing.to = {
        {QStringLiteral("b\nX-Evil: 1"), QStringLiteral("ada@customer.example\r\nX: 1")}};
    outgoing.messageId = "id\r\nX-Evil: 2@x";
    outgoing.files = {files.make(QStringLiteral("c\r\nX-Evil: 3.pdf"), "x")};
    const QByteArray mail = composed(outgoing);
    CHECK_FALSE(mail.contains("\r\nBcc"));
    CHECK_FALSE(mail.contains("\nX"));
    CHECK(parsed(mail).to.size() == 1);
}

TEST_CASE("Names and subjects in any script come back as they were")
{
    Outgoing outgoing = reply();
    outgoing.from.name = QStringLiteral("Zoë \"Z\" Müller, Kundendienst");
    outgoing.to = {{QStringLiteral("山田太郎"), QStringLiteral("yamada@customer.example")},
                   {QStringLiteral("O'Neil, Pat (home)"), QStringLiteral("pat@x.example")}};
    outgoing.subject = QStringLiteral("Größe 38 – 返品について 🎉 ").repeated(8).trimmed();
    const QByteArray mail = composed(outgoing);
    for (const QByteArray& line : headersOf(mail).split('\n')) {
        CHECK(line.size() <= 79); // 78 and the CR
    }
    const Arrival arrival = parsed(mail);
    CHECK(arrival.from == outgoing.from);
    CHECK(arrival.to == outgoing.to);
    CHECK(arrival.subject == outgoing.subject);
}

TEST_CASE("Domains in other scripts go out as A-labels")
{
    Outgoing outgoing = reply();
    outgoing.to = {{QString(), QStringLiteral("info@müller.example")}};
    // RFC 3492 gives "mller-kva" for "müller".
    CHECK_THAT(composed(outgoing).toStdString(), Catch::Contains("To: info@xn--mller-kva.example"));
}

TEST_CASE("Long references keep the first and the last twenty")
{
    Outgoing outgoing = reply();
    outgoing.references.clear();
    for (int i = 0; i < 100; ++i) {
        outgoing.references.append(QByteArray::number(i) + "@x.example");
    }
    const Arrival arrival = parsed(composed(outgoing));
    REQUIRE(arrival.references.size() == 21);
    CHECK(arrival.references.first() == "0@x.example");
    CHECK(arrival.references.at(1) == "80@x.example");
    CHECK(arrival.references.last() == "99@x.example");
}

TEST_CASE("The HTML form has links, quotes and nothing that was typed as markup")
{
    Outgoing outgoing = reply();
    outgoing.text =
        QStringLiteral("See https://desk.example/a?b=1&c=2 (or http://x.example/y_(z)).\n"
                       "<script>alert(1)</script>\n> quoted\n>> deeper\nend");
    const QByteArray html = parsed(composed(outgoing)).html;
    const auto holds = [&](const char* text) {
        CHECK_THAT(html.toStdString(), Catch::Contains(text));
    };
    holds("<a href=\"https://desk.example/a?b=1&amp;c=2\">https://desk.example/a?b=1&amp;c=2</a> "
          "(or");
    holds("<a href=\"http://x.example/y_(z)\">http://x.example/y_(z)</a>).<br>");
    holds("&lt;script&gt;alert(1)&lt;/script&gt;");
    CHECK(html.count("<blockquote") == 2);
    CHECK(html.count("</blockquote>") == 2);
    CHECK_FALSE(html.contains("<script"));
}

TEST_CASE("Inline images are related to the HTML and files stand beside it")
{
    Files files;
    Outgoing outgoing = reply();
    OutgoingFile image =
        files.make(QStringLiteral("logo.png"), "\x89PNG\r\n", QStringLiteral("image/png"));
    image.attachment.inlined = true;
    image.attachment.contentId = QStringLiteral("logo@desk.example");
    outgoing.files = {
        image, files.make(QStringLiteral("Rechnung März.pdf"), "%PDF"),
        files.make(QStringLiteral("mail.eml"), "From: x\r\n", QStringLiteral("message/rfc822"))};
    const Arrival arrival = parsed(composed(outgoing));
    CHECK(arrival.text == outgoing.text.toUtf8());
    CHECK_THAT(arrival.html.toStdString(), Catch::Contains("<img src=\"cid:logo@desk.example\""));
    REQUIRE(arrival.files.size() == 3);
    CHECK(fileNames(arrival) == QStringList{QStringLiteral("logo.png"),
                                            QStringLiteral("Rechnung März.pdf"),
                                            QStringLiteral("mail.eml")});
    CHECK(arrival.files[0].attachment.inlined);
    CHECK(arrival.files[0].attachment.contentId == QStringLiteral("logo@desk.example"));
    CHECK_FALSE(arrival.files[1].attachment.inlined);
    CHECK(arrival.files[1].bytes == "%PDF");
    // RFC 2046, 5.2.1 forbids base64 of message/rfc822.
    CHECK(arrival.files[2].attachment.type == QStringLiteral("application/octet-stream"));
    CHECK(arrival.files[2].bytes == "From: x\r\n");
}

TEST_CASE("A file that cannot be read is an error that names it")
{
    Outgoing outgoing = reply();
    outgoing.files = {
        {{QStringLiteral("lost.pdf"), QStringLiteral("application/pdf"), 3, {}, {}, false},
         QStringLiteral("/nonexistent/lost")}};
    const auto mail = composeMail(outgoing);
    REQUIRE_FALSE(mail.has_value());
    CHECK(mail.error().sentence.contains(QStringLiteral("lost.pdf")));
}

TEST_CASE("Whatever is written comes back the same after the mail is read again")
{
    Files files;
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        RandomText random(seed);
        Outgoing outgoing = reply();
        outgoing.subject = random.words(random.below(30));
        outgoing.from.name = random.words(1 + random.below(5));
        outgoing.text = random.lines(1 + random.below(30));
        const int count = random.below(3);
        for (int i = 0; i < count; ++i) {
            const QString name = QStringLiteral("ü %1 文.bin").arg(i) + QString::number(seed);
            QByteArray bytes;
            for (int size = random.below(5000); size > 0; --size) {
                bytes += static_cast<char>(random.below(256));
            }
            outgoing.files.append(files.make(name, bytes));
        }
        const QByteArray mail = composed(outgoing);
        for (const QByteArray& line : mail.split('\n')) {
            if (line.size() > 999 || (!line.isEmpty() && !line.endsWith('\r'))) {
                FAIL("a line that SMTP does not allow");
            }
        }
        const Arrival arrival = parsed(mail);
        CHECK(arrival.subject == outgoing.subject);
        CHECK(arrival.from == outgoing.from);
        CHECK(arrival.text == outgoing.text.toUtf8());
        CHECK(arrival.direction == Direction::Outbound);
        REQUIRE(arrival.files.size() == outgoing.files.size());
        for (int i = 0; i < count; ++i) {
            QFile file(outgoing.files[i].path);
            REQUIRE(file.open(QIODevice::ReadOnly));
            CHECK(arrival.files[i].bytes == file.readAll());
            CHECK(arrival.files[i].attachment.name == outgoing.files[i].attachment.name);
        }
    }
}
