// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/words_to_check.h"

#include "tests/support/catch.h"

#include <QStringList>

using namespace threadline;

namespace {

QStringList wordsOf(const QString& line)
{
    QStringList words;
    const QList<WordSpan> spans = wordsToCheck(line);
    for (const WordSpan& span : spans) {
        words.append(line.mid(span.start, span.length));
    }
    return words;
}

} // namespace

TEST_CASE("The words of a line are found with their places")
{
    CHECK(wordsToCheck(u"Hi, the pump!") == QList<WordSpan>{{0, 2}, {4, 3}, {8, 4}});
    CHECK(wordsOf(QStringLiteral("We'll see: 'quoted' (well-known) für Zoë’s naïve")) ==
          QStringList{QStringLiteral("We'll"), QStringLiteral("see"), QStringLiteral("quoted"), QStringLiteral("well"),
                      QStringLiteral("known"), QStringLiteral("für"), QStringLiteral("Zoë’s"), QStringLiteral("naïve")});
    CHECK(wordsOf({}).isEmpty());
}

TEST_CASE("What has no spelling is left out")
{
    CHECK(wordsOf(QStringLiteral("write to ingrid@aaltonen.example or https://x.example/a or www.y.example")) ==
          QStringList{QStringLiteral("write"), QStringLiteral("to"), QStringLiteral("or"), QStringLiteral("or")});
    CHECK(wordsOf(QStringLiteral("E-07 NASA A4 x 4th /etc/passwd C:\\pump my_file pump.example 😀")).isEmpty());
    CHECK(wordsOf(QStringLiteral("> thier wrods")).isEmpty());
    CHECK(wordsOf(QStringLiteral("Dear {{customer.first_name|freind}}, helo")) ==
          QStringList{QStringLiteral("Dear"), QStringLiteral("helo")});
    CHECK(wordsOf(QString(61, QLatin1Char('w'))).isEmpty());
}

TEST_CASE("A megabyte on one line is one pass")
{
    CHECK(wordsToCheck(QString(1'000'000, QLatin1Char('w'))).isEmpty());
    CHECK(wordsToCheck(QStringLiteral("{{").repeated(500'000)).isEmpty());
    CHECK(wordsToCheck(QStringLiteral("pump ").repeated(200'000)).size() == 200'000);
}
