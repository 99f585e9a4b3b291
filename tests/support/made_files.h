// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files as customers attach them, made in memory.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace threadline::test {

/// One page with a line of text for each line; ASCII.
QByteArray madePdf(const QByteArrayList& lines);
/// The same behind a password that nobody knows.
QByteArray madeEncryptedPdf();

struct ZipEntry
{
    QByteArray name;
    QByteArray bytes;
    bool encrypted = false;
};

QByteArray madeZip(const QList<ZipEntry>& entries);
/// A document with these paragraphs; XML in them is taken as it is.
QByteArray madeDocx(const QByteArrayList& paragraphs);
QByteArray madeOdt(const QByteArrayList& paragraphs);

} // namespace threadline::test
