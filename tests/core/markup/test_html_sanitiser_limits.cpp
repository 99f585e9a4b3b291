// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/html_sanitiser.h"

#include "tests/support/catch.h"

#include <QRegularExpression>

#include <algorithm>
#include <random>

using namespace threadline;
using Limits = SanitiseLimits;

namespace {

int deepestNesting(const QString& html, const QString& name)
{
    int depth = 0;
    int deepest = 0;
    for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', at + 1)) {
        const QStringView rest = QStringView(html).mid(at + 1);
        const bool closing = rest.startsWith(u'/');
        if (!name.isEmpty() && !rest.mid(closing ? 1 : 0).startsWith(name))
            continue;
        const qsizetype end = rest.indexOf(u'>');
        if (!closing && rest[end - 1] == u'/')
            continue;
        depth += closing ? -1 : 1;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

qsizetype longestWord(const QString& html)
{
    qsizetype longest = 0;
    qsizetype length = 0;
    for (const QChar c : html) {
        length = c.isSpace() || c == u'<' || c == u'>' || c == u'\u200B' ? 0 : length + 1;
        longest = std::max(longest, length);
    }
    return longest;
}

bool isSafe(const SanitisedHtml& result)
{
    static const QRegularExpression styleWithUrl(QStringLiteral("style=\"[^\"]*url"));
    const QString html = (result.html + result.quotedHtml).toLower();
    return !html.contains(QLatin1String("<script")) &&
           !html.contains(QLatin1String("\"javascript:")) &&
           !html.contains(QLatin1String("\" on")) && !html.contains(QLatin1String("<iframe")) &&
           !html.contains(styleWithUrl);
}

} // namespace

TEST_CASE("a document nested too deeply is shown as plain text")
{
    const char* const tag = GENERATE("<div>", "<b>", "<table><tr><td>", "<blockquote type=cite>",
                                     "<ul><li>", "<span style='color:red'>", "<svg>", "<x>");
    const SanitisedHtml result = sanitiseHtml(QByteArray(tag).repeated(20'000) + "the words");
    CAPTURE(tag);
    CHECK(result.plain);
    CHECK(result.html.contains(QLatin1String("the words")));
    CHECK(result.html.size() < 20'000 * 4 * 20);
}

TEST_CASE("depth that the check cannot see is bounded too")
{
    // The parser ends this comment where the standard says; formatting left open is repeated in
    // every block that follows.
    const QByteArray comment = "<!-- --!>" + QByteArray("<div><span>x").repeated(100'000);
    CHECK(sanitiseHtml(comment).html.size() <= 2 * Limits::outputCharacters);
    QByteArray fonts;
    for (int i = 0; i < 400; ++i)
        fonts += "<font color=#" + QByteArray::number(100'000 + i) + '>';
    const SanitisedHtml repeated =
        sanitiseHtml("<div>" + fonts + "</div>" + QByteArray("<div>y</div>").repeated(20'000));
    CHECK(repeated.html.contains(u'y'));
    CHECK(repeated.html.size() <= 2 * Limits::outputCharacters);
    CHECK(deepestNesting(repeated.html, {}) <= Limits::depth);
}

TEST_CASE("a tag with countless attributes is not given to the parser")
{
    QByteArray html = "<a ";
    for (int i = 0; i < 100'000; ++i)
        html += 'a' + QByteArray::number(i) + "=1 ";
    CHECK(sanitiseHtml(html + ">words</a>").html.contains(QLatin1String("words")));
}

TEST_CASE("moderate nesting is flattened and keeps all words")
{
    QByteArray html;
    for (int i = 0; i < 200; ++i)
        html += "<div>w" + QByteArray::number(i) + ' ';
    const SanitisedHtml result = sanitiseHtml(html);
    CHECK(!result.plain);
    CHECK(deepestNesting(result.html, {}) <= Limits::depth);
    for (int i = 0; i < 200; ++i)
        REQUIRE(result.html.contains(QLatin1Char('w') + QString::number(i) + u' '));
}

TEST_CASE("nested tables lose their grid beyond a depth")
{
    const QByteArray html = QByteArray("<table><tr><td>a</td><td>").repeated(20) + "core" +
                            QByteArray("</td></tr></table>").repeated(20);
    const SanitisedHtml result = sanitiseHtml(html);
    CHECK(deepestNesting(result.html, QStringLiteral("table")) == Limits::tableDepth);
    CHECK(result.html.count(u'a' + QStringLiteral("</td>")) == Limits::tableDepth);
    CHECK(result.html.contains(QLatin1String("core")));
    CHECK(!result.truncated);
}

TEST_CASE("tables are bounded in rows, columns and cells")
{
    const SanitisedHtml rows =
        sanitiseHtml("<table>" + QByteArray("<tr><td>a<td>b").repeated(6'000));
    CHECK(rows.html.count(QLatin1String("<tr")) <= Limits::tableRows);
    CHECK(rows.html.count(QLatin1String("a ")) == 6'000);
    const SanitisedHtml span =
        sanitiseHtml("<table><tr><td colspan=1000000 rowspan=99999>a<td>b</table>");
    CHECK(!span.html.contains(QLatin1String("1000000")));
    CHECK(!span.html.contains(QLatin1String("99999")));
    // One wide row makes every other row as wide.
    const SanitisedHtml wide = sanitiseHtml("<table><tr>" + QByteArray("<td>x").repeated(60) +
                                            QByteArray("<tr><td>y").repeated(4'000) + "</table>");
    CHECK(!wide.html.contains(QLatin1String("<table")));
    CHECK(wide.html.count(u'y') == 4'000);
}

TEST_CASE("long words get places to break, across inline elements too")
{
    CHECK(longestWord(sanitiseHtml(QByteArray(100'000, 'x')).html) <= 200);
    const SanitisedHtml pieces = sanitiseHtml(QByteArray("<b>xxxx</b>").repeated(500));
    CHECK(pieces.html.count(QChar(u'\u200B')) == 9); // 2,000 characters, one before each 200 more
}

TEST_CASE("input and output are cut and say so")
{
    const SanitisedHtml text = sanitiseHtml(QByteArray("word ").repeated(100'000));
    CHECK(text.truncated);
    CHECK(text.html.size() <= Limits::shownCharacters + Limits::shownCharacters / 100);
    const SanitisedHtml tags = sanitiseHtml(QByteArray("<p>x</p>").repeated(100'000));
    CHECK(tags.truncated);
    CHECK(tags.html.count(QLatin1String("<p>")) <= Limits::elements);
    const SanitisedHtml large =
        sanitiseHtml("<p>first</p><!--" + QByteArray(Limits::inputBytes, '-') + "--><p>last</p>");
    CHECK(large.truncated);
    CHECK(large.html.contains(QLatin1String("first")));
    CHECK(!sanitiseHtml("<p>x</p>").truncated);
}

TEST_CASE("inline images are bounded one by one and together")
{
    const auto bitmap = [](qsizetype bytes) {
        return "<img alt=alt src='data:image/png;base64," + QByteArray(bytes, 'A') + "'>";
    };
    CHECK(sanitiseHtml(bitmap(Limits::inlineImageBytes)).html == QStringLiteral("alt"));
    const SanitisedHtml many = sanitiseHtml(bitmap(200'000).repeated(8));
    CHECK(many.html.count(QLatin1String("<img")) == 5);
    CHECK(many.truncated);
}

TEST_CASE("no mutation of a page makes it crash or lets anything through")
{
    const QByteArray page =
        "<!doctype html><html><head><style>p{color:red}</style></head><body bgcolor=#fff>"
        "<table><tr><td style='background:url(x)'>a<svg><script>x</script></svg></td></tr></table>"
        "<a href=\"javascript:x\" onclick='y'>l</a><img src=cid:z onerror=\"w\"><math><mi>m</math>"
        "<div class=gmail_quote><blockquote type=cite>&lt;script&gt;&#60;script></blockquote></div>"
        "<select><option>o</select><template><b></template><!-- c --><p title='\"><script>'>\u20AC";
    const QByteArray alphabet = "<>/\"'=&#;!- \t\nabpstx:\0\xC3\xFF";
    std::mt19937 random(11); // the same pages in every run
    for (int round = 0; round < 4'000; ++round) {
        QByteArray mutant = page;
        for (auto changes = 1 + random() % 12; changes > 0; --changes) {
            const auto at = static_cast<qsizetype>(random() % std::size_t(mutant.size()));
            switch (random() % 4) {
            case 0:
                mutant[at] = alphabet[static_cast<qsizetype>(random() % 20)];
                break;
            case 1:
                mutant.remove(at, 1 + random() % 20);
                break;
            case 2:
                mutant.insert(at, mutant.mid(static_cast<qsizetype>(random() % 300), 40));
                break;
            default:
                mutant.truncate(std::max<qsizetype>(at, 1));
            }
            if (mutant.isEmpty())
                mutant = page;
        }
        CAPTURE(mutant);
        REQUIRE(isSafe(sanitiseHtml(mutant)));
        REQUIRE(isSafe(sanitiseHtml(mutant, {.showRemoteImages = true, .forDarkTheme = true})));
    }
}
