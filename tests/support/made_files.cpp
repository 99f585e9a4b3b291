// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/made_files.h"

#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

#include <zip.h>

namespace threadline::test {

namespace {

/// ISO 32000-1, 7.5: objects, then where each of them begins.
QByteArray pdfOf(const QByteArrayList& objects, const QByteArray& trailer)
{
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray begins = QByteArray::number(pdf.size());
    const QByteArray count = QByteArray::number(objects.size() + 1);
    return pdf + "xref\n0 " + count + '\n' + table + "trailer\n<< /Size " + count + " /Root 1 0 R " + trailer +
           " >>\nstartxref\n" + begins + "\n%%EOF\n";
}

QByteArrayList pageOf(const QByteArrayList& lines)
{
    QByteArray drawn = "BT /F1 12 Tf 14 TL 72 720 Td\n";
    for (const QByteArray& line : lines) {
        drawn += '(' + line + ") Tj T*\n";
    }
    drawn += "ET";
    return {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + QByteArray::number(drawn.size()) + " >>\nstream\n" + drawn + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
}

} // namespace

QByteArray madePdf(const QByteArrayList& lines)
{
    return pdfOf(pageOf(lines), {});
}

QByteArray madeEncryptedPdf()
{
    // ISO 32000-1, 7.6.3: neither hash belongs to the empty password.
    const QByteArray hash(64, '7');
    return pdfOf(pageOf({"secret"}), "/ID [<00112233> <00112233>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" +
                                         hash + "> /U <" + hash + "> >>");
}

QByteArray madeZip(const QList<ZipEntry>& entries)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.zip"));
    zip_t* zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE, nullptr);
    REQUIRE(zip != nullptr);
    for (const ZipEntry& entry : entries) {
        zip_source_t* source =
            zip_source_buffer(zip, entry.bytes.constData(), static_cast<zip_uint64_t>(entry.bytes.size()), 0);
        const zip_int64_t index = zip_file_add(zip, entry.name.constData(), source, ZIP_FL_ENC_UTF_8);
        REQUIRE(index >= 0);
        if (entry.encrypted) {
            REQUIRE(zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "pump") == 0);
        }
    }
    REQUIRE(zip_close(zip) == 0);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QByteArray madeDocx(const QByteArrayList& paragraphs)
{
    QByteArray body;
    for (const QByteArray& paragraph : paragraphs) {
        body += "<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>";
    }
    return madeZip({{"[Content_Types].xml", "<Types/>"},
                    {"word/document.xml",
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
                     "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                         body + "</w:body></w:document>"}});
}

QByteArray madeOdt(const QByteArrayList& paragraphs)
{
    QByteArray body;
    for (const QByteArray& paragraph : paragraphs) {
        body += "<text:p>" + paragraph + "</text:p>";
    }
    return madeZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                    {"META-INF/manifest.xml", "<manifest/>"},
                    {"content.xml",
                     "<?xml version=\"1.0\"?><office:document-content "
                     "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                     "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>" +
                         body + "</office:text></office:body></office:document-content>"}});
}

} // namespace threadline::test
