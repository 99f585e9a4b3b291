// SPDX-License-Identifier: GPL-3.0-or-later
//
// Receiving, against a real chat server: from a visitor's words to what is handed over, once each.
#include "tests/core/channels/web_chat/web_chat_account.h"

using namespace threadline;
using namespace threadline::test;

namespace {

QSet<QByteArray> keysOf(const Pulled& pulled)
{
    QSet<QByteArray> keys;
    for (const Delivered& one : pulled.delivered) {
        keys.insert(one.arrival.externalKey);
    }
    return keys;
}

} // namespace

TEST_CASE(
    "What visitors write while no desk is there arrives, and the same page brings the same keys")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor visitor(
        server, u"a secret of this browser"_n,
        {{u"order"_n, u"20431"_n}, {u"page"_n, u"https://shop.example/chairs"_n}});
    visitor.write(u"Is the green one in stock?"_n);
    visitor.write(u"Hello?"_n);

    const Pulled pulled = desk.pull();
    CHECK(textsOf(pulled) == QByteArrayList{"Is the green one in stock?", "Hello?"});
    CHECK(pulled.caughtUp);
    CHECK(pulled.failures.isEmpty());
    const Arrival& first = pulled.delivered.first().arrival;
    CHECK(first.details.value(QLatin1String("order")).toString() == u"20431"_n);
    CHECK(first.details.value(QLatin1String("page")).toString() ==
          u"https://shop.example/chairs"_n);
    desk.restart(); // the program died before it stored them
    CHECK(keysOf(desk.pull()) == keysOf(pulled));
    CHECK(keysOf(pulled).size() == 2);
    CHECK(desk.pull(pulled.cursor).delivered.isEmpty());
    visitor.write(u"Still there?"_n);
    CHECK(textsOf(desk.pull(pulled.cursor)) == QByteArrayList{"Still there?"});
}

TEST_CASE("Several visitors are several people, and one who loads the page again is the same")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor jane(server, u"jane's browser, secret"_n);
    WebsiteVisitor otto(server, u"otto's browser, secret"_n);
    jane.write(u"one"_n);
    otto.write(u"two"_n);
    WebsiteVisitor janeAgain(server, u"jane's browser, secret"_n);
    REQUIRE(janeAgain.client.bareJid() != jane.client.bareJid());
    janeAgain.write(u"three"_n);
    const Pulled pulled = desk.pull();
    REQUIRE(textsOf(pulled) == QByteArrayList{"one", "two", "three"});
    const auto who = [&](int i) { return pulled.delivered.at(i).arrival.customerIdentity.value; };
    CHECK(who(0) == who(2));
    CHECK(who(0) != who(1));
}

TEST_CASE("More than a page comes page by page, each message once")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor visitor(server);
    for (int i = 0; i < 230; ++i) {
        visitor.write(QString::number(i));
    }
    QSet<QByteArray> keys;
    QByteArrayList texts;
    QJsonObject cursor;
    int pages = 0;
    for (bool all = false; !all; ++pages) {
        const Pulled pulled = desk.pull(cursor);
        keys.unite(keysOf(pulled));
        texts += textsOf(pulled);
        cursor = pulled.cursor;
        all = pulled.caughtUp;
        REQUIRE(pages < 10);
    }
    CHECK(pages >= 3);
    CHECK(texts.size() == 230);
    CHECK(keys.size() == 230);
    CHECK(cursor.value(QLatin1String("messages")).toInteger() == 230);
}

TEST_CASE("A cursor that the archive has forgotten goes on by its time, and repeats rather than "
          "leaves out")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor visitor(server);
    visitor.write(u"one"_n);
    Pulled pulled = desk.pull();
    QJsonObject cursor = pulled.cursor;
    cursor.insert(u"after"_n, u"an entry that has expired"_n);
    visitor.write(u"two"_n);
    const Pulled again = desk.pull(cursor);
    REQUIRE_FALSE(again.delivered.isEmpty());
    CHECK(again.delivered.last().arrival.text == "two");
    CHECK(again.cursor.value(QLatin1String("after")) != cursor.value(QLatin1String("after")));
    CHECK(desk.pull(again.cursor).delivered.isEmpty());
}

TEST_CASE("A watch ends when a visitor writes, also between a pull and the watch")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor visitor(server);
    QJsonObject cursor = desk.pull().cursor;
    auto watching = desk.connector().watch(cursor);
    visitor.type("composing");
    visitor.type("paused");
    CHECK_FALSE(watching.isFinished()); // typing is nothing to fetch
    visitor.write(u"one"_n);
    requireOk(waitFor(watching));
    Pulled pulled = desk.pull(cursor);
    CHECK(textsOf(pulled) == QByteArrayList{"one"});
    QByteArrayList texts;
    visitor.write(u"two"_n);
    while (texts.isEmpty()) { // the archive is asked once more a little later: a watch may end for
                              // nothing
        requireOk(waitFor(desk.connector().watch(pulled.cursor)));
        pulled = desk.pull(pulled.cursor);
        texts = textsOf(pulled);
    }
    CHECK(texts == QByteArrayList{"two"});
}

TEST_CASE("Stanzas that nobody would write stop nobody and are nobody's words")
{
    if (!ProsodyServer::isInstalled()) {
        return;
    }
    ChatServer server;
    WebChatAccount desk(server);
    WebsiteVisitor visitor(server);
    visitor.write(u"before"_n);
    XmlElement empty = visitor.message();
    empty.add("body", xmpp::clientNs);
    requireOk(waitFor(visitor.client.deliver(empty)));
    XmlElement forged = visitor.message(); // an archive's answer, from a visitor
    XmlElement& result = forged.add("result", xmpp::archiveNs);
    result.set("queryid", u"q"_n).set("id", u"forged"_n);
    XmlElement& inner = result.add("forwarded", xmpp::forwardNs).add("message", xmpp::clientNs);
    inner.set("from", u"someone@localhost"_n).add("body", xmpp::clientNs, u"forged"_n);
    requireOk(waitFor(visitor.client.deliver(forged)));
    XmlElement many = visitor.message();
    many.add("body", xmpp::clientNs, u"many"_n);
    XmlElement& form = many.add("x", xmpp::dataNs);
    form.set("type", u"submit"_n);
    for (int i = 0; i < 500; ++i) {
        form.add("field", xmpp::dataNs)
            .set("var", QString::number(i))
            .add("value", xmpp::dataNs, u"x"_n);
    }
    requireOk(waitFor(visitor.client.deliver(many)));
    XmlElement deep = visitor.message(); // deeper than we read: dropped as a whole
    deep.add("body", xmpp::clientNs, u"deep"_n);
    XmlElement* place = &deep;
    for (int i = 0; i < 40; ++i) {
        place = &place->add("a", "urn:deep");
    }
    requireOk(waitFor(visitor.client.deliver(deep)));
    visitor.write(u"after"_n);
    const Pulled pulled = desk.pull();
    CHECK(textsOf(pulled) == QByteArrayList{"before", "many", "after"});
    CHECK(desk.pull(pulled.cursor).delivered.isEmpty());
    // As the last one of a page it is told that something was left out, and nothing is asked twice.
    requireOk(waitFor(visitor.client.deliver(deep)));
    const Pulled left = desk.pull(pulled.cursor);
    CHECK(left.delivered.isEmpty());
    CHECK(left.failures.size() == 1);
    CHECK(desk.pull(left.cursor).failures.isEmpty());
}
