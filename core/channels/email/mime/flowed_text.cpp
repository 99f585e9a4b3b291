// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/flowed_text.h"

#include <QStringList>

namespace threadline {

namespace {

constexpr qsizetype maxColumns = 78;
const QByteArray signatureSeparator = QByteArrayLiteral("-- ");

qsizetype quoteDepth(QByteArrayView line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == '>') {
        ++depth;
    }
    return depth;
}

/// Code points, which is what a column is to most readers.
qsizetype columns(QStringView text)
{
    qsizetype count = 0;
    for (const QChar c : text) {
        count += c.isLowSurrogate() ? 0 : 1;
    }
    return count;
}

void wrapLine(QStringView line, QStringList& out)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == u'>') {
        ++depth;
    }
    const QString quote(depth, u'>');
    QStringView content = line.sliced(depth);
    // In a quote the space after the marks is the stuffing and part of what people see.
    const bool spaced = depth > 0 && content.startsWith(u' ');
    const bool stuffed =
        spaced || (depth == 0 && (content.startsWith(u' ') || content.startsWith(u"From ")));
    if (spaced) {
        content = content.sliced(1);
    }
    if (content == u"-- ") {
        out.append(quote + (stuffed ? QStringLiteral(" -- ") : QStringLiteral("-- ")));
        return;
    }
    while (content.endsWith(u' ')) {
        content.chop(1);
    }
    QString prefix = quote + ((stuffed && !content.isEmpty()) ? QStringLiteral(" ") : QString());
    while (columns(prefix) + columns(content) > maxColumns) {
        qsizetype cut = -1;
        qsizetype column = columns(prefix);
        for (qsizetype i = 0; i < content.size() && (column < maxColumns || cut < 0); ++i) {
            column += content[i].isLowSurrogate() ? 0 : 1;
            // Never such that the line is the signature separator, or nothing but spaces.
            if (content[i] == u' ' && i + 1 < content.size() && content[i + 1] != u' ' &&
                content.first(i + 1) != u"-- " && !content.first(i).trimmed().isEmpty()) {
                cut = i;
            }
        }
        if (cut < 0) {
            break;
        }
        out.append(prefix + content.first(cut + 1).toString());
        content = content.sliced(cut + 1);
        const bool restStuffed = depth > 0 ? spaced : content.startsWith(u"From ");
        const bool looksQuoted = content.startsWith(u'>');
        prefix = quote + ((restStuffed || looksQuoted) ? QStringLiteral(" ") : QString());
    }
    out.append(prefix + content.toString());
}

} // namespace

QByteArray unwrappedFlowed(const QByteArray& wire, bool deleteSpace)
{
    QByteArray text;
    text.reserve(wire.size());
    qsizetype openDepth = -1; // of the paragraph that the line before left open
    qsizetype at = 0;
    while (at < wire.size()) {
        const auto end = wire.indexOf('\n', at);
        const QByteArrayView line =
            QByteArrayView(wire).sliced(at, (end < 0 ? wire.size() : end) - at);
        const auto depth = quoteDepth(line);
        QByteArrayView content = line.sliced(depth);
        const bool stuffed = content.startsWith(" ");
        if (stuffed) {
            content = content.sliced(1);
        }
        const bool separator = content == signatureSeparator;
        const bool joins = openDepth == depth && !separator;
        if (!joins) {
            if (openDepth >= 0) {
                text += '\n';
            }
            text += line.first(depth);
            if (stuffed && depth > 0) {
                text += ' ';
            }
        }
        const bool flowed = content.endsWith(" ") && !separator;
        text += flowed && deleteSpace ? content.chopped(1) : content;
        openDepth = flowed ? depth : -1;
        if (end < 0) {
            break;
        }
        if (!flowed) {
            text += '\n';
        } else if (end + 1 == wire.size()) {
            text += '\n';
        }
        at = end + 1;
    }
    return text;
}

QString wrappedFlowed(const QString& text)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        wrapLine(line, lines);
    }
    return lines.join(u'\n');
}

} // namespace threadline
