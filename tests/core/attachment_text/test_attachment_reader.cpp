// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/attachment_text/read_file.h"
#include "tests/support/made_files.h"

using namespace threadline;
using namespace threadline::test;

TEST_CASE("The words of a PDF are read in their order")
{
    CHECK(wordsOf(madePdf({"Invoice 4711", "for the pump"})) == "Invoice 4711 for the pump");
}

TEST_CASE("The words of a Word document are read with a line for each paragraph")
{
    const AttachmentText read = readBytes(madeDocx({"Gr\xc3\xb6\xc3\x9f" "e", "second"}));
    CHECK(read.text.trimmed() == "Gr\xc3\xb6\xc3\x9f" "e\nsecond");
    CHECK_FALSE(read.shortened);
}

TEST_CASE("One word in two runs stays one word")
{
    CHECK(wordsOf(madeDocx({"inv</w:t></w:r><w:r><w:t>oice<w:tab/>x"})) == "invoice x");
}

TEST_CASE("Headers and slides and notes are read too and in their order")
{
    const QByteArray slide = "<a xmlns:a='a'><a:p><a:r><a:t>%</a:t></a:r></a:p></a>";
    CHECK(wordsOf(madeZip({{"ppt/slides/slide10.xml", QByteArray(slide).replace('%', "ten")},
                           {"ppt/slides/slide2.xml", QByteArray(slide).replace('%', "two")},
                           {"ppt/notesSlides/notesSlide1.xml", QByteArray(slide).replace('%', "note")}})) ==
          "two ten note");
}

TEST_CASE("A sheet gives its strings and its numbers but not the numbers of its strings")
{
    const QByteArray strings = "<sst><si><t>pump</t></si><si><r><t>two</t></r><r><t>runs</t></r></si></sst>";
    const QByteArray sheet = "<worksheet><sheetData><row><c t=\"s\"><v>1</v></c><c><v>4711</v></c>"
                             "<c t=\"inlineStr\"><is><t>inline</t></is></c></row></sheetData></worksheet>";
    CHECK(wordsOf(madeZip({{"xl/worksheets/sheet1.xml", sheet}, {"xl/sharedStrings.xml", strings}})) ==
          "pump tworuns 4711 inline");
}

TEST_CASE("The words of an OpenDocument are read")
{
    CHECK(wordsOf(madeOdt({"The <text:span>pu</text:span>mp", "stops<text:s/>twice"})) == "The pump stops twice");
}

TEST_CASE("Text is read in whatever charset it is")
{
    CHECK(wordsOf("plain words") == "plain words");
    CHECK(wordsOf("name;price\nPumpe;4,50\n") == "name;price Pumpe;4,50");
    CHECK(wordsOf(QByteArray("\xff\xfe" "P\0u\0m\0p\0", 10)) == "Pump");
    CHECK(wordsOf("Gr\xf6\xdf" "e der Pumpe, au\xdf" "erdem f\xfcr K\xe4ufer") ==
          "Gr\xc3\xb6\xc3\x9f" "e der Pumpe, au\xc3\x9f" "erdem f\xc3\xbcr K\xc3\xa4ufer");
}

TEST_CASE("HTML is read as it looks")
{
    CHECK(wordsOf("<!DOCTYPE html><html><head><title>x</title></head><body><p>The <b>pump</b></p><script>no</script>") ==
          "The pump");
    CHECK(wordsOf("<p>pump</p>", {QStringLiteral("offer.HTM"), {}}) == "pump");
}

TEST_CASE("Files packed into text are left out of it")
{
    const QByteArray packed = QByteArray(76, 'Q') + "\r\n";
    CHECK(wordsOf("Subject: pump\r\n\r\n" + packed + packed + "=A\r\n") == "Subject: pump =A");
}

TEST_CASE("What a file is is told by its bytes and not by its name")
{
    CHECK(wordsOf(madePdf({"pump"}), {QStringLiteral("offer.docx"), QStringLiteral("application/msword")}) == "pump");
    CHECK(wordsOf("only text", {QStringLiteral("invoice.pdf"), QStringLiteral("application/pdf")}) == "only text");
    CHECK(wordsOf(madeDocx({"pump"}), {QStringLiteral("x.txt"), QStringLiteral("text/plain")}) == "pump");
}

TEST_CASE("Files without words say why")
{
    CHECK(outcomeOf("") == "no_text");
    CHECK(outcomeOf(" \n\t") == "no_text");
    CHECK(outcomeOf(madePdf({})) == "no_text");
    CHECK(outcomeOf(madeDocx({})) == "no_text");
    CHECK(outcomeOf("\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + QByteArray(20, '\0')) == "other_kind");
    CHECK(outcomeOf(madeZip({{"photo.jpg", "x"}})) == "other_kind");
    CHECK(outcomeOf("{\\rtf1 x}") == "other_kind");
    CHECK(outcomeOf(madeEncryptedPdf()) == "encrypted");
    CHECK(outcomeOf(madeZip({{"word/document.xml", "<a/>", true}})) == "encrypted");
    CHECK(outcomeOf(madeZip({{"content.xml", "\x1\x2"}, {"META-INF/manifest.xml", "<m:encryption-data/>"}})) == "encrypted");
    const QByteArray compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    CHECK(outcomeOf(compound) == "other_kind");
    QByteArray name;
    for (const char c : QByteArray("EncryptedPackage")) {
        name.append(c).append('\0');
    }
    CHECK(outcomeOf(compound + name) == "encrypted");
}

TEST_CASE("A file that is not there is missing")
{
    const auto read = readAttachment(QStringLiteral("/nowhere/at/all"), {});
    REQUIRE(read);
    CHECK(read->outcome == AttachmentText::Outcome::Missing);
}

TEST_CASE("Of a long text the beginning is kept and ends with a whole character")
{
    ReadingLimits limits;
    limits.textBytes = 11;
    const AttachmentText read = readBytes("pump pump \xc3\xa4\xc3\xa4 and more, and more, and more, and more", {}, limits);
    CHECK(read.text == "pump pump ");
    CHECK(read.shortened);
    const AttachmentText pdf = readBytes(madePdf(QByteArrayList(40, "pump")), {}, limits);
    CHECK(pdf.text.size() == 11);
    CHECK(pdf.shortened);
}
