// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/touchpoint_file.h"

#include "core/model/rejected.h"
#include "core/touchpoints/delimited_text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QString cellOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const auto whole = static_cast<qint64>(number);
        return double(whole) == number ? QString::number(whole) : QString::number(number, 'g', QLocale::FloatingPointShortest);
    }
    case QJsonValue::String:
        return value.toString();
    default:
        return {};
    }
}

void addObject(TouchpointFile& file, const QString& where, const QJsonObject& object)
{
    FileRow row{where, {}};
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().isObject() || member.value().isArray()) {
            file.failures.append(u"%1: \"%2\" holds more than one value."_s.arg(where, member.key()));
            return;
        }
        if (!file.header.contains(member.key())) {
            file.header.append(member.key());
        }
        if (const QString cell = cellOf(member.value()); !cell.isEmpty()) {
            row.cells.insert(member.key(), cell);
        }
    }
    file.rows.append(std::move(row));
}

Expected<TouchpointFile> fromArray(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return rejected(u"The JSON is broken at byte %1: %2."_s.arg(problem.offset).arg(problem.errorString()));
    }
    TouchpointFile file;
    const QJsonArray entries = document.array();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString where = u"entry %1"_s.arg(i + 1);
        if (entries.at(i).isObject()) {
            addObject(file, where, entries.at(i).toObject());
        } else {
            file.failures.append(u"%1: it is no object."_s.arg(where));
        }
    }
    return file;
}

Expected<TouchpointFile> fromLines(const QByteArray& text)
{
    TouchpointFile file;
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty()) {
            continue;
        }
        const QString where = u"line %1"_s.arg(i + 1);
        const QJsonDocument document = QJsonDocument::fromJson(lines.at(i));
        if (document.isObject()) {
            addObject(file, where, document.object());
        } else {
            file.failures.append(u"%1: it is no JSON object."_s.arg(where));
        }
    }
    return file;
}

Expected<TouchpointFile> fromTable(const QByteArray& bytes)
{
    const DelimitedText table = readDelimited(bytes);
    TouchpointFile file;
    for (const qint64 line : table.unclosed) {
        file.failures.append(u"line %1: a quotation mark is opened and never closed."_s.arg(line));
    }
    if (table.rows.isEmpty()) {
        return rejected(u"There is no row in this file."_s);
    }
    for (const QString& cell : table.rows.first().cells) {
        file.header.append(cell.simplified());
    }
    for (qsizetype i = 1; i < table.rows.size(); ++i) {
        const DelimitedRow& read = table.rows.at(i);
        FileRow row{u"line %1"_s.arg(read.line), {}};
        bool fits = true;
        for (qsizetype cell = 0; cell < read.cells.size(); ++cell) {
            const bool hasWords = !read.cells.at(cell).trimmed().isEmpty();
            fits = fits && (cell < file.header.size() || !hasWords);
            if (cell < file.header.size() && hasWords) {
                row.cells.insert(file.header.at(cell), read.cells.at(cell));
            }
        }
        if (fits) {
            file.rows.append(std::move(row));
        } else {
            file.failures.append(u"%1: it has %2 cells, and the header has %3."_s.arg(row.where)
                                     .arg(read.cells.size())
                                     .arg(file.header.size()));
        }
    }
    return file;
}

} // namespace

Expected<TouchpointFile> readTouchpointFile(const QByteArray& bytes)
{
    const QByteArray start = bytes.trimmed();
    if (start.isEmpty()) {
        return rejected(u"This file is empty."_s);
    }
    if (start.startsWith('[') || start.startsWith('{') || start.startsWith("\xEF\xBB\xBF[") || start.startsWith("\xEF\xBB\xBF{")) {
        const QByteArray json = textOfFile(bytes).toUtf8();
        return json.trimmed().startsWith('[') ? fromArray(json) : fromLines(json);
    }
    return fromTable(bytes);
}

QString nameOfRow(const FileRow& row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto cell = row.cells.begin(); cell != row.cells.end(); ++cell) {
        for (const QString& part : {cell.key(), cell->simplified()}) {
            const QByteArray bytes = part.toUtf8();
            hash.addData(QByteArray::number(bytes.size()) + ':');
            hash.addData(bytes);
        }
    }
    return u"row:"_s + QString::fromLatin1(hash.result().first(16).toHex());
}

} // namespace threadline
