// SPDX-License-Identifier: GPL-3.0-or-later
//
// The session against servers that follow a script.
#include "core/channels/email/imap/imap_session.h"
#include "core/channels/email/imap/mailbox_commands.h"
#include "tests/support/imap_dialogue.h"
#include "tests/support/waiting.h"

using namespace threadline;
using namespace threadline::test;

namespace {

ImapServer serverAt(const ImapDialogue& dialogue)
{
    ImapServer server;
    server.endpoint = {QStringLiteral("127.0.0.1"), dialogue.port(), ServerEndpoint::Security::None,
                       QStringLiteral("tim")};
    server.secret = QStringLiteral("tanstaaftanstaaf");
    return server;
}

Expected<void> opened(ImapSession& session)
{
    std::optional<Expected<void>> outcome;
    session.open([&](const Expected<void>& result) { outcome = result; });
    REQUIRE(waitUntil([&] { return outcome.has_value(); }));
    return *outcome;
}

void requireComplete(const ImapDialogue& dialogue)
{
    const bool complete =
        waitUntil([&] { return dialogue.isComplete() || !dialogue.problem().empty(); },
                  std::chrono::seconds(5));
    INFO(dialogue.problem());
    REQUIRE(complete);
    REQUIRE(dialogue.isComplete());
}

Expected<void> openedAgainst(const QByteArray& script)
{
    ImapDialogue dialogue(script);
    ImapSession session(serverAt(dialogue));
    auto outcome = opened(session);
    requireComplete(dialogue);
    return outcome;
}

/// A login in the fewest lines, with what the server can do.
QByteArray loggedIn(const QByteArray& capabilities)
{
    return "S: * PREAUTH [CAPABILITY IMAP4rev1 " + capabilities + "] welcome\n";
}

} // namespace

TEST_CASE("The password goes by SASL PLAIN, at once where the server takes that")
{
    // base64 of NUL tim NUL tanstaaftanstaaf (RFC 4616)
    requireOk(openedAgainst(R"(
        S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready
        C: A1 AUTHENTICATE PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm
        S: A1 OK [CAPABILITY IMAP4rev1 IDLE] in
    )"));
    requireOk(openedAgainst(R"(
        S: * OK ready
        C: A1 CAPABILITY
        S: * CAPABILITY IMAP4rev1 AUTH=PLAIN
        S: A1 OK done
        C: A2 AUTHENTICATE PLAIN
        S: +
        C: AHRpbQB0YW5zdGFhZnRhbnN0YWFm
        S: A2 OK in
        C: A3 CAPABILITY
        S: * CAPABILITY IMAP4rev1 IDLE
        S: A3 OK done
    )"));
}

TEST_CASE("Without SASL PLAIN there is LOGIN, unless the server forbids it")
{
    requireOk(openedAgainst(R"(
        S: * OK [CAPABILITY IMAP4rev1] ready
        C: A1 LOGIN "tim" "tanstaaftanstaaf"
        S: * CAPABILITY IMAP4rev1 IDLE
        S: A1 OK in
    )"));
    const auto outcome = openedAgainst("S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready\n");
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Unsupported);
}

TEST_CASE("Access tokens go by OAUTHBEARER or XOAUTH2")
{
    // user=tim^Aauth=Bearer t0k^A^A
    ImapDialogue dialogue(R"(
        S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] ready
        C: A1 AUTHENTICATE XOAUTH2 dXNlcj10aW0BYXV0aD1CZWFyZXIgdDBrAQE=
        S: + eyJzdGF0dXMiOiI0MDEifQ==
        C:
        S: A1 NO SASL authentication failed
    )");
    ImapServer server = serverAt(dialogue);
    server.secretKind = ImapServer::SecretKind::Token;
    server.secret = QStringLiteral("t0k");
    ImapSession session(server);
    const auto outcome = opened(session);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Reauthenticate);
    requireComplete(dialogue);
}

TEST_CASE("A refused login is told from a server that is not able to look it up")
{
    const auto refused = openedAgainst(R"(
        S: * OK [CAPABILITY IMAP4rev1] ready
        C: A1 LOGIN "tim" "tanstaaftanstaaf"
        S: A1 NO [AUTHENTICATIONFAILED] Authentication failed.
    )");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().remedy == Error::Remedy::Reauthenticate);
    CHECK(refused.error().sentence ==
          QStringLiteral(
              "The mail server \"127.0.0.1\" refused the login of tim; check the user name and the "
              "password. It said: Authentication failed."));

    const auto busy = openedAgainst(R"(
        S: * OK [CAPABILITY IMAP4rev1] ready
        C: A1 LOGIN "tim" "tanstaaftanstaaf"
        S: A1 NO [UNAVAILABLE] Temporary authentication failure.
    )");
    REQUIRE_FALSE(busy);
    CHECK(busy.error().remedy == Error::Remedy::Retry);
}

TEST_CASE("A server that says BYE or is no mail server is named as such")
{
    const auto busy = openedAgainst("S: * BYE Too many connections\nX:\n");
    REQUIRE_FALSE(busy);
    CHECK(busy.error().remedy == Error::Remedy::Retry);
    CHECK(busy.error().sentence.contains(QStringLiteral("Too many connections")));

    const auto other = openedAgainst("S: HTTP/1.1 400 Bad Request\nX:\n");
    REQUIRE_FALSE(other);
    CHECK(other.error().remedy == Error::Remedy::Corrupt);
}

TEST_CASE("STARTTLS never goes on in the clear")
{
    for (const QByteArray& script : {
             QByteArray("S: * PREAUTH [CAPABILITY IMAP4rev1] welcome\n"),
             QByteArray("S: * OK [CAPABILITY IMAP4rev1] ready\n"
                        "C: A1 STARTTLS\n"
                        "S: A1 BAD what\n"),
         }) {
        ImapDialogue dialogue(script);
        ImapServer server = serverAt(dialogue);
        server.endpoint.security = ServerEndpoint::Security::StartTls;
        ImapSession session(server);
        const auto outcome = opened(session);
        REQUIRE_FALSE(outcome);
        CHECK((outcome.error().remedy == Error::Remedy::Unsupported ||
               outcome.error().remedy == Error::Remedy::Rejected));
        requireComplete(dialogue);
    }
}

TEST_CASE("What is slipped in behind the answer to STARTTLS counts for nothing")
{
    // All in one packet, as someone in the middle would do it; the tag is the one our next command
    // has.
    ImapDialogue dialogue(R"(
        S: * OK [CAPABILITY IMAP4rev1 STARTTLS] ready
        C: A1 STARTTLS
        S: A1 OK begin
        S: * CAPABILITY IMAP4rev1 SLIPPED-IN
        S: T2 OK done
        S: T3 OK in
        X:
    )");
    ImapServer server = serverAt(dialogue);
    server.endpoint.security = ServerEndpoint::Security::StartTls;
    ImapSession session(server);
    QStringList log;
    session.setLog([&](const QString& line) { log += line; });
    CHECK_FALSE(opened(session));
    CHECK_FALSE(session.has("SLIPPED-IN"));
    CHECK(log.filter(QStringLiteral("C:")) == QStringList{QStringLiteral("C: T1 STARTTLS")});
    CHECK(log.filter(QStringLiteral("CAPABILITY")).size() == 1); // the greeting's
}

TEST_CASE("Plain connections are for this machine only")
{
    ImapServer server;
    server.endpoint = {QStringLiteral("mail.example"), 143, ServerEndpoint::Security::None,
                       QStringLiteral("tim")};
    ImapSession session(server);
    const auto outcome = opened(session);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().remedy == Error::Remedy::Rejected);
}

TEST_CASE("QRESYNC is switched on and used to select")
{
    ImapDialogue dialogue(loggedIn("ENABLE CONDSTORE QRESYNC") + R"(
        C: A1 ENABLE QRESYNC
        S: * ENABLED QRESYNC
        S: A1 OK enabled
        C: A2 SELECT "INBOX" (QRESYNC (67890007 90060115194045000 41:211))
        S: * OK [CLOSED]
        S: * 100 EXISTS
        S: * OK [UIDVALIDITY 67890007] UIDVALIDITY
        S: * OK [UIDNEXT 600] Predicted next UID
        S: * OK [HIGHESTMODSEQ 90060115205545359] Highest
        S: * VANISHED (EARLIER) 41,43:116,118,120:211
        S: * 49 FETCH (UID 117 FLAGS (\Seen \Answered) MODSEQ (90060115194045001))
        S: * FLAGS (\Answered \Flagged \Draft \Deleted \Seen)
        S: A2 OK [READ-WRITE] mailbox selected
    )");
    ImapSession session(serverAt(dialogue));
    requireOk(opened(session));
    REQUIRE(session.resynchronises());
    std::optional<Expected<SelectedMailbox>> selected;
    selectMailbox(session, "INBOX",
                  ResyncPoint{67890007, 90060115194045000, UidSet::between(41, 211)},
                  [&](Expected<SelectedMailbox> result) { selected = std::move(result); });
    REQUIRE(waitUntil([&] { return selected.has_value(); }));
    const auto mailbox = valueOf(*selected);
    CHECK(mailbox.exists == 100u);
    CHECK(mailbox.uidValidity == 67890007u);
    CHECK(mailbox.uidNext == 600u);
    CHECK(mailbox.highestModSeq == 90060115205545359u);
    CHECK(mailbox.vanished.text() == "41,43:116,118,120:211");
    REQUIRE(mailbox.changed.size() == 1);
    CHECK(mailbox.changed[0].uid == 117u);
    CHECK(mailbox.changed[0].flags == MessageFlags{true, false, true});
    requireComplete(dialogue);
}

TEST_CASE("Commands are written without waiting and answered in order")
{
    ImapDialogue dialogue(loggedIn("ESEARCH") + R"(
        C: A1 UID SEARCH RETURN (ALL) ALL
        C: A2 UID FETCH 2:4 (UID RFC822.SIZE)
        C: A3 NOOP
        S: * ESEARCH (TAG "A1") UID ALL 2:4
        S: A1 OK done
        S: * 1 FETCH (UID 2 RFC822.SIZE 100)
        S: * 9 FETCH (UID 17 FLAGS (\Seen))
        S: * 3 FETCH (UID 4 RFC822.SIZE 300)
        S: A2 OK done
        S: A3 OK done
    )");
    ImapSession session(serverAt(dialogue));
    requireOk(opened(session));
    QByteArrayList told;
    QObject::connect(&session, &ImapSession::unsolicited, &session,
                     [&](const ImapResponse& response) { told += "unsolicited " + response.name; });
    searchUids(session, ImapCommand("UID SEARCH RETURN (ALL) ALL"),
               [&](const Expected<UidSet>& found) { told += valueOf(found).text(); });
    fetchMessages(
        session, UidSet::between(2, 4), "(UID RFC822.SIZE)", {},
        [&](const FetchedMessage& message) {
            told += QByteArray::number(message.uid) + '=' + QByteArray::number(*message.size);
        },
        [&](const Expected<void>& outcome) { told += outcome ? "fetched" : "failed"; });
    session.run(ImapCommand("NOOP"), {}, [&](const Expected<ImapResponse>&) { told += "noop"; });
    REQUIRE(waitUntil([&] { return told.contains("noop"); }));
    CHECK(told == QByteArrayList{"2:4", "2=100", "unsolicited FETCH", "4=300", "fetched", "noop"});
    requireComplete(dialogue);
}

TEST_CASE("IDLE ends when it is told to and lets the next command pass only then")
{
    // RFC 2177
    ImapDialogue dialogue(loggedIn("IDLE") + R"(
        C: A1 IDLE
        S: + idling
        S: * 4 EXISTS
        C: DONE
        S: A1 OK IDLE terminated
        C: A2 NOOP
        S: A2 OK done
    )");
    ImapSession session(serverAt(dialogue));
    requireOk(opened(session));
    QByteArrayList told;
    QObject::connect(&session, &ImapSession::unsolicited, &session,
                     [&](const ImapResponse& response) {
                         told += response.name;
                         session.run(ImapCommand("NOOP"), {},
                                     [&](const Expected<ImapResponse>&) { told += "noop"; });
                         session.endIdle();
                     });
    session.idle([&](const Expected<ImapResponse>&) { told += "idle ended"; });
    REQUIRE(waitUntil([&] { return told.contains("noop"); }));
    CHECK(told == QByteArrayList{"EXISTS", "idle ended", "noop"});
    requireComplete(dialogue);
}

TEST_CASE("Literals wait for the server unless it takes them at once")
{
    const auto append = [](const QByteArray& script) {
        ImapDialogue dialogue(script);
        ImapSession session(serverAt(dialogue));
        requireOk(opened(session));
        ImapCommand command("APPEND");
        command.string("Sent").words(" (\\Seen)").literal("Subject: x");
        bool done = false;
        session.run(command, {},
                    [&](const Expected<ImapResponse>& outcome) { done = outcome.has_value(); });
        CHECK(waitUntil([&] { return done; }, std::chrono::seconds(5)));
        requireComplete(dialogue);
    };
    append(loggedIn("IDLE") + R"(
        C: A1 APPEND "Sent" (\Seen) {10}
        S: + go on
        C: Subject: x
        S: A1 OK done
    )");
    append(loggedIn("LITERAL+") + R"(
        C: A1 APPEND "Sent" (\Seen) {10+}
        C: Subject: x
        S: A1 OK done
    )");
}

TEST_CASE("When the line is lost everything under way says so")
{
    ImapDialogue dialogue(loggedIn("IDLE") + R"(
        C: A1 NOOP
        C: A2 CHECK
        S: * BYE Server is shutting down
        X:
    )");
    ImapSession session(serverAt(dialogue));
    requireOk(opened(session));
    QList<Error> errors;
    bool lost = false;
    QObject::connect(&session, &ImapSession::lost, &session, [&] { lost = true; });
    for (const char* name : {"NOOP", "CHECK"}) {
        session.run(ImapCommand(name), {}, [&](const Expected<ImapResponse>& outcome) {
            REQUIRE_FALSE(outcome);
            errors += outcome.error();
        });
    }
    REQUIRE(waitUntil([&] { return lost; }));
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].remedy == Error::Remedy::Retry);
    CHECK(errors[0].sentence.contains(QStringLiteral("Server is shutting down")));
}

TEST_CASE("The protocol log holds neither secrets nor content")
{
    ImapDialogue dialogue(R"(
        S: * OK [CAPABILITY IMAP4rev1] ready
        C: A1 LOGIN "tim" "tanstaaftanstaaf"
        S: A1 OK [CAPABILITY IMAP4rev1] in
        C: A2 UID FETCH 1 (UID BODY.PEEK[])
        S: * 1 FETCH (UID 1 BODY[] "Subject: confidential")
        S: A2 OK done
    )");
    QStringList log;
    ImapSession session(serverAt(dialogue));
    session.setLog([&](const QString& line) { log += line; });
    requireOk(opened(session));
    bool done = false;
    fetchMessages(
        session, UidSet::between(1, 1), "(UID BODY.PEEK[])", {}, [](const FetchedMessage&) {},
        [&](const Expected<void>&) { done = true; });
    REQUIRE(waitUntil([&] { return done; }));
    const QString all = log.join(QLatin1Char('\n'));
    CHECK(all.contains(QStringLiteral("LOGIN")));
    CHECK(all.contains(QStringLiteral("FETCH")));
    CHECK_FALSE(all.contains(QStringLiteral("tanstaaf")));
    CHECK_FALSE(all.contains(QStringLiteral("confidential")));
}
