// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/delimited_text.h"
#include "tests/support/catch.h"

#include <QStringEncoder>

using namespace threadline;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<QStringList> cellsOf(const DelimitedText& read)
{
    QList<QStringList> cells;
    for (const DelimitedRow& row : read.rows) {
        cells.append(row.cells);
    }
    return cells;
}

const QList<QStringList> gruesse{{QStringLiteral("Datum"), QStringLiteral("Kunde")},
                                 {QStringLiteral("01.02.2024"), QStringLiteral("Müller €")}};

} // namespace

TEST_CASE("The parting sign is the one that parts the header into most cells")
{
    CHECK(cellsOf(readDelimited("a;b,c;d\n1;2,5;3\n")) == QList<QStringList>{{"a"_L1, "b,c"_L1, "d"_L1}, {"1"_L1, "2,5"_L1, "3"_L1}});
    CHECK(cellsOf(readDelimited("a,b\n1,2\n")) == QList<QStringList>{{"a"_L1, "b"_L1}, {"1"_L1, "2"_L1}});
    CHECK(cellsOf(readDelimited("a\tb\n1\t2")) == QList<QStringList>{{"a"_L1, "b"_L1}, {"1"_L1, "2"_L1}});
    CHECK(cellsOf(readDelimited("\"x;y;z\",b\n1,2\n")) == QList<QStringList>{{"x;y;z"_L1, "b"_L1}, {"1"_L1, "2"_L1}});
    CHECK(cellsOf(readDelimited("only\none\n")) == QList<QStringList>{{"only"_L1}, {"one"_L1}});
}

TEST_CASE("A line that says sep= is believed and no row")
{
    const DelimitedText read = readDelimited("sep=,\r\na,b;c\r\n1,2\r\n");
    CHECK(cellsOf(read) == QList<QStringList>{{"a"_L1, "b;c"_L1}, {"1"_L1, "2"_L1}});
    CHECK(read.rows.first().line == 2);
    CHECK(cellsOf(readDelimited("\"sep=;\"\na;b\n")) == QList<QStringList>{{"a"_L1, "b"_L1}});
}

TEST_CASE("Quoted cells hold the parting sign, line ends and doubled quotes (RFC 4180, 2)")
{
    const DelimitedText read = readDelimited("a;b\n\"one\r\ntwo; \"\"three\"\"\";2\n3;4\n");
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows.at(1).cells == QStringList{"one\ntwo; \"three\""_L1, "2"_L1});
    CHECK(read.rows.at(1).line == 2);
    CHECK(read.rows.at(2).line == 4); // as an editor counts
    CHECK(cellsOf(readDelimited("a;b\n5\" pipe;2\n")).at(1) == QStringList{"5\" pipe"_L1, "2"_L1});
}

TEST_CASE("A quote that is never closed costs its line and no other")
{
    const DelimitedText read = readDelimited("a;b\n1;2\n\"oops;3\n4;5\n6;7\n");
    CHECK(read.unclosed == QList<qint64>{3});
    CHECK(cellsOf(read) == QList<QStringList>{{"a"_L1, "b"_L1}, {"1"_L1, "2"_L1}, {"4"_L1, "5"_L1}, {"6"_L1, "7"_L1}});
}

TEST_CASE("What Excel writes is read: UTF-8 with its mark, UTF-16 with and without, windows-1252")
{
    const QString text = QStringLiteral("Datum;Kunde\r\n01.02.2024;Müller €\r\n");
    CHECK(cellsOf(readDelimited(text.toUtf8())) == gruesse);
    CHECK(cellsOf(readDelimited("\xEF\xBB\xBF" + text.toUtf8())) == gruesse);
    QStringEncoder little(QStringEncoder::Utf16LE);
    const QByteArray wide = little(text);
    CHECK(cellsOf(readDelimited("\xFF\xFE" + wide)) == gruesse);
    CHECK(cellsOf(readDelimited(wide)) == gruesse);
    CHECK(cellsOf(readDelimited("Datum;Kunde\r\n01.02.2024;M\xFCller \x80\r\n")) == gruesse);
}

TEST_CASE("Empty rows are none, and old line ends are line ends")
{
    CHECK(cellsOf(readDelimited("a;b\n\n;;\n1;2\n")) == QList<QStringList>{{"a"_L1, "b"_L1}, {"1"_L1, "2"_L1}});
    CHECK(cellsOf(readDelimited("a;b\r1;2\r")) == QList<QStringList>{{"a"_L1, "b"_L1}, {"1"_L1, "2"_L1}});
    CHECK(readDelimited({}).rows.isEmpty());
    CHECK(readDelimited("a;b\n1;\n").rows.last().cells == QStringList{"1"_L1, ""_L1});
}

TEST_CASE("Whatever the bytes are, reading ends and every row says where it was")
{
    const QByteArray letters("\"\"\";;,\n\r\t a=sep\xEF\xBB\xFF\x00", 20);
    quint32 random = 20'261'122;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes;
        for (int i = 0; i < round % 60; ++i) {
            random = random * 1'664'525 + 1'013'904'223;
            bytes += letters.at(static_cast<qsizetype>(random >> 16) % letters.size());
        }
        const DelimitedText read = readDelimited(bytes);
        const qint64 lines = 1 + textOfFile(bytes).count(u'\n') + textOfFile(bytes).count(u'\r');
        qint64 before = 0;
        for (const DelimitedRow& row : read.rows) {
            INFO(bytes.toHex().toStdString());
            REQUIRE(row.line > before);
            REQUIRE(row.line <= lines);
            before = row.line;
        }
    }
}
