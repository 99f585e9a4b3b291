// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time, sides and identity of a mail.
#include "tests/core/channels/email/mime/mail_file.h"

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray mailWith(const QByteArray& headers, const QByteArray& body = "body")
{
    return headers + "\r\n\r\n" + body + "\r\n";
}

Timestamp at(const char* rfc3339)
{
    return fromRfc3339(QString::fromLatin1(rfc3339)).value();
}

QByteArray keyOf(const QByteArray& raw)
{
    return parsed(raw).externalKey;
}

const QByteArray basis =
    "From: ada@customer.example\r\nTo: help@desk.example\r\nSubject: Broken\r\n"
    "Date: Sun, 01 Mar 2026 10:00:00 +0000\r\nMessage-ID: <1@customer.example>";

} // namespace

TEST_CASE("A plausible Date is believed")
{
    CHECK(parsed(mailWith("Date: Sun, 01 Mar 2026 10:00:00 +0100")).at ==
          at("2026-03-01T09:00:00Z"));
    CHECK(parsed(mailWith("Date: Mon, 02 Mar 2026 12:00:00 +0000")).at ==
          at("2026-03-02T12:00:00Z"));
}

TEST_CASE("An implausible Date gives way to the newest plausible Received")
{
    const QByteArray received = "Received: by b; Sat, 28 Feb 2026 08:00:00 +0000\r\n"
                                "Received: by a; Sat, 28 Feb 2026 07:59:58 +0000\r\n"
                                "Received: by c; Thu, 01 Jan 2099 00:00:00 +0000\r\n";
    for (const char* date : {"Date: garbage", "Date: Thu, 01 Jan 1970 00:00:00 +0000",
                             "Date: Mon, 02 Mar 2026 12:00:01 +0000", "X-No-Date: 1"}) {
        INFO(date);
        CHECK(parsed(mailWith(received + date)).at == at("2026-02-28T08:00:00Z"));
    }
}

TEST_CASE("Without any plausible time the mail is from when it was received")
{
    CHECK(parsed(mailWith("Subject: x")).at == at("2026-03-01T12:00:00Z"));
}

TEST_CASE("A mail from a customer is inbound and theirs, wherever answers go")
{
    const Arrival arrival = parsed(mailWith("From: Ada <Ada@Customer.example>\r\n"
                                            "Reply-To: Ada's desk <desk@customer.example>\r\n"
                                            "To: help@desk.example"));
    CHECK(arrival.direction == Direction::Inbound);
    CHECK(arrival.customerIdentity == emailIdentity(u"ada@customer.example"));
    CHECK(arrival.customerName == QStringLiteral("Ada"));
    CHECK(arrival.replyTo.size() == 1);
}

TEST_CASE("A mail from us is outbound and belongs to its first recipient who is not us")
{
    const Arrival arrival = parsed(mailWith("From: Help <HELP@desk.example>\r\n"
                                            "To: sales@desk.example\r\nCc: Bob <bob@x.example>"));
    CHECK(arrival.direction == Direction::Outbound);
    CHECK(arrival.customerIdentity == emailIdentity(u"bob@x.example"));
    CHECK(arrival.customerName == QStringLiteral("Bob"));
}

TEST_CASE("A mail from us to ourselves is inbound, from whoever wants the answer")
{
    const Arrival form = parsed(mailWith("From: help@desk.example\r\nTo: help@desk.example\r\n"
                                         "Reply-To: Carol <carol@x.example>"));
    CHECK(form.direction == Direction::Inbound);
    CHECK(form.customerIdentity == emailIdentity(u"carol@x.example"));
    const Arrival note = parsed(mailWith("From: help@desk.example\r\nTo: sales@desk.example"));
    CHECK(note.direction == Direction::Inbound);
    CHECK(note.customerIdentity == emailIdentity(u"help@desk.example"));
}

TEST_CASE("A mail from us to nobody visible is outbound without a customer")
{
    const Arrival arrival = parsed(mailWith("From: help@desk.example"));
    CHECK(arrival.direction == Direction::Outbound);
    CHECK(arrival.customerIdentity.value.isEmpty());
}

TEST_CASE("What transport and stores add does not change the key")
{
    const QByteArray key = keyOf(mailWith(basis));
    CHECK(key.startsWith("mail:"));
    CHECK(key.size() == 5 + 64);
    CHECK(keyOf(mailWith("Received: by x; Sun, 01 Mar 2026 10:00:01 +0000\r\n" + basis)) == key);
    CHECK(keyOf(mailWith(basis + "\r\nStatus: RO\r\nX-Spam-Score: 1")) == key);
    CHECK(keyOf(mailWith("From MAILER Sun Mar  1 10:00:00 2026\r\n" + basis)) == key);
    CHECK(keyOf(mailWith(basis).replace("\r\n", "\n")) == key);
    CHECK(keyOf(mailWith(basis) + "\r\n\r\n") == key);
    QByteArray folded = basis;
    CHECK(keyOf(mailWith(folded.replace("Sun, 01", "Sun,\r\n 01"))) == key);
}

TEST_CASE("Anything that people see changes the key")
{
    QList<QByteArray> keys{keyOf(mailWith(basis)), keyOf(mailWith(basis, "other body"))};
    for (const auto& [from, to] :
         {std::pair("<1@", "<2@"), std::pair("ada@", "bob@"), std::pair("Broken", "Fixed"),
          std::pair("10:00:00", "10:00:01")}) {
        QByteArray changed = basis;
        keys.append(keyOf(mailWith(changed.replace(from, to))));
    }
    const QByteArray html = basis + "\r\nContent-Type: text/html";
    keys.append(keyOf(mailWith(html, "<p>body</p>")));
    keys.append(keyOf(mailWith(html, "<p class=x>body</p>")));
    const QByteArray mixed = basis + "\r\nContent-Type: multipart/mixed; boundary=b";
    for (const char* part : {"name=a.pdf\r\n\r\nA", "name=b.pdf\r\n\r\nA", "name=a.pdf\r\n\r\nB"}) {
        keys.append(keyOf(mailWith(mixed, QByteArray("--b\r\n\r\nbody\r\n--b\r\n"
                                                     "Content-Type: application/pdf; ") +
                                              part + "\r\n--b--")));
    }
    for (qsizetype i = 0; i < keys.size(); ++i) {
        INFO(i);
        CHECK(keys.count(keys[i]) == 1);
    }
}

TEST_CASE("Copies of a serial letter without Message-ID are told apart by their recipients")
{
    const QByteArray letter = "From: help@desk.example\r\nSubject: x\r\nTo: ";
    CHECK(keyOf(mailWith(letter + "a@x.example")) != keyOf(mailWith(letter + "b@x.example")));
}

TEST_CASE("Nothing at all is an error that says so")
{
    for (const char* raw : {"", "\r\n \r\n"}) {
        const auto arrival = parseMail(QByteArray(raw), deskContext());
        REQUIRE_FALSE(arrival.has_value());
        CHECK(arrival.error().remedy == Error::Remedy::Corrupt);
        CHECK(arrival.error().sentence.endsWith(u'.'));
    }
}
