// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/channels/email/mime/mail_file.h"

#include <QJsonArray>

using namespace threadline;
using namespace threadline::test;

namespace {

Automation classified(const QByteArray& headers, const QByteArray& from = "ada@customer.example")
{
    return parsed("From: " + from + "\r\nTo: help@desk.example\r\n" + headers + "\r\n\r\nbody\r\n")
        .automation;
}

QByteArray deliveryReport(const QByteArray& action, const QByteArray& status)
{
    return "From: MAILER-DAEMON@relay.example\r\nReturn-Path: <>\r\nAuto-Submitted: "
           "auto-replied\r\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
           "--b\r\n\r\nSorry.\r\n"
           "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
           "Reporting-MTA: dns; relay.example\r\n\r\n"
           "Final-Recipient: rfc822; alias@customer.example\r\n"
           "Original-Recipient: rfc822;ada@customer.example\r\nAction: " +
           action + "\r\nStatus: " + status +
           "\r\nDiagnostic-Code: smtp; 550 5.1.1 No such\r\n user\r\n\r\n"
           "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
           "Message-ID: <sent.by.us@desk.example>\r\nSubject: Your order\r\n\r\n--b--\r\n";
}

QString bounceField(const Arrival& arrival, const char* field)
{
    const QJsonObject bounce = arrival.details.value(QLatin1String("bounce")).toObject();
    return bounce.value(QLatin1String(field)).toString();
}

} // namespace

TEST_CASE("A person's mail is not automatic")
{
    CHECK(classified("Subject: My order") == Automation::None);
    CHECK(classified("Auto-Submitted: no\r\nSubject: x") == Automation::None);
    CHECK(classified("Subject: Out of office chairs?") == Automation::None);
    CHECK(classified("Subject: x", "postmaster@customer.example") == Automation::None);
    CHECK(classified("X-Auto-Response-Suppress: All\r\nSubject: Invoice") == Automation::None);
}

TEST_CASE("Automatic replies say so in one of many ways")
{
    CHECK(classified("Auto-Submitted: auto-replied (vacation)") == Automation::AutoReply);
    CHECK(classified("X-Autoreply: yes") == Automation::AutoReply);
    CHECK(classified("X-Autorespond: Away") == Automation::AutoReply);
    CHECK(classified("Precedence: auto_reply") == Automation::AutoReply);
    CHECK(classified("X-Auto-Response-Suppress: All\r\nSubject: Automatic reply: Hello") ==
          Automation::AutoReply);
    CHECK(classified("Return-Path: <>\r\nSubject: Abwesenheitsnotiz") == Automation::AutoReply);
}

TEST_CASE("Lists and newsletters are told by RFC 2919 and its kin")
{
    CHECK(classified("List-Id: News <news.shop.example>") == Automation::MailingList);
    CHECK(classified("List-Unsubscribe: <mailto:x@y>\r\nPrecedence: bulk") ==
          Automation::MailingList);
    CHECK(classified("Precedence: list") == Automation::MailingList);
}

TEST_CASE("Generated mail is a report, and so is a read receipt")
{
    CHECK(classified("Auto-Submitted: auto-generated") == Automation::Report);
    CHECK(classified("Content-Type: multipart/report; report-type=disposition-notification; "
                     "boundary=b") == Automation::Report);
    CHECK(classified("Content-Type: multipart/report; report-type=feedback-report; boundary=b") ==
          Automation::Report);
}

TEST_CASE("A delivery report of a failure is a bounce tied to what was sent")
{
    const Arrival arrival = parsed(deliveryReport("failed", "5.1.1 (unknown)"));
    CHECK(arrival.automation == Automation::Bounce);
    CHECK(bounceField(arrival, "recipient") == QStringLiteral("ada@customer.example"));
    CHECK(bounceField(arrival, "status") == QStringLiteral("5.1.1"));
    CHECK(bounceField(arrival, "diagnostic") == QStringLiteral("550 5.1.1 No such user"));
    CHECK(bounceField(arrival, "original_message_id") == QStringLiteral("sent.by.us@desk.example"));
    CHECK(arrival.text == "Sorry.");
}

TEST_CASE("A delay or a success is a report and no bounce")
{
    CHECK(parsed(deliveryReport("delayed", "4.4.1")).automation == Automation::Report);
    CHECK(parsed(deliveryReport("delivered", "2.0.0")).automation == Automation::Report);
    CHECK_FALSE(
        parsed(deliveryReport("delayed", "4.4.1")).details.contains(QLatin1String("bounce")));
}

TEST_CASE("A bounce in prose is read for what it says")
{
    const Arrival arrival = parsed("From: Mail Delivery Subsystem <mailer-daemon@relay.example>\r\n"
                                   "Return-Path: <>\r\nSubject: failure notice\r\n\r\n"
                                   "Hi. This is the qmail-send program at relay.example.\r\n\r\n"
                                   "<gone@customer.example>:\r\n"
                                   "192.0.2.1 does not like recipient.\r\n"
                                   "Remote host said: 550 5.1.1 unknown\r\n\r\n"
                                   "--- Below this line is a copy of the message.\r\n\r\n"
                                   "Return-Path: <help@desk.example>\r\n"
                                   "Message-ID: <prose.1@desk.example>\r\n\r\nHello\r\n");
    CHECK(arrival.automation == Automation::Bounce);
    CHECK(bounceField(arrival, "recipient") == QStringLiteral("gone@customer.example"));
    CHECK(bounceField(arrival, "status") == QStringLiteral("5.1.1"));
    CHECK(bounceField(arrival, "diagnostic") ==
          QStringLiteral("Remote host said: 550 5.1.1 unknown"));
    CHECK(bounceField(arrival, "original_message_id") == QStringLiteral("prose.1@desk.example"));
}

TEST_CASE("X-Failed-Recipients makes a bounce and names everyone")
{
    const Arrival arrival = parsed("From: Mail System <postmaster@relay.example>\r\n"
                                   "X-Failed-Recipients: a@x.example, b@x.example\r\n"
                                   "In-Reply-To: <ours@desk.example>\r\n\r\nno\r\n");
    CHECK(arrival.automation == Automation::Bounce);
    const QJsonObject bounce = arrival.details.value(QLatin1String("bounce")).toObject();
    CHECK(bounce.value(QLatin1String("recipients")).toArray() ==
          QJsonArray{QStringLiteral("a@x.example"), QStringLiteral("b@x.example")});
    CHECK(bounceField(arrival, "original_message_id") == QStringLiteral("ours@desk.example"));
}
