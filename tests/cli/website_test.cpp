// SPDX-License-Identifier: GPL-3.0-or-later
//
// A website with the widget on it, a visitor in a real browser, and the desk on the command line.
#include "tests/cli/web_chat_program.h"
#include "tests/support/website_browser.h"

#include <QDir>
#include <QFile>

using namespace threadline;
using namespace threadline::test;

namespace {

QByteArray shopPage(const QString& website, const QByteArray& more = {})
{
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Garden "
           "chairs</title></head><body><h1>Shop</h1>"
           "<a id=\"tables\" href=\"tables.html\">Tables</a>"
           "<script src=\"threadline-chat.js\" data-desk=\"desk@localhost\" "
           "data-visitors=\"anon.localhost\" data-bosh=\"" +
           website.toUtf8() + "/http-bind\" data-converse=\"converse/\" " + more +
           "></script></body></html>";
}

/// A chat server that serves the shop's pages, too.
struct Website
{
    Website()
        : server({TestCertificates::Kind::Valid, true, true, true})
        , desk(server)
    {
        QFile widget(QDir(QStringLiteral(THREADLINE_WIDGET)).filePath(u"threadline-chat.js"_n));
        REQUIRE(widget.open(QIODevice::ReadOnly));
        server.server.publish(u"threadline-chat.js"_n, widget.readAll());
        server.server.publish(u"chairs.html"_n,
                              shopPage(server.server.website(), "data-order=\"20431\""));
        server.server.publish(u"tables.html"_n, shopPage(server.server.website()));
        server.server.publishFolder(u"converse"_n, WebsiteBrowser::converseFolder());
        desk.begin();
    }
    QString page(const QString& name) const
    {
        return server.server.website() + u"/files/"_n + name;
    }
    /// As a desk that is open.
    std::unique_ptr<QProcess> watch() { return desk.program().start(words({"sync", "--watch"})); }

    ChatServer server;
    WebChatProgram desk;
};

QJsonObject detailsOf(const QJsonValue& entry)
{
    return entry.toObject().value(QLatin1String("details")).toObject();
}

} // namespace

TEST_CASE("A visitor chats on the website: it is a case with page and order number, and the answer "
          "is seen there")
{
    if (!ProsodyServer::isInstalled() || !WebsiteBrowser::isInstalled()) {
        return;
    }
    Website website;
    auto watching = website.watch();
    WebsiteBrowser visitor;
    visitor.open(website.page(u"chairs.html"_n));
    visitor.waitFor("closed");
    visitor.click("#threadline-chat #open");
    visitor.waitFor("chat"); // the desk has answered that it is there
    visitor.say(u"Is the green one <b>in stock</b>?"_n);
    REQUIRE(waitUntil([&] { return website.desk.interactions() == 1; }));
    killNow(*watching);

    const QJsonArray cases = website.desk.cases();
    REQUIRE(cases.size() == 1);
    const QJsonArray history = website.desk.timelineOf(
        cases.first().toObject().value(QLatin1String("customer")).toString());
    REQUIRE(history.size() == 1);
    CHECK(history.first().toObject().value(QLatin1String("text")).toString() ==
          u"Is the green one <b>in stock</b>?"_n);
    CHECK(detailsOf(history.first()).value(QLatin1String("order")).toString() == u"20431"_n);
    CHECK(detailsOf(history.first()).value(QLatin1String("page")).toString() ==
          website.page(u"chairs.html"_n));
    CHECK(detailsOf(history.first()).value(QLatin1String("page_title")).toString() ==
          u"Garden chairs"_n);

    website.desk.succeed(website.desk.replying(website.desk.aCase(), u"Yes, twelve of them."_n));
    CHECK(website.desk.state() == u"sent"_n);
    visitor.see(u"Yes, twelve of them."_n);

    watching = website.watch();
    visitor.click("#tables"); // another page: the chat goes on, by the same visitor
    visitor.waitFor("chat");
    visitor.see(u"Yes, twelve of them."_n);
    visitor.say(u"I take two."_n);
    REQUIRE(waitUntil([&] { return website.desk.interactions() == 3; }));
    killNow(*watching);
    CHECK(website.desk.cases().size() == 1);
    CHECK(website.desk.number("SELECT count(*) FROM customer") == 1);
    CHECK(visitor.strangeRequests().isEmpty());
}

TEST_CASE("A visitor who finds nobody leaves a message, and it becomes a case")
{
    if (!ProsodyServer::isInstalled() || !WebsiteBrowser::isInstalled()) {
        return;
    }
    Website website;
    WebsiteBrowser visitor;
    visitor.open(website.page(u"chairs.html"_n));
    visitor.click("#threadline-chat #open");
    visitor.waitFor("away");
    visitor.fill("#threadline-chat #name", u"Jane Doe"_n);
    visitor.fill("#threadline-chat #email", u"jane@shop.example"_n);
    visitor.fill("#threadline-chat #message", u"Please tell me the price.\nThank you & bye"_n);
    visitor.click("#threadline-chat #send");
    visitor.see(u"Thank you, we have your message."_n);
    website.desk.succeed(words({"sync", "--once"}));
    const QJsonArray cases = website.desk.cases();
    REQUIRE(cases.size() == 1);
    CHECK(cases.first().toObject().value(QLatin1String("customer_name")).toString() ==
          u"Jane Doe"_n);
    const QJsonArray history = website.desk.timelineOf(u"Jane Doe"_n);
    REQUIRE(history.size() == 1);
    CHECK(history.first().toObject().value(QLatin1String("text")).toString() ==
          u"Please tell me the price.\nThank you & bye"_n);
    CHECK(detailsOf(history.first()).value(QLatin1String("left")).toBool());
}
