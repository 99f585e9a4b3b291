// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line with the chat of a website, against a real chat server.
#include "tests/cli/web_chat_program.h"

#include <QRandomGenerator>

using namespace threadline;
using namespace threadline::test;

namespace {

void requireChatRefused(const Run& run, const char* part)
{
    INFO(run.err.toStdString());
    CHECK(run.exitCode == 1);
    CHECK(run.err.contains(part));
    CHECK(run.err.trimmed().endsWith('.'));
    CHECK(run.err.count('\n') == 1);
    CHECK_FALSE(run.err.contains("desk-pw"));
}

QString valueOf(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toString();
}

} // namespace

TEST_CASE("A website's chat is added after it was tried, and what is wrong with it is one sentence")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatProgram desk(server);
    requireChatRefused(desk.add("other-pw\n"), "refused the name or the password");
    requireChatRefused(desk.add("\n"), "no password");
    requireChatRefused(desk.add("desk-pw\n", words({"--site-key-stdin"})), "no line 2");
    requireChatRefused(desk.run(words({"account", "add", "chat", "--address", "desk@localhost",
                                       "--password-stdin"})),
                       "--visitors");
    requireChatRefused(desk.program().runBesideServers(
                           words({"account", "add", "chat", "--password-stdin", "--address", "desk",
                                  "--visitors", "anon.localhost"}),
                           "desk-pw\n"),
                       "no chat address");
    CHECK(desk.succeed(words({"account", "list", "--json"})).json().isEmpty());
    desk.begin();
    const QJsonArray accounts = desk.succeed(words({"account", "list", "--json"})).json();
    REQUIRE(accounts.size() == 1);
    CHECK(valueOf(accounts.first(), "channel") == u"webchat"_n);
    CHECK(valueOf(accounts.first(), "address") == u"desk@localhost"_n);
    desk.succeed(words({"account", "check"}));
    requireChatRefused(desk.add(), "here already");
}

TEST_CASE("Several visitors at once are several cases, whoever waits longest is served first, and "
          "each gets their own answer")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatProgram desk(server);
    desk.begin();
    std::vector<std::unique_ptr<WebsiteVisitor>> visitors;
    for (const char16_t* name : {u"first", u"second", u"third"}) {
        const QString called = QString::fromUtf16(name);
        visitors.push_back(std::make_unique<WebsiteVisitor>(
            server, called + u" browser's secret"_n, Fields{{u"order"_n, called + u" order"_n}}));
        visitors.back()->write(called + u" asks"_n);
        runFor(std::chrono::milliseconds(1100)); // the archive counts whole seconds
    }
    visitors.front()->write(u"first asks again"_n); // waits since the first question all the same
    desk.succeed(words({"sync", "--once"}));
    const QJsonArray waiting =
        desk.succeed(words({"case", "list", "--json", "--sort", "longest_waiting"})).json();
    REQUIRE(waiting.size() == 3);
    CHECK(valueOf(waiting.at(0), "subject") == u"first asks"_n);
    CHECK(valueOf(waiting.at(1), "subject") == u"second asks"_n);
    CHECK(valueOf(waiting.at(2), "subject") == u"third asks"_n);

    for (int i = 2; i >= 0; --i) {
        desk.succeed(desk.replying(valueOf(waiting.at(i), "id"), u"to %1"_n.arg(i)));
        CHECK(desk.state() == u"sent"_n);
    }
    for (int i = 0; i < 3; ++i) {
        const auto& visitor = *visitors.at(static_cast<size_t>(i));
        REQUIRE(waitUntil([&] { return !visitor.bodies().isEmpty(); }));
        CHECK(visitor.bodies() == QStringList{u"to %1"_n.arg(i)});
    }
    desk.succeed(words({"sync", "--once"}));
    CHECK(desk.interactions() == 7); // what we sent is not brought again
    const QJsonArray found = desk.succeed(words({"search", "\"second order\"", "--json"})).json();
    CHECK(found.size() == 1);
    desk.succeed(words({"rebuild", "--verify"}));
}

TEST_CASE("A chat is one case for a day, whichever page it goes on from")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatProgram desk(server);
    desk.begin();
    WebsiteVisitor(server).write(u"Is it green?"_n,
                                 {{u"page"_n, u"https://shop.example/chairs"_n}});
    desk.succeed(words({"sync", "--once"}));
    WebsiteVisitor(server).write(u"And the table?"_n,
                                 {{u"page"_n, u"https://shop.example/tables"_n}});
    desk.succeed(words({"sync", "--once"}));
    CHECK(desk.cases().size() == 1);
    CHECK(desk.number("SELECT count(*) FROM customer") == 1);
    const Run shown = desk.succeed({u"timeline"_n, valueOf(desk.cases().first(), "customer")});
    INFO(shown.out.toStdString());
    CHECK(shown.out.contains("https://shop.example/tables"));
}

TEST_CASE("A message left while nobody was here becomes a case that is answered by email")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatProgram desk(server);
    desk.begin();
    WebsiteVisitor(server).write(
        u"Please tell me the price"_n,
        {{u"left"_n, u"1"_n}, {u"name"_n, u"Jane Doe"_n}, {u"email"_n, u"jane@shop.example"_n}});
    desk.succeed(words({"sync", "--once"}));
    REQUIRE(desk.cases().size() == 1);
    const QJsonArray history = desk.timelineOf(u"Jane Doe"_n);
    REQUIRE(history.size() == 1);
    CHECK(history.first()
              .toObject()
              .value(QLatin1String("details"))
              .toObject()
              .value(QLatin1String("left"))
              .toBool());
    // There is no mailbox here; what is asked for is one, and not the chat of somebody who has
    // gone.
    requireChatRefused(desk.run(desk.replying(desk.aCase(), u"12 EUR"_n)), "email");
    const Run mailbox = desk.program().runBesideServers(
        words({"account", "add", "email", "--no-check", "--address", "help@shop.example", "--imap",
               "imaps://help%40shop.example@127.0.0.1:1", "--smtp",
               "smtps://help%40shop.example@127.0.0.1:1", "--password-stdin"}),
        "pw\n");
    INFO(mailbox.err.toStdString());
    REQUIRE(mailbox.exitCode == 0);
    desk.succeed({u"reply"_n, desk.aCase(), u"--text"_n, u"12 EUR"_n});
    const QJsonObject queued = desk.latest();
    CHECK(valueOf(queued, "account") == u"help@shop.example"_n);
    CHECK(valueOf(queued, "to").contains(u"jane@shop.example"_n));
    CHECK(desk.number("SELECT count(*) FROM identity WHERE value = 'jane@shop.example'") ==
          0); // a claim, not an identity
}

TEST_CASE("An answer to a visitor who has gone fails with the reason, and stays failed")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatProgram desk(server);
    desk.begin();
    {
        WebsiteVisitor(server).write(u"Hello?"_n);
    }
    desk.succeed(words({"sync", "--once"}));
    const Run replied = desk.run(desk.replying(desk.aCase(), u"Hello!"_n));
    INFO(replied.err.toStdString());
    CHECK(desk.state() == u"failed"_n);
    CHECK(valueOf(desk.latest(), "problem").contains(u"has left the website"_n));
    desk.succeed(words({"sync", "--once"})); // the archive has a copy of it; the visitor has not
    CHECK(desk.state() == u"failed"_n);
    CHECK(desk.interactions() == 2);
}

TEST_CASE("A claimed address is a suggestion with its reason, merged, the transcript stays in the "
          "known customer's history")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatProgram desk(server);
    const Run added = desk.add("desk-pw\nthe key of the site\n", words({"--site-key-stdin"}));
    INFO(added.err.toStdString());
    REQUIRE(added.exitCode == 0);
    const QString mail = desk.program().write(
        "jane.eml",
        "From: Jane Doe <jane@shop.example>\r\nTo: help@shop.example\r\nSubject: Chairs\r\n"
        "Message-ID: <1@shop.example>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nHello\r\n");
    desk.succeed({u"import"_n, mail});
    WebsiteVisitor claiming(server, u"some browser's own secret"_n,
                            {{u"email"_n, u"Jane@shop.example"_n}});
    claiming.write(u"I am Jane"_n);
    desk.succeed(words({"sync", "--once"}));
    CHECK(desk.number("SELECT count(*) FROM customer") == 2);
    CHECK(desk.timelineOf(u"jane@shop.example"_n).size() == 1); // nobody's word puts anything there
    const Run claimed = desk.succeed(words({"customers", "suggestions", "--json"}));
    INFO(claimed.out.toStdString());
    REQUIRE(claimed.json().size() == 1);
    CHECK(claimed.out.contains("somebody typed in"));
    const double before =
        claimed.json().first().toObject().value(QLatin1String("confidence")).toDouble();
    CHECK(before < 0.9);

    WebsiteVisitor proven(
        server, u"some browser's own secret"_n,
        {{u"email"_n, u"jane@shop.example"_n},
         {u"proof"_n, u"0d42de588ebe34879399bbb337527d8064f436e3a088918e081f32b0edaed568"_n}});
    proven.write(u"Now I have logged in"_n);
    desk.succeed(words({"sync", "--once"}));
    const Run vouched = desk.succeed(words({"customers", "suggestions", "--json"}));
    INFO(vouched.out.toStdString());
    REQUIRE(vouched.json().size() == 1);
    CHECK(vouched.out.contains("your website said"));
    CHECK(vouched.json().first().toObject().value(QLatin1String("confidence")).toDouble() > 0.9);
    CHECK(desk.number("SELECT count(*) FROM customer") == 2); // still a person's decision

    const QString visitor = valueOf(desk.cases().first(), "customer");
    desk.succeed({u"customers"_n, u"merge"_n, u"jane@shop.example"_n, visitor});
    CHECK(desk.timelineOf(u"jane@shop.example"_n).size() == 3);
    proven.write(u"One more thing"_n);
    desk.succeed(words({"sync", "--once"}));
    CHECK(desk.timelineOf(u"jane@shop.example"_n).size() == 4);
    desk.succeed(words({"rebuild", "--verify"}));
    CHECK(desk.timelineOf(u"jane@shop.example"_n).size() == 4);
}

TEST_CASE(
    "120 chat messages arrive exactly once though the program is killed eight times on the way")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    constexpr int count = 120;
    ChatServer server;
    WebChatProgram desk(server);
    desk.begin();
    WebsiteVisitor jane(server, u"jane's browser, secret"_n);
    WebsiteVisitor otto(server, u"otto's browser, secret"_n);
    for (int i = 0; i < count; ++i) {
        (i % 2 ? jane : otto).write(u"message %1"_n.arg(i));
    }
    for (int kills = 0; kills < 8; ++kills) {
        auto sync = desk.program().start(words({"sync", "--once"}));
        runFor(std::chrono::milliseconds(QRandomGenerator::global()->bounded(50, 600)));
        killNow(*sync);
    }
    desk.succeed(words({"sync", "--once"}));
    CHECK(desk.interactions() == count);
    CHECK(desk.number("SELECT count(*) FROM customer") == 2);
    desk.succeed(words({"rebuild", "--verify"}));
    desk.succeed(words({"doctor"}));
}
