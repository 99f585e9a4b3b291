// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachment_set.h"

#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace threadline;

TEST_CASE("Files are attached once, folders and missing files are refused in a sentence")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("e07-display.jpg"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(QByteArray(1500, 'x')) == 1500);
    file.close();

    AttachmentSet files;
    CHECK(files.add(lookAt({path, path})).isEmpty());
    CHECK(files.files() == QList<ChosenFile>{{path, QStringLiteral("e07-display.jpg"), 1500}});
    CHECK(files.add(lookAt({folder.path()})).contains(QStringLiteral("is a folder")));
    CHECK(files.add(lookAt({folder.filePath(QStringLiteral("gone.txt"))}))
              .contains(QStringLiteral("cannot be read")));
    CHECK(files.files().size() == 1);
}

TEST_CASE("A promised file is noticed in the own words and not in a quote")
{
    CHECK(mentionsAttachment(QStringLiteral("The invoice is attached.")));
    CHECK(mentionsAttachment(QStringLiteral("Die Rechnung finden Sie im Anhang.")));
    CHECK_FALSE(mentionsAttachment(QStringLiteral("> The photo is attached.\nThank you.")));
    CHECK_FALSE(mentionsAttachment(QStringLiteral("An unattachedly nice day.")));
}
