// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person who knows the RFCs reads in each mail of the external corpus. Written from the
// files themselves; the mails are not part of this project.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace threadline::test {

struct CorpusRow
{
    const char* file;
    const char* name;    ///< of the sender
    const char* address; ///< of the sender
    const char* subject;
    const char* text; ///< a piece of it; "" where the mail has none
    QStringList files;
};

const QList<CorpusRow>& corpusRows();

} // namespace threadline::test
