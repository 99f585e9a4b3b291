// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/netstring.h"

#include "tests/support/catch.h"

using namespace threadline;

TEST_CASE("Netstrings are read whole, in whatever pieces they come")
{
    // The examples of https://cr.yp.to/proto/netstrings.txt
    CHECK(toNetstring("hello world!") == "12:hello world!,");
    CHECK(toNetstring("") == "0:,");
    const QByteArray all = "12:hello world!,0:,3:a,b,";
    for (qsizetype piece = 1; piece <= all.size(); ++piece) {
        NetstringReader reader;
        QByteArrayList strings;
        for (qsizetype at = 0; at < all.size(); at += piece) {
            REQUIRE(reader.feed(all.mid(at, piece)));
            strings += reader.take();
        }
        CHECK(strings == QByteArrayList{"hello world!", "", "a,b"});
    }
}

TEST_CASE("What is no netstring, or too large, is refused, and nothing is taken after it")
{
    const QByteArray tooLarge = QByteArray::number(NetstringReader::most + 1) + ':';
    for (const QByteArray& bytes :
         {QByteArray("hello"), QByteArray(":x,"), QByteArray("01:x,"), QByteArray("1:xy"),
          QByteArray("-1:x,"), QByteArray("1;x,"), QByteArray("9999999"), tooLarge}) {
        INFO(bytes.toStdString());
        NetstringReader reader;
        CHECK_FALSE(reader.feed("2:ok," + bytes));
        CHECK(reader.take() == QByteArrayList{"ok"});
        CHECK_FALSE(reader.feed("2:ok,"));
        CHECK(reader.take().isEmpty());
    }
    NetstringReader largest;
    CHECK(largest.feed(toNetstring(QByteArray(NetstringReader::most, 'x'))));
    CHECK(largest.take().size() == 1);
}
