// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/plain_html.h"

#include "tests/support/catch.h"

using threadline::plainToHtml;

TEST_CASE("plain text is escaped and keeps its lines and its indentation")
{
    CHECK(plainToHtml(u"a < b & \"c\"\r\n  d") ==
          QStringLiteral("a &lt; b &amp; &quot;c&quot;<br/>&nbsp;&nbsp;d"));
    CHECK(plainToHtml(u"<script>alert(1)</script>") ==
          QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(plainToHtml(u"").isEmpty());
}

TEST_CASE("web addresses become links without the sentence around them")
{
    CHECK(plainToHtml(u"See https://example.org/a_(b)?x=1&y=2.") ==
          QStringLiteral("See <a href=\"https://example.org/a_(b)?x=1&amp;y=2\" "
                         "title=\"example.org\">https://example.org/a_(b)?x=1&amp;y=2</a>."));
    CHECK(plainToHtml(u"(www.example.org)") ==
          QStringLiteral("(<a href=\"https://www.example.org\" title=\"www.example.org\">"
                         "www.example.org</a>)"));
    CHECK(plainToHtml(u"http://example.org\u3002\u6B21") ==
          QStringLiteral("<a href=\"http://example.org\" title=\"example.org\">"
                         "http://example.org</a>\u3002\u6B21"));
}

TEST_CASE("a link's title is the host behind a pretended user name")
{
    const QString html = plainToHtml(u"https://bank.example@evil.example/");
    CHECK(html.contains(QLatin1String("title=\"evil.example\"")));
    CHECK(html.contains(QLatin1String("href=\"https://evil.example/\"")));
}

TEST_CASE("mail addresses become links")
{
    CHECK(plainToHtml(u"Write to <ann@example.org>, please") ==
          QStringLiteral("Write to &lt;<a href=\"mailto:ann@example.org\" "
                         "title=\"ann@example.org\">ann@example.org</a>&gt;, please"));
    CHECK(!plainToHtml(u"@ann a@b me@localhost 3@4.5").contains(QLatin1String("<a ")));
}

TEST_CASE("what only resembles an address stays text")
{
    CHECK(!plainToHtml(u"javascript:alert(1) www. www.x http:// ftp://example.org awww.example.org")
               .contains(QLatin1String("<a ")));
}

TEST_CASE("words that no line can hold get places to break")
{
    const QString html = plainToHtml(QString(1000, u'x'));
    CHECK(html.count(QChar(u'\u200B')) == 4);
    CHECK(html.count(u'x') == 1000);
    CHECK(!plainToHtml(QString(1000, u'\u6F22')).contains(QChar(u'\u200B')));
}

TEST_CASE("a text over the limit is cut between characters")
{
    const QString html = plainToHtml(u"abc\U0001F600def", 4);
    CHECK(html == QStringLiteral("abc\u2026"));
}
