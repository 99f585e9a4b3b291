// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a command says: results on standard output, troubles and progress on standard error. A
// reader that goes away early (`| head`) ends the writing, nothing else.
//
// Thread: main.
#pragma once

#include "core/model/expected.h"
#include "core/model/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace threadline::command_line {

class Output
{
public:
    Output();
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void line(const QString& text);
    void bytes(const QByteArray& bytes);
    /// One array, an object to the line.
    void json(const QList<QJsonObject>& objects);
    /// Columns side by side, each as wide as its widest cell.
    void table(const QList<QStringList>& rows);

    void complain(const QString& sentence);
    /// A line that the next one overwrites; only when a person looks on.
    void progress(const QString& text);

    /// Writes what is left; an error when standard output took not all of it.
    Expected<void> finish();

private:
    void clearProgress();

    bool m_readerGone = false;
    int m_problem = 0; // errno
    bool m_progressShown = false;
};

/// Without control characters: what strangers wrote must not drive the terminal.
QString printable(const QString& text);
/// In this machine's time zone, to the minute.
QString localTime(Timestamp at);

} // namespace threadline::command_line
