// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as text (RFC 4180 and what Excel makes of it): cells parted by ; or , or tab or |, a "sep=" line before the
// header, UTF-8 and UTF-16 with their marks, windows-1252, quoted cells with line ends and doubled quotes inside.
// Never fails: what is no row is named with its line. Any thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace threadline {

struct DelimitedRow
{
    qint64 line = 0; ///< where it begins, from 1, as an editor counts
    QStringList cells;

    friend bool operator==(const DelimitedRow&, const DelimitedRow&) = default;
};

struct DelimitedText
{
    /// Those with something in them; the first is the header.
    QList<DelimitedRow> rows;
    /// Lines on which a quotation mark is opened and never closed; what follows is read without them.
    QList<qint64> unclosed;

    friend bool operator==(const DelimitedText&, const DelimitedText&) = default;
};

DelimitedText readDelimited(const QByteArray& bytes);

/// Bytes of a file in UTF-8 or UTF-16, marked or not, or else in windows-1252.
QString textOfFile(const QByteArray& bytes);

} // namespace threadline
