// SPDX-License-Identifier: GPL-3.0-or-later
// Stanzas as the XEPs print them, and as nobody should send them.
#include "core/xmpp/message_parsing.h"
#include "core/xmpp/message_writing.h"
#include "core/xmpp/upload_slot.h"
#include "tests/core/xmpp/chat_people.h"

using namespace threadline;
using namespace threadline::test;

namespace {

const XmppReader me{u"me@shop.example"_n, Timestamp::fromSeconds(1'795'348'800)}; // 2026-11-22T12:00:00Z

XmlElement stanza(const QByteArray& text)
{
    const auto element = readXmlElement(text);
    REQUIRE(element);
    return *element;
}

std::optional<XmppMessage> direct(const QByteArray& inside, const QByteArray& attributes = "from='anna@x.example/phone' type='chat'")
{
    return directMessage(stanza("<message xmlns='jabber:client' " + attributes + ">" + inside + "</message>"), me);
}

} // namespace

TEST_CASE("A message has its writer, its words and its id")
{
    const auto message = direct("<body>Hello</body><origin-id xmlns='urn:xmpp:sid:0' id='o1'/>"
                                "<stanza-id xmlns='urn:xmpp:sid:0' id='a1' by='me@shop.example'/>"
                                "<request xmlns='urn:xmpp:receipts'/><active xmlns='http://jabber.org/protocol/chatstates'/>",
                                "from='Anna@X.example/phone' to='me@shop.example' id='i1' type='chat'");
    REQUIRE(message);
    XmppMessage expected;
    expected.from = u"anna@x.example"_n;
    expected.to = u"me@shop.example"_n;
    expected.id = u"i1"_n;
    expected.archiveId = u"a1"_n;
    expected.body = u"Hello"_n;
    expected.chatState = ChatState::Active;
    expected.wantsReceipt = true;
    expected.at = me.now;
    CHECK(*message == expected);
}

TEST_CASE("Missing attributes, empty elements and wrong namespaces are no messages, or empty ones")
{
    const auto nothing = direct("", "");
    REQUIRE(nothing); // from nobody is from our own account (RFC 6120, 8.1.2.1)
    CHECK(nothing->outgoing);
    CHECK(!direct("<body>x</body>", "from='@' type='chat'"));
    CHECK(!direct("<body>x</body>", "from='a@x/r' type='error'"));
    CHECK(!direct("<body>x</body>", "from='a@x/r' type='groupchat'"));
    CHECK(!directMessage(stanza("<message from='a@x'><body>x</body></message>"), me));
    CHECK(!directMessage(stanza("<presence xmlns='jabber:client' from='a@x'/>"), me));
    const auto odd = direct("<body xmlns='urn:other'>x</body><reactions xmlns='urn:xmpp:reactions:0'/>"
                            "<x xmlns='jabber:x:oob'/><replace xmlns='urn:xmpp:message-correct:0'/>"
                            "<received xmlns='urn:xmpp:receipts'/><composing xmlns='urn:other'/><delay xmlns='urn:xmpp:delay'/>");
    REQUIRE(odd);
    CHECK(odd->body.isEmpty());
    CHECK(!odd->reactions);
    CHECK(!odd->chatState);
    CHECK(odd->attachment.isEmpty());
    CHECK(odd->at == me.now);
}

TEST_CASE("A huge body is cut, between characters")
{
    const QByteArray smile = QString(u"\U0001F600"_n).toUtf8();
    const auto message = direct("<body>x" + smile.repeated(100'000) + "</body>");
    REQUIRE(message);
    CHECK(message->bodyCut);
    CHECK(message->body.size() == XmppMessageLimits::body - 1); // one x, whole pairs
    CHECK(message->body.back().isLowSurrogate());
    CHECK(!direct("<body>" + QByteArray("short") + "</body>")->bodyCut);
}

TEST_CASE("Long ids and addresses are none")
{
    const QByteArray many(5'000, 'i');
    const auto message = direct("<body>x</body><replace xmlns='urn:xmpp:message-correct:0' id='" + many +
                                    "'/><x xmlns='jabber:x:oob'><url>https://x/" + many + "</url></x>",
                                "from='a@x/r' id='" + many + "'");
    REQUIRE(message);
    CHECK(message->id.isEmpty());
    CHECK(message->replaces.isEmpty());
    CHECK(message->attachment.isEmpty());
}

TEST_CASE("Beyond depth and number nothing is read, and what is no XML or no UTF-8 neither")
{
    const auto nested = [](int depth) { return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth); };
    CHECK(readXmlElement(nested(XmlLimits::depth)));
    CHECK(!readXmlElement(nested(XmlLimits::depth + 1)));
    CHECK(!readXmlElement(nested(20'000)));
    CHECK(!readXmlElement("<a>" + QByteArray("<b/>").repeated(XmlLimits::elements) + "</a>"));
    CHECK(!readXmlElement("<a>" + QByteArray(XmlLimits::characters + 1, 'x') + "</a>"));
    CHECK(!readXmlElement("<a>\xff\xfe</a>"));
    CHECK(!readXmlElement("<a>\xc3</a>"));
    CHECK(!readXmlElement("<a>&#0;</a>"));
    CHECK(!readXmlElement("<a>"));
    CHECK(!readXmlElement(""));
    CHECK(!readXmlElement("words"));
}

TEST_CASE("A moment is believed from servers only, and never one in the future")
{
    const auto at = [](const QByteArray& from, const QByteArray& stamp) {
        return direct("<body>x</body><delay xmlns='urn:xmpp:delay' from='" + from + "' stamp='" + stamp + "'/>")->at;
    };
    CHECK(at("shop.example", "2026-11-20T08:00:00Z") == *fromRfc3339(u"2026-11-20T08:00:00Z"_n));
    CHECK(at("me@shop.example", "2026-11-20T08:00:00Z") == *fromRfc3339(u"2026-11-20T08:00:00Z"_n));
    CHECK(at("anna@x.example", "2026-11-20T08:00:00Z") == me.now); // of herself
    CHECK(at("shop.example", "2999-01-01T00:00:00Z") == me.now);
    CHECK(at("shop.example", "1066-01-01T00:00:00Z") == me.now);
    CHECK(at("shop.example", "yesterday") == me.now);
}

TEST_CASE("Reactions are a few, each once (XEP-0444)")
{
    const auto message = direct("<reactions id='744f6e18' xmlns='urn:xmpp:reactions:0'><reaction>\xf0\x9f\x91\x8b</reaction>"
                                "<reaction>\xf0\x9f\x91\x8b</reaction><reaction/><other>x</other><reaction>" +
                                QByteArray(100, 'x') + "</reaction><reaction>\xf0\x9f\x90\xa2</reaction></reactions>");
    REQUIRE(message);
    REQUIRE(message->reactions);
    CHECK(*message->reactions == XmppReactions{u"744f6e18"_n, {u"\U0001F44B"_n, u"\U0001F422"_n}});
}

TEST_CASE("An attachment is a web address and nothing else (XEP-0066)")
{
    const auto attachment = [](const QByteArray& url) {
        return direct("<body>x</body><x xmlns='jabber:x:oob'><url>" + url + "</url></x>")->attachment;
    };
    CHECK(attachment("https://files.example/a%20b.png") == QUrl(u"https://files.example/a%20b.png"_n));
    for (const char* url : {"file:///etc/passwd", "javascript:alert(1)", "https://", "https:///x", "no address", "", "data:text/html,x"}) {
        INFO(url);
        CHECK(attachment(url).isEmpty());
    }
}

TEST_CASE("An invitation comes from a room (XEP-0045, example 55)")
{
    const QByteArray inside = "<x xmlns='http://jabber.org/protocol/muc#user'><invite from='crone1@shakespeare.lit/desktop'>"
                              "<reason>Hey Hecate</reason></invite></x>";
    const auto found = invitation(stanza("<message xmlns='jabber:client' from='coven@chat.shakespeare.lit' to='hecate@shakespeare.lit'>" +
                                         inside + "</message>"));
    REQUIRE(found);
    CHECK(*found == XmppInvitation{u"coven@chat.shakespeare.lit"_n, u"crone1@shakespeare.lit"_n, u"Hey Hecate"_n});
    CHECK(!invitation(stanza("<message xmlns='jabber:client' from='coven@chat.shakespeare.lit/nick'>" + inside + "</message>")));
    CHECK(!invitation(stanza("<message xmlns='jabber:client' type='error' from='coven@chat.shakespeare.lit'>" + inside + "</message>")));
}

TEST_CASE("What is written is read again as it was")
{
    XmppText text{u"id-1"_n, u"a <b> & \"c\"\n\u00e4\U0001F600"_n, u"id-0"_n, QUrl(u"https://files.example/a%20b.png"_n)};
    XmlElement written = messageStanza(u"me@shop.example"_n, "chat", text);
    written.set("from", u"anna@x.example/phone"_n);
    const auto message = directMessage(written, me);
    REQUIRE(message);
    CHECK(message->body == text.body);
    CHECK(message->id == text.id);
    CHECK(message->replaces == text.replaces);
    CHECK(message->attachment == text.attachment);
    CHECK(message->wantsReceipt);
    for (const auto state : {ChatState::Active, ChatState::Composing, ChatState::Paused, ChatState::Inactive, ChatState::Gone}) {
        XmlElement typed = chatStateStanza(u"me@shop.example"_n, "chat", state);
        CHECK(directMessage(typed.set("from", u"a@x"_n), me)->chatState == state);
    }
}

TEST_CASE("A place for a file is https, and its headers are the three that may be (XEP-0363, example 7)")
{
    const QByteArray slot = "<slot xmlns='urn:xmpp:http:upload:0'><put url='https://upload.montague.tld/x/my-juliet.jpg'>"
                            "<header name='Authorization'>Basic Base64String==\n</header><header name='Host'>evil</header></put>"
                            "<get url='https://download.montague.tld/x/my-juliet.jpg'/></slot>";
    const auto found = valueOf(uploadSlot(stanza(slot)));
    CHECK(found.headers == QMap<QString, QString>{{u"Authorization"_n, u"Basic Base64String=="_n}});
    CHECK(found.put == QUrl(u"https://upload.montague.tld/x/my-juliet.jpg"_n));
    CHECK(!uploadSlot(stanza(QByteArray(slot).replace("https://upload", "http://upload"))));
    CHECK(!uploadSlot(stanza("<slot xmlns='urn:xmpp:http:upload:0'/>")));
    CHECK(!uploadSlot(XmlElement{}));
}
