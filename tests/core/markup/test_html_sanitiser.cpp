// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_sanitiser.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

QString sanitised(const QByteArray& html)
{
    return sanitiseHtml(html).html;
}

QString dark(const QByteArray& html)
{
    return sanitiseHtml(html, {.forDarkTheme = true}).html;
}

} // namespace

TEST_CASE("text and simple formatting come through")
{
    CHECK(sanitised("<p>a <strong>b</strong> <em>c</em></p>") ==
          QStringLiteral("<p>a <b>b</b> <i>c</i></p>"));
    CHECK(sanitised("1 &lt; 2 &amp; \"x\"") == QStringLiteral("1 &lt; 2 &amp; &quot;x&quot;"));
    CHECK(sanitised("<section><h2>t</h2><ul><li>x</ul></section>") ==
          QStringLiteral("<div><h2>t</h2><ul><li>x</li></ul></div>"));
    CHECK(sanitised("<ol start=4><li>x</ol>") == QStringLiteral("<ol start=\"4\"><li>x</li></ol>"));
    CHECK(sanitised("<q>x</q><custom-tag>y</custom-tag>") == QStringLiteral("\u201Cx\u201Dy"));
    CHECK(sanitised("a<br>b<hr>c") == QStringLiteral("a<br/>b<hr/>c"));
    CHECK(sanitised("").isEmpty());
}

TEST_CASE("nothing that runs, loads or sends comes through")
{
    const char* const vector = GENERATE(
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<img src=\"javascript:alert(1)\">", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
        "<a href=\"java\nscript:alert(1)\">x</a>", "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href='&#106;&#x61;vascript&colon;alert(1)'>x</a>", "<a href='vbscript:x'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='file:///etc/passwd'>x</a>", "<body onload=alert(1)>x",
        "<div style=\"background:url(javascript:alert(1))\">x</div>",
        "<div style=\"width: expression(alert(1))\">x</div>",
        "<div style=\"background-image:\\75rl('javascript:alert(1)')\">x</div>",
        "<style>@import 'javascript:alert(1)';</style>",
        "<link rel=stylesheet href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<iframe src=javascript:alert(1)></iframe>", "<object data=x.swf>y</object>",
        "<embed src=x.swf>", "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<form action=javascript:alert(1)><input name=a onfocus=alert(1) autofocus></form>",
        "<table background=javascript:alert(1)><td background='javascript:alert(1)'>x</table>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<base href=javascript:alert(1)//>", "<a title='\"onclick=alert(1) x=\"' href=x>y</a>",
        "<img alt='\"onerror=alert(1) \"' src=cid:1>", "<template><script>x</script></template>",
        "<video onerror=alert(1)><source src=x></video>", "<textarea><script>x</script></textarea>",
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<<script>alert(1);//<</script>",
        "<plaintext><script>alert(1)</script>", "<xss id=x tabindex=1 onfocus=alert(1)>",
        "<p style='color:red;behavior:url(x.htc)'>x");
    CAPTURE(vector);
    const SanitisedHtml result = sanitiseHtml(vector);
    const QString html = (result.html + result.quotedHtml).toLower();
    CHECK(!html.contains(QLatin1String("<script")));
    CHECK(!html.contains(QLatin1String("=\"javascript")));
    CHECK(!html.contains(QLatin1String("url(")));
    CHECK(!html.contains(QLatin1String("expression")));
    CHECK(!html.contains(QLatin1String("file:")));
    // An attribute of ours never starts with "on"; a quote in a value is always "&quot;".
    CHECK(!html.contains(QLatin1String("\" on")));
    CHECK(!html.contains(QLatin1String("<img src=\"x")));
}

TEST_CASE("words in unknown and dropped elements are kept unless they were hidden")
{
    CHECK(sanitised("<form><button>Pay</button><label>now</label></form>") ==
          QStringLiteral("<div>Paynow</div>"));
    CHECK(sanitised("<div style='display:none'>secret</div>open") == QStringLiteral("open"));
    CHECK(sanitised("<p hidden>x</p><b>y</b>") == QStringLiteral("<b>y</b>"));
    CHECK(sanitised("<span style='font-size:0'>x<b style='font-size:14px'>y</b></span>")
              .contains(QLatin1String("y")));
    const SanitisedHtml allHidden = sanitiseHtml("<div style='display:none'>words</div>");
    CHECK(allHidden.html == QStringLiteral("words"));
    CHECK(allHidden.plain);
}

TEST_CASE("styles are rebuilt from what is allowed, within bounds")
{
    CHECK(sanitised("<p style='font-size:200px; position:fixed; top:0; color:#ff0000'>x</p>") ==
          QStringLiteral("<p style=\"font-size:32px;color:#ff0000;\">x</p>"));
    CHECK(sanitised("<span style='font-weight:700!important;text-decoration:underline dotted'>x") ==
          QStringLiteral("<span style=\"font-weight:bold;text-decoration:underline;\">x</span>"));
    CHECK(sanitised("<font color=red size=5 face=Wingdings>x</font>") ==
          QStringLiteral("<span style=\"font-size:20px;color:#ff0000;\">x</span>"));
    CHECK(sanitised("<center>x</center>") == QStringLiteral("<div align=\"center\">x</div>"));
    CHECK(sanitised("<p class=MsoNormal>x</p>") == QStringLiteral("<div>x</div>"));
    CHECK(sanitised("<div dir=rtl>\u05E9\u05DC\u05D5\u05DD</div>") ==
          QStringLiteral("<div dir=\"rtl\">\u05E9\u05DC\u05D5\u05DD</div>"));
    CHECK(sanitised("<span class=x id=y lang=de>z</span>") == QStringLiteral("z"));
}

TEST_CASE("text is never the colour of what it stands on")
{
    // White text was meant for a picture that is not loaded.
    CHECK(sanitised("<div style='background:url(dark.png);color:#fff'>x</div>")
              .contains(QLatin1String("color:#fff")) == false);
    CHECK(sanitised("<div style='background-color:#000'>x</div>") ==
          QStringLiteral("<div style=\"background-color:#000000;color:#ffffff;\">x</div>"));
    CHECK(sanitised("<div style='background:#003366;color:#ffffff'>x</div>") ==
          QStringLiteral("<div style=\"background-color:#003366;color:#ffffff;\">x</div>"));
}

TEST_CASE("for a dark theme the author's colours are dropped and the rest is kept")
{
    CHECK(dark("<p bgcolor=white style='color:#222;font-weight:bold'>x<img src=cid:a></p>") ==
          QStringLiteral("<p style=\"font-weight:bold;\">x<img src=\"cid:a\"/></p>"));
}

TEST_CASE("links carry their true host")
{
    CHECK(sanitised("<a href='https://shop.example/a?b=1&c=2'>our shop</a>") ==
          QStringLiteral("<a href=\"https://shop.example/a?b=1&amp;c=2\" title=\"shop.example\">"
                         "our shop</a>"));
    CHECK(sanitised("<a href='//shop.example'>x</a>")
              .contains(QLatin1String("href=\"https://shop.example\"")));
    CHECK(sanitised("<a href='https://bank.example@evil.example/'>x</a>")
              .contains(QLatin1String("title=\"evil.example\"")));
    CHECK(sanitised("<a href='https:\\\\evil.example\\x'>x</a>")
              .contains(QLatin1String("title=\"evil.example\"")));
    CHECK(sanitised("<a href='tel:+49 30 123'>call</a>") ==
          QStringLiteral("<a href=\"tel:+4930123\" title=\"+4930123\">call</a>"));
    CHECK(sanitised("<a href='#top'>x</a><a href='/local'>y</a>") == QStringLiteral("xy"));
    // A Cyrillic "a" in the name: the title shows what the resolver gets.
    CHECK(sanitised("<a href='https://b\u0430nk.example/'>x</a>")
              .contains(QLatin1String("title=\"xn--")));
}

TEST_CASE("a link whose text names another host says so")
{
    const auto marked = [](const QByteArray& html) {
        return sanitised(html).endsWith(QLatin1String(" [evil.example]"));
    };
    CHECK(marked("<a href='https://evil.example/'>https://bank.example/login</a>"));
    CHECK(marked("<a href='https://evil.example/'>bank.example</a>"));
    CHECK(marked("<a href='https://evil.example/'>www.<b>bank</b>.example</a>"));
    CHECK(marked("<a href='https://evil.example/'>Go to www.bank.example now</a>"));
    CHECK(marked("<a href='https://evil.example/'>bank\u200B.example</a>"));
    CHECK(marked("<a href='https://evil.example/'>help@bank.example</a>"));
    CHECK(!marked("<a href='https://evil.example/x'>evil.example</a>"));
    CHECK(!marked("<a href='https://www.evil.example/x'>evil.example</a>"));
    CHECK(!sanitised("<a href='https://click.shop.example/x'>shop.example</a>").contains(u'['));
    CHECK(!sanitised("<a href='https://shop.example/x'>invoice.pdf</a>").contains(u'['));
    CHECK(!sanitised("<a href='https://shop.example/x'>Read more...</a>").contains(u'['));
}

TEST_CASE("remote images are counted and not shown unless asked for")
{
    const QByteArray html =
        "<img src='https://shop.example/a.png' alt='Lamp' width=600 height=9999>"
        "<img src=//shop.example/b.png>";
    const SanitisedHtml blocked = sanitiseHtml(html);
    CHECK(blocked.html == QStringLiteral("Lamp"));
    CHECK(blocked.remoteImages == 2);
    const SanitisedHtml shown = sanitiseHtml(html, {.showRemoteImages = true});
    CHECK(shown.html ==
          QStringLiteral("<img src=\"https://shop.example/a.png\" alt=\"Lamp\" width=\"600\" "
                         "height=\"4000\"/><img src=\"https://shop.example/b.png\"/>"));
    CHECK(shown.remoteImages == 2);
}

TEST_CASE("tracking pixels are never shown")
{
    const char* const pixel = GENERATE("<img src=https://t.example/o width=1 height=1>",
                                       "<img src=https://t.example/o height=0>",
                                       "<img src=https://t.example/o style='width:1px;height:1px'>",
                                       "<img src=https://t.example/o style='display:none'>");
    CAPTURE(pixel);
    const SanitisedHtml result = sanitiseHtml(QByteArray("x") + pixel, {.showRemoteImages = true});
    CHECK(result.html == QStringLiteral("x"));
    CHECK(result.remoteImages == 0);
    CHECK(result.trackingPixels == 1);
}

TEST_CASE("parts of the message and small bitmaps are shown")
{
    const SanitisedHtml result = sanitiseHtml(
        "<img src='cid:logo%40x'><img src=CID:logo@x><img src='data:image/png;base64,iVBO\nRw=='>"
        "<img src='data:image/svg+xml;base64,AAAA' alt=s><img src='data:image/png,x' alt=t>");
    CHECK(result.html == QStringLiteral("<img src=\"cid:logo@x\"/><img src=\"cid:logo@x\"/>"
                                        "<img src=\"data:image/png;base64,iVBORw==\"/>st"));
    CHECK(result.embeddedImages == QStringList{QStringLiteral("logo@x")});
}

TEST_CASE("tables that are a grid stay one, tables that place things do not")
{
    CHECK(sanitised("<table border=1><tr><td width='50%' colspan=2>a<td valign=TOP>b</table>") ==
          QStringLiteral("<table border=\"1\" cellpadding=\"2\" cellspacing=\"2\"><tr>"
                         "<td width=\"50%\" colspan=\"2\">a</td><td valign=\"top\">b</td>"
                         "</tr></table>"));
    CHECK(sanitised("<table width=600><tr><td><table><tr><td>a</table><tr><td>b</table>") ==
          QStringLiteral("<div><div><div><div>a</div></div></div><div>b</div></div>"));
}

TEST_CASE("the history under a reply is folded")
{
    struct Reply
    {
        const char* html;
        const char* own;
        const char* quoted;
    };
    const auto reply = GENERATE(
        Reply{"<div>Thanks</div><div class='gmail_quote'><div class='gmail_attr'>On Monday Ann "
              "wrote:<br></div><blockquote class='gmail_quote'>old</blockquote></div>",
              "Thanks", "old"},
        Reply{"<p>Thanks</p><div class='moz-cite-prefix'>On Monday Ann wrote:</div>"
              "<blockquote type='cite'>old</blockquote>",
              "Thanks", "old"},
        Reply{"<div>Thanks<div><br><blockquote type=CITE><div>On Monday Ann wrote:</div>"
              "old</blockquote></div></div>",
              "Thanks", "old"},
        Reply{"<div>Thanks</div><hr><div id='divRplyFwdMsg'><b>From:</b> Ann</div><div>old</div>",
              "Thanks", "old"},
        Reply{"<div><p class=MsoNormal>Thanks</p><div><div style='border:none;border-top:solid "
              "#E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Von:</b> Ann</p></div></div>"
              "<p>old</p></div>",
              "Thanks", "old"},
        Reply{"<div>Thanks</div><div class='yahoo_quoted'><div>On Monday Ann wrote:</div>"
              "<div>old</div></div>",
              "Thanks", "old"},
        Reply{"<blockquote type=cite>old</blockquote><p>Below</p>", "Below", "old"});
    CAPTURE(reply.html);
    const SanitisedHtml result = sanitiseHtml(reply.html);
    CHECK(result.html.contains(QLatin1String(reply.own)));
    CHECK(!result.html.contains(QLatin1String(reply.quoted)));
    CHECK(result.quotedHtml.contains(QLatin1String(reply.quoted)));
    CHECK(!result.quotedHtml.contains(QLatin1String(reply.own)));
    CHECK(result.html.count(u'<') == result.html.count(u'>'));
    CHECK(result.html.count(QLatin1String("<div")) == result.html.count(QLatin1String("</div")));
    CHECK(result.quotedHtml.count(QLatin1String("<div")) ==
          result.quotedHtml.count(QLatin1String("</div")));
    const SanitisedHtml whole = sanitiseHtml(reply.html, {.foldQuotes = false});
    CHECK(whole.quotedHtml.isEmpty());
    CHECK(whole.html.contains(QLatin1String(reply.quoted)));
}

TEST_CASE("what is needed to understand a message is not folded")
{
    const char* const html = GENERATE(
        // a forwarded message
        "<div>FYI</div><div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded "
        "message ---------<br>From: Ann</div><p>old</p></div>",
        // nothing of the writer's own
        "<blockquote type=cite>old</blockquote>",
        "<div id=divRplyFwdMsg>From: Ann</div><div>old</div>",
        // answers between the lines
        "<blockquote type=cite>old</blockquote>yes<blockquote type=cite>older</blockquote>no",
        // a quotation from elsewhere
        "<p>He said</p><blockquote>old</blockquote>");
    CAPTURE(html);
    const SanitisedHtml result = sanitiseHtml(html);
    CHECK(result.quotedHtml.isEmpty());
    CHECK(result.html.contains(QLatin1String("old")));
}
