// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/channels/email/mime/corpus_rows.h"
#include "tests/core/channels/email/mime/mail_file.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

using namespace threadline;
using namespace threadline::test;

namespace {

/// Empty when there is no corpus beside the repository.
QString corpusFolder()
{
    const QString shared = qEnvironmentVariable("THREADLINE_SHARED");
    const QString folder = shared.isEmpty() ? QStringLiteral(THREADLINE_CORPUS)
                                            : shared + QStringLiteral("/corpus/mail");
    return QDir(folder).exists() ? QDir::cleanPath(folder) : QString();
}

bool skippedLoudly(const QString& folder)
{
    if (folder.isEmpty()) {
        std::fputs("\n*** SKIPPED: the mail corpus is not at ../shared/corpus/mail beside the "
                   "repository, and THREADLINE_SHARED names no other place. ***\n\n",
                   stderr);
        WARN("SKIPPED: no mail corpus");
    }
    return folder.isEmpty();
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("Each mail of the external corpus reads as a person reads it", "[corpus]")
{
    const QString folder = corpusFolder();
    if (skippedLoudly(folder)) {
        return;
    }
    for (const CorpusRow& row : corpusRows()) {
        INFO(row.file);
        const Arrival arrival =
            parsed(readAll(folder + QLatin1Char('/') + QLatin1String(row.file)));
        CHECK(arrival.from.name == QString::fromUtf8(row.name));
        CHECK(arrival.from.address == QString::fromUtf8(row.address));
        CHECK(arrival.subject == QString::fromUtf8(row.subject));
        CHECK(fileNames(arrival) == row.files);
        if (*row.text == '\0') {
            CHECK(arrival.text.trimmed() == QByteArray());
        } else {
            CHECK_THAT(arrival.text.toStdString(), Catch::Contains(row.text));
        }
    }
}

TEST_CASE("No mail of the external corpus is without an expectation", "[corpus]")
{
    const QString folder = corpusFolder();
    if (skippedLoudly(folder)) {
        return;
    }
    QStringList expected;
    for (const CorpusRow& row : corpusRows()) {
        expected.append(QLatin1String(row.file));
    }
    QStringList found;
    QDirIterator files(folder, {QStringLiteral("*.eml")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        found.append(QDir(folder).relativeFilePath(files.next()));
    }
    found.sort();
    expected.sort();
    CHECK(found == expected);
}

TEST_CASE("The same mail with other line ends has the same key", "[corpus]")
{
    const QString folder = corpusFolder();
    if (skippedLoudly(folder)) {
        return;
    }
    const auto keyOf = [&](const char* file) {
        return parsed(readAll(folder + QLatin1Char('/') + QLatin1String(file))).externalKey;
    };
    CHECK(keyOf("attachment_emails/attachment_pdf.eml") ==
          keyOf("attachment_emails/attachment_pdf_lf.eml"));
    CHECK(keyOf("plain_emails/basic_email.eml") == keyOf("plain_emails/basic_email_lf.eml"));
    CHECK(keyOf("attachment_emails/attachment_pdf.eml") !=
          keyOf("attachment_emails/attachment_pdf_non_ascii.eml"));
}
