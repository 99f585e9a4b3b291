// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/smtp/smtp_dialogue.h"

#include "tests/support/catch.h"

using namespace threadline;
using Step = SmtpDialogue::Step;

namespace {

/// A session in which the client sent one command and the server answered it.
SmtpDialogue after(const char* command, const char* answer)
{
    SmtpDialogue dialogue;
    dialogue.received("220 mail.test ESMTP\r\n");
    dialogue.sent(command);
    dialogue.received(answer);
    return dialogue;
}

} // namespace

TEST_CASE("Capabilities are those of the last EHLO (RFC 3207, section 4.2)")
{
    SmtpDialogue dialogue;
    dialogue.received("220 foo.com Simple Mail Transfer Service Ready\r\n");
    dialogue.sent("EHLO bar.com\r\n");
    dialogue.received("250-foo.com greets bar.com\r\n");
    CHECK_FALSE(dialogue.helloAnswered());
    dialogue.received("250-8BITMIME\r\n");
    dialogue.received("250-auth digest-md5 plain\r\n");
    dialogue.received("250 SIZE 1000000\r\n");
    CHECK(dialogue.helloAnswered());
    CHECK(dialogue.offers("AUTH", "PLAIN"));
    CHECK(dialogue.offers("8BITMIME"));
    CHECK_FALSE(dialogue.offers("AUTH", "LOGIN"));
    CHECK_FALSE(dialogue.offers("FOO.COM")); // the greeting line is no capability

    dialogue.sent("STARTTLS\r\n");
    CHECK_FALSE(dialogue.tlsStarted());
    dialogue.received("220 Go ahead\r\n");
    CHECK(dialogue.tlsStarted());
    dialogue.sent("EHLO bar.com\r\n");
    dialogue.received("250 foo.com greets bar.com\r\n");
    CHECK_FALSE(dialogue.offers("AUTH", "PLAIN"));
}

TEST_CASE("A refused recipient is named with the server's words")
{
    const auto refusal = after("RCPT TO:<Green@foo.com>\r\n", "550 No such user here\r\n")
                             .refusal(QStringLiteral("mail.test"));
    REQUIRE(refusal);
    CHECK(refusal->remedy == Error::Remedy::Rejected);
    CHECK(refusal->sentence ==
          QStringLiteral("The server mail.test refused the recipient Green@foo.com; its words: "
                         "\"550 No such user here\"."));
}

TEST_CASE("The farewell after a refusal does not replace it")
{
    auto dialogue = after("RCPT TO:<Green@foo.com>\r\n", "550 No such user here\r\n");
    dialogue.sent("QUIT\r\n");
    dialogue.received("221 2.0.0 bye\r\n");
    REQUIRE(dialogue.reply());
    CHECK(dialogue.reply()->code == 550);
}

TEST_CASE("4xx may work later, at every step")
{
    const char* answer = "451 4.3.0 try later\r\n";
    for (const char* command : {"EHLO x\r\n", "AUTH PLAIN\r\n", "MAIL FROM:<a@b.example>\r\n",
                                "RCPT TO:<a@b.example>\r\n", "DATA\r\n"}) {
        CAPTURE(command);
        const auto refusal = after(command, answer).refusal(QStringLiteral("mail.test"));
        REQUIRE(refusal);
        CHECK(refusal->remedy == Error::Remedy::Retry);
    }
}

TEST_CASE("Refusals that a new password can mend ask for one (RFC 4954, section 6)")
{
    const auto remedy = [](const char* command, const char* answer) {
        const auto refusal = after(command, answer).refusal(QStringLiteral("mail.test"));
        REQUIRE(refusal);
        return refusal->remedy;
    };
    CHECK(remedy("AUTH PLAIN\r\n", "535 5.7.8 Authentication credentials invalid\r\n") ==
          Error::Remedy::Reauthenticate);
    CHECK(remedy("AUTH PLAIN\r\n", "534 5.7.9 too weak\r\n") == Error::Remedy::Reauthenticate);
    CHECK(remedy("AUTH PLAIN\r\n", "504 5.5.4 mechanism\r\n") == Error::Remedy::Reauthenticate);
    CHECK(remedy("MAIL FROM:<a@b.example>\r\n", "530 5.7.0 Authentication required\r\n") ==
          Error::Remedy::Reauthenticate);
    CHECK(remedy("AUTH PLAIN\r\n", "454 4.7.0 Temporary authentication failure\r\n") ==
          Error::Remedy::Retry);
}

TEST_CASE("An answer within AUTH is no new step and is not kept")
{
    auto dialogue = after("AUTH PLAIN\r\n", "334 \r\n");
    dialogue.sent("AHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\n");
    CHECK(dialogue.step() == Step::Login);
    dialogue.received("535 5.7.8 no\r\n");
    const auto refusal = dialogue.refusal(QStringLiteral("mail.test"));
    REQUIRE(refusal);
    CHECK_FALSE(refusal->sentence.contains(QStringLiteral("AHRpb")));
}

TEST_CASE("Only what comes after the mail is the final answer")
{
    auto dialogue = after("DATA\r\n", "354 Start mail input\r\n");
    CHECK(dialogue.step() == Step::Body);
    CHECK_FALSE(dialogue.finalReply());
    CHECK_FALSE(dialogue.refusal(QStringLiteral("mail.test")));
    dialogue.received("250-2.0.0 taken\r\n");
    CHECK_FALSE(dialogue.finalReply());
    dialogue.received("250 2.0.0 as 12345\r\n");
    REQUIRE(dialogue.finalReply());
    CHECK(dialogue.finalReply()->code == 250);
    CHECK(dialogue.finalReply()->text == QStringLiteral("250 2.0.0 taken 2.0.0 as 12345"));
}

TEST_CASE("The server's words are made fit to be shown")
{
    const QByteArray shout = QByteArray("554 \x1b[31mred\x07 ") + QByteArray(5000, 'a') + "\r\n";
    const auto dialogue = after("DATA\r\n", shout.constData());
    REQUIRE(dialogue.reply());
    CHECK(dialogue.reply()->text.startsWith(QStringLiteral("554 [31mred aaa")));
    CHECK(dialogue.reply()->text.size() == 401); // 400 and an ellipsis
}

TEST_CASE("Lines that are no reply are passed over")
{
    auto dialogue = after("EHLO x\r\n", "\r\n");
    CHECK_FALSE(dialogue.reply());
    dialogue.received("25\r\n");
    CHECK_FALSE(dialogue.reply());
    dialogue.received("250\r\n");
    REQUIRE(dialogue.reply());
    CHECK(dialogue.reply()->text == QStringLiteral("250"));
}
