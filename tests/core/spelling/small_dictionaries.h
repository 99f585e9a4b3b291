// SPDX-License-Identifier: GPL-3.0-or-later
//
// A few words in Hunspell's format (hunspell(5)), so that no test depends on what a machine has.
#pragma once

#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

struct SmallDictionaries
{
    SmallDictionaries()
    {
        write("en_US.aff", "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
        write("en_US.dic", "5\nhello\npump\nthe\nwe'll\nstops\n");
        // Latin 1, as many older dictionaries are: \xfc is ü.
        write("de_DE.aff", "SET ISO8859-1\nTRY f\xfcrPumpe\n");
        write("de_DE.dic", "2\nf\xfcr\nPumpe\n");
        write("xx_XX.aff", "SET KLINGON-8\n");
        write("xx_XX.dic", "1\nqapla\n");
        write("alone.dic", "1\nword\n"); // no .aff beside it
    }

    void write(const char* name, const QByteArray& content)
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
    }

    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }

    QTemporaryDir folder;
};

} // namespace threadline::test
