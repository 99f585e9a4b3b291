// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_text.h"

#include "tests/support/catch.h"

using threadline::htmlToText;

TEST_CASE("blocks and breaks become lines, paragraphs stand one empty line apart")
{
    CHECK(htmlToText("<div>one</div><div>two<br>three<br></div>four") == "one\ntwo\nthree\nfour");
    CHECK(htmlToText("<p>one</p>\n\n<p>two</p><p></p><p>three") == "one\n\ntwo\n\nthree");
    CHECK(htmlToText("one<br><br><br><br>two") == "one\n\ntwo");
    CHECK(htmlToText("<div>one</div><div><br></div><div>two</div>") == "one\n\ntwo");
    CHECK(htmlToText("<div>one</div><div>&nbsp;</div><div>two</div>") == "one\n\ntwo");
    CHECK(htmlToText("<h1>Title</h1>text") == "Title\n\ntext");
    CHECK(htmlToText("above<hr>below") == "above\n---\nbelow");
    CHECK(htmlToText("").isEmpty());
}

TEST_CASE("white space is collapsed outside pre and kept inside")
{
    CHECK(htmlToText("  a \t\n b<b> c </b> d  ") == "a b c d");
    CHECK(htmlToText("<pre>a  b\n  c</pre>") == "a  b\n  c");
    CHECK(htmlToText("<div style='white-space: pre-wrap'>a\n b</div>") == "a\n b");
    CHECK(htmlToText("a&nbsp;&nbsp;b\u00A0c") == "a b c");
}

TEST_CASE("entities are decoded as browsers do")
{
    CHECK(htmlToText("&lt;b&gt; &amp;amp; &eacute;&#233;&#xE9; &hellip; &apos;") ==
          "<b> &amp; \u00E9\u00E9\u00E9 \u2026 '");
    CHECK(htmlToText("&copy 2024 &euro 5 &unknown; AT&T") == "\u00A9 2024 &euro 5 &unknown; AT&T");
    // HTML Standard 13.2.5.80: 0x80 is the euro sign of windows-1252.
    CHECK(htmlToText("&#128; &#x110000; &#0; &#xD800;") == "\u20AC \uFFFD \uFFFD \uFFFD");
    CHECK(htmlToText("&#x1F600;") == "\U0001F600");
}

TEST_CASE("invisible fillers go, joiners inside words stay")
{
    CHECK(htmlToText("Off\u00ADer\u200B now\uFEFF&zwnj;&nbsp;&zwnj;&nbsp;&#847; end") ==
          "Offer now end");
    CHECK(htmlToText("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645") ==
          "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
}

TEST_CASE("lists have bullets or numbers and are indented when nested")
{
    CHECK(htmlToText("<ul><li>a<li>b<ul><li>c</ul></ul>") == "\u2022 a\n\u2022 b\n  \u2022 c");
    CHECK(htmlToText("<ol start=3><li>a</li><li value=7>b</li><li>c</li></ol>") ==
          "3. a\n7. b\n8. c");
    CHECK(htmlToText("<ul><li>one<br>more</li></ul>") == "\u2022 one\n  more");
}

TEST_CASE("links tell their target unless their text does")
{
    CHECK(htmlToText("<a href='https://example.org/'>example.org</a>") == "example.org");
    CHECK(htmlToText("<a href='http://www.example.org/a'>https://example.org/a</a>") ==
          "https://example.org/a");
    CHECK(htmlToText("<a href=https://example.org/x>the shop</a>.") ==
          "the shop <https://example.org/x>.");
    CHECK(htmlToText("<a href='mailto:ann@example.org?subject=x'>Ann</a>") ==
          "Ann <ann@example.org>");
    CHECK(htmlToText("<a href='mailto:ann@example.org'>Ann@example.org</a>") == "Ann@example.org");
    CHECK(htmlToText("<a href='javascript:alert(1)'>x</a> <a href='#top'>y</a>") == "x y");
    CHECK(htmlToText("<a href='https://example.org/'><img src=x></a>").isEmpty());
    CHECK(htmlToText("<a href='https://t.example/" + QByteArray(300, 'a') + "'>go</a>") ==
          "go <https://t.example/\u2026>");
}

TEST_CASE("the cells of a row share a line unless one has lines of its own")
{
    CHECK(
        htmlToText("<table><tr><th>Item<th>Price<tr><td><p>Lamp</p><td><p>9 \u20AC</p></table>") ==
        "Item | Price\nLamp | 9 \u20AC");
    CHECK(htmlToText("<table><tr><td>a<br>b</td><td>c</td></tr></table>d") == "a\nb\nc\nd");
    CHECK(htmlToText("<table><tr><td> </td><td>only</td><td></td></tr></table>") == "only");
    CHECK(htmlToText("<table><tr><td>a<td><table><tr><td>b<tr><td>c</table></table>") == "a\nb\nc");
}

TEST_CASE("quoted blocks carry a mark per level")
{
    CHECK(htmlToText("yes<blockquote>really?<blockquote>no</blockquote></blockquote>ok") ==
          "yes\n\n> really?\n>\n> > no\n\nok");
}

TEST_CASE("images give their alternative text, pixels nothing")
{
    CHECK(htmlToText("<img src=a alt='Our logo'> <img src=b alt=t width=1 height=1>") ==
          "Our logo");
}

TEST_CASE("what is not part of the page is left out")
{
    CHECK(htmlToText("<html><head><title>t</title><style>p{}</style></head><body>a") == "a");
    CHECK(htmlToText("<head><meta charset=utf-8><p>a") == "a");
    CHECK(htmlToText("a<script>if (1 < 2) b();</script>c<!-- d --><template>e</template>f") ==
          "acf");
    CHECK(htmlToText("a<!--[if mso]>x<![endif]--><![if !mso]>b<![endif]>") == "ab");
    CHECK(htmlToText("a<!--> b <!-- c --!> d") == "a b d");
}

TEST_CASE("hidden text is left out, and a font size is given back inside")
{
    CHECK(htmlToText("<div style='DISPLAY : none'>preheader</div>a") == "a");
    CHECK(htmlToText("<span style='font-size:0px'>x<b style='font-size:14px'>y</b></span>") == "y");
    CHECK(htmlToText("<div style='max-height:0;overflow:hidden'>x</div><p hidden>y</p>z") == "z");
    CHECK(htmlToText("<div style='display:none'>the only words</div>") == "the only words");
}

TEST_CASE("broken markup loses no words")
{
    CHECK(htmlToText("a < b and 5<6 <3") == "a < b and 5<6 <3");
    CHECK(htmlToText("<b>a<i>b</b>c</i></div></p>d") == "abc\nd");
    CHECK(htmlToText("<p title='>'>x</p>") == "x");
    // HTML Standard 13.2.5.7: no name after "</" makes a comment up to the ">".
    CHECK(htmlToText("I </3> you") == "I you");
}

TEST_CASE("a signature separator keeps its space")
{
    CHECK(htmlToText("<div>Hi</div><div>-- <br>Ann</div>") == "Hi\n-- \nAnn");
}

TEST_CASE("text that nests without end stays linear and keeps its words")
{
    const QByteArray deep =
        QByteArray("<div>").repeated(200'000) + "words" + QByteArray("</div>").repeated(200'000);
    CHECK(htmlToText(deep) == "words");
    const QByteArray quotes = QByteArray("<blockquote>x").repeated(50'000);
    CHECK(htmlToText(quotes).size() < 50'000 * 70);
    CHECK(htmlToText(QByteArray("<a href='x").repeated(100'000)).isEmpty());
}
