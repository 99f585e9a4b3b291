// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole desk with the chat of a website, by keyboard and mouse, from an empty workspace to an
// answer that the visitor has read; typing is seen on both sides. With THREADLINE_PICTURES=FOLDER
// it leaves pictures there.
#include "tests/core/channels/web_chat/web_chat_account.h"
#include "tests/ui/desk/desk.h"
#include "tests/ui/desk/program.h"

#include <QRegularExpression>

using namespace threadline;
using namespace threadline::test;

namespace {

QString said(Desk& desk, const char* name)
{
    const auto* label = desk.find<QLabel>(name);
    return label->isVisible() ? label->text() : QString();
}

void picture(Desk& desk, const char* name)
{
    if (const QString folder = qEnvironmentVariable("THREADLINE_PICTURES"); !folder.isEmpty()) {
        CHECK(desk.window().grab().save(folder + u'/' + QLatin1String(name)));
    }
}

} // namespace

TEST_CASE("From an empty desk to an answer that a visitor of the website has read, typing seen on "
          "both sides")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    server.access(u"desk"_n); // the account
    Program program;
    // The window asks for no certificates of one's own: the system knows them.
    qputenv("SSL_CERT_FILE",
            program.write(u"authority.pem"_n, server.server.certificateOfAuthority()).toUtf8());
    Desk desk(program.workspace());

    desk.trigger(DeskAction::AddAccount);
    desk.click("addOn-webchat");
    REQUIRE(desk.find<QWidget>("addChatPage")->isVisible());
    desk.click("chatCheck");
    CHECK(said(desk, "chatProblem").contains(u"chat address"_n));
    CHECK(desk.find<QLineEdit>("chatAddress")->hasFocus());
    desk.fill("chatAddress", u"desk@localhost"_n);
    CHECK(desk.find<QLineEdit>("chatVisitors")->placeholderText() == u"visitors.localhost"_n);
    desk.fill("chatPassword", u"wrong"_n);
    desk.fill("chatServer", u"127.0.0.1:%1"_n.arg(server.server.port()));
    desk.click("chatCheck");
    REQUIRE(waitUntil(
        [&] { return said(desk, "chatProblem").contains(u"refused the name or the password"_n); }));
    CHECK(desk.find<QLineEdit>("chatPassword")->hasFocus());
    desk.fill("chatPassword", u"desk-pw"_n);
    desk.click("chatCheck");
    REQUIRE(waitUntil(
        [&] { return said(desk, "chatProblem").contains(u"no host \"visitors.localhost\""_n); }));
    CHECK(desk.find<QLineEdit>("chatVisitors")->hasFocus());
    picture(desk, "chat-form.png");
    desk.fill("chatVisitors", u"anon.localhost"_n);
    desk.click("chatCheck");
    REQUIRE(waitUntil([&] { return said(desk, "chatState").contains(u"The login works"_n); }));
    CHECK(waitForValue(program.workspace().accounts()).isEmpty());
    desk.click("chatAdd");
    REQUIRE(waitUntil([&] { return waitForValue(program.workspace().accounts()).size() == 1; }));
    REQUIRE(waitUntil([&] { return desk.find<QLineEdit>("chatPassword")->text().isEmpty(); }));

    auto visitor =
        std::make_unique<WebsiteVisitor>(server, u"a secret of this browser"_n,
                                         Fields{{u"order"_n, u"20431"_n},
                                                {u"page"_n, u"https://shop.example/chairs"_n},
                                                {u"title"_n, u"Garden chairs"_n},
                                                {u"name"_n, u"Jane Doe"_n},
                                                {u"email"_n, u"jane@shop.example"_n}});
    for (int hellos = 0; !visitor->deskIsThere && hellos < 60; ++hellos) { // the desk may be logging in
        visitor->sayHello();
        waitUntil([&] { return visitor->deskIsThere; }, std::chrono::seconds(1));
    }
    REQUIRE(visitor->deskIsThere);
    visitor->write(u"Is the green one in stock?"_n);
    desk.trigger(DeskAction::ShowQueue);
    REQUIRE(waitUntil([&] { return desk.queue()->rowCount() == 1; }));
    desk.openFirst();
    CHECK(desk.shownCustomer() == u"Jane Doe"_n);
    REQUIRE(waitUntil([&] { return !desk.timeline().filter(u"green one"_n).isEmpty(); }));
    REQUIRE(waitUntil([&] { return said(desk, "liveWords") == u"Jane Doe is here now."_n; }));
    visitor->type("composing");
    REQUIRE(waitUntil([&] { return said(desk, "liveWords") == u"Jane Doe is typing…"_n; }));

    QTest::keyClick(desk.find<QListView>("queueList"), Qt::Key_R);
    REQUIRE(waitUntil([&] { return desk.composer()->hasFocus(); }));
    CHECK_FALSE(visitor->sees("composing"));
    QTest::keyClicks(desk.composer(), u"Yes, twelve"_n);
    REQUIRE(waitUntil([&] { return visitor->sees("composing"); }));
    picture(desk, "chat-typing.png");
    QTest::keyClicks(desk.composer(), u" of them."_n);
    QTest::keyClick(desk.composer(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return visitor->bodies() == QStringList{u"Yes, twelve of them."_n}; },
                      std::chrono::minutes(1)));
    const QRegularExpression sent(u"Yes, twelve of them\\..*Sent \\d"_n,
                                  QRegularExpression::DotMatchesEverythingOption);
    REQUIRE(waitUntil([&] { return desk.timeline().filter(sent).size() == 1; }));

    visitor.reset();
    REQUIRE(waitUntil([&] { return said(desk, "liveWords").startsWith(u"Jane Doe has left"_n); }));
    picture(desk, "chat-left.png");
}
