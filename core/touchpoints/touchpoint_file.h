// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of touches as rows under headers, whatever it is written in: a table as text (delimited_text.h), a JSON array
// of objects, or an object to the line. Any thread.
#pragma once

#include "core/model/expected.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

namespace threadline {

struct FileRow
{
    QString where; ///< "line 12", "entry 3"
    QMap<QString, QString> cells; ///< by header; empty ones are missing

    friend bool operator==(const FileRow&, const FileRow&) = default;
};

struct TouchpointFile
{
    QStringList header;
    QList<FileRow> rows;
    QStringList failures; ///< what is no row: "line 7: why"
};

/// Refused when it is empty or no table at all.
Expected<TouchpointFile> readTouchpointFile(const QByteArray& bytes);

/// A name for what stands in a row, the same whenever it is read again, in whichever order of columns. Rows that are
/// alike have one name.
QString nameOfRow(const FileRow& row);

} // namespace threadline
