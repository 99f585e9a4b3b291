// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_files.h"

#include <QHash>
#include <QtEndian>

#include <array>

namespace threadline {

namespace {

ArrivedFile fileFrom(const QString& name, const QString& type, const QByteArray& bytes)
{
    ArrivedFile file;
    file.attachment.name = name;
    file.attachment.type = type;
    file.attachment.size = bytes.size();
    file.bytes = bytes;
    return file;
}

QByteArray bigEndian(quint32 number)
{
    std::array<char, 4> bytes;
    qToBigEndian(number, bytes.data());
    return {bytes.data(), 4};
}

/// PNG (third edition), annex D.
quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? 0xedb88320U ^ (crc >> 1) : crc >> 1;
        }
    }
    return crc ^ 0xffffffffU;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    return bigEndian(static_cast<quint32>(data.size())) + type + data +
           bigEndian(crc32(type + data));
}

struct Picture
{
    static constexpr int width = 480;
    static constexpr int height = 300;
    QByteArray pixels = QByteArray(width * height * 3, '\0');

    void fill(int left, int top, int right, int bottom, std::array<quint8, 3> colour)
    {
        for (int y = std::max(top, 0); y < std::min(bottom, height); ++y) {
            for (int x = std::max(left, 0); x < std::min(right, width); ++x) {
                for (int part = 0; part < 3; ++part) {
                    pixels[(y * width + x) * 3 + part] =
                        static_cast<char>(colour.at(static_cast<size_t>(part)));
                }
            }
        }
    }

    QByteArray png() const
    {
        QByteArray rows;
        for (int y = 0; y < height; ++y) {
            rows += '\0' + pixels.mid(y * width * 3, width * 3); // filter 0: as it is
        }
        // qCompress() puts the size before the zlib stream that PNG wants.
        const QByteArray header =
            bigEndian(width) + bigEndian(height) + QByteArray("\x08\x02\0\0\0", 5);
        return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) +
               chunk("IDAT", qCompress(rows, 9).mid(4)) + chunk("IEND", {});
    }
};

/// The lit segments of a seven-segment digit: a top, then clockwise, g the middle.
QByteArray segmentsOf(QChar character)
{
    static const QHash<QChar, QByteArray> table{
        {QLatin1Char('0'), "abcdef"}, {QLatin1Char('1'), "bc"},    {QLatin1Char('2'), "abged"},
        {QLatin1Char('3'), "abgcd"},  {QLatin1Char('4'), "fgbc"},  {QLatin1Char('5'), "afgcd"},
        {QLatin1Char('6'), "afgcde"}, {QLatin1Char('7'), "abc"},   {QLatin1Char('8'), "abcdefg"},
        {QLatin1Char('9'), "abcdfg"}, {QLatin1Char('E'), "afged"}, {QLatin1Char('-'), "g"},
    };
    return table.value(character);
}

void drawDigit(Picture& picture, int x, QChar character)
{
    constexpr std::array<quint8, 3> lit{255, 92, 56};
    constexpr int y = 90;
    constexpr int w = 56;
    constexpr int h = 112;
    constexpr int t = 12;
    const QByteArray segments = segmentsOf(character);
    const auto draw = [&](char name, int left, int top, int right, int bottom) {
        if (segments.contains(name)) {
            picture.fill(x + left, y + top, x + right, y + bottom, lit);
        }
    };
    draw('a', t, 0, w - t, t);
    draw('b', w - t, t, w, h / 2);
    draw('c', w - t, h / 2, w, h - t);
    draw('d', t, h - t, w - t, h);
    draw('e', 0, h / 2, t, h - t);
    draw('f', 0, t, t, h / 2);
    draw('g', t, (h - t) / 2, w - t, (h + t) / 2);
}

QByteArray pdfText(const QString& line)
{
    QByteArray text = line.toLatin1();
    text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    return '(' + text + ") Tj T*\n";
}

} // namespace

ArrivedFile displayPicture(const QString& name, const QString& code)
{
    Picture picture;
    for (int y = 0; y < Picture::height; ++y) { // the housing, lit from above
        const auto shade = static_cast<quint8>(96 - y / 6);
        picture.fill(0, y, Picture::width, y + 1,
                     {shade, static_cast<quint8>(shade + 14), static_cast<quint8>(shade + 18)});
    }
    picture.fill(48, 56, 432, 236, {14, 18, 20});
    int x = 90;
    for (const QChar character : code) {
        drawDigit(picture, x, character);
        x += 78;
    }
    return fileFrom(name, QStringLiteral("image/png"), picture.png());
}

ArrivedFile document(const QString& name, const QStringList& lines)
{
    QByteArray content = "BT /F1 12 Tf 16 TL 72 770 Td\n";
    for (const QString& line : lines) {
        content += pdfText(line);
    }
    content += "ET\n";
    const QByteArrayList objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content +
            "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray index =
        "xref\n0 " + QByteArray::number(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        index += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray start = QByteArray::number(pdf.size());
    pdf += index + "trailer\n<< /Size " + QByteArray::number(objects.size() + 1) +
           " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
    return fileFrom(name, QStringLiteral("application/pdf"), pdf);
}

ArrivedFile table(const QString& name, const QStringList& lines)
{
    return fileFrom(name, QStringLiteral("text/csv"),
                    (lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n")).toUtf8());
}

} // namespace threadline
