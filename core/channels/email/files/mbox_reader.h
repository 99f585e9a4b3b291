// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mails of one mbox file (RFC 4155), one after the other, as they were before they were put
// into it: the separator gone, ">From " quoting taken back (mboxrd: one ">" less). Content-Length
// is not believed. A last mail that was cut off is given as far as it goes. Never holds more than
// one mail. One thread at a time.
#pragma once

#include "core/channels/email/files/line_reader.h"
#include "core/channels/email/files/mail_file.h"
#include "core/model/expected.h"

#include <QFile>

namespace threadline {

class MboxReader
{
public:
    explicit MboxReader(const QString& path);

    /// The next mail, an Error whose sentence names what could not be read, or nothing at the end.
    std::optional<Expected<MailFile>> next();

    qint64 bytesDone() const { return m_lines.position(); }

private:
    struct Collected
    {
        QByteArray bytes;
        Timestamp arrivedAt;
        bool tooLarge = false;
    };

    std::optional<Error> open();
    Collected collect();
    bool isSeparator(QByteArrayView line, bool blankBefore);
    Expected<MailFile> mailFrom(Collected collected);
    Error nothingThere();

    QFile m_file;
    LineReader m_lines;
    Timestamp m_fileTime;
    Timestamp m_arrivedAt; ///< of the mail that begins where m_lines is
    qint64 m_number = 0;   ///< of the last mail given, from 1
    bool m_opened = false;
    bool m_separated = false; ///< a line that begins a mail stands before where m_lines is
    bool m_done = false;
    bool m_toldFailure = false;
};

} // namespace threadline
