// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/mbox_reader.h"

#include "core/channels/email/files/from_line.h"

#include <QDateTime>
#include <QFileInfo>

namespace threadline {

namespace {

bool isBlank(QByteArrayView line)
{
    return line == "\n" || line == "\r\n";
}

/// ">From ", ">>From " …: a line that was quoted because it looked like a separator.
bool isQuotedFrom(QByteArrayView line)
{
    qsizetype marks = 0;
    while (marks < line.size() && line[marks] == '>') {
        ++marks;
    }
    return marks > 0 && line.sliced(marks).startsWith("From ");
}

/// The value of the first field of that name in a mail's head; empty when there is none.
QByteArray fieldValue(QByteArrayView mail, QByteArrayView name)
{
    while (!mail.isEmpty()) {
        const qsizetype newline = mail.indexOf('\n');
        const QByteArrayView line = newline < 0 ? mail : mail.first(newline + 1);
        if (isBlank(line)) {
            break;
        }
        if (line.size() > name.size() && line[name.size()] == ':' &&
            line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0) {
            return line.sliced(name.size() + 1).toByteArray().trimmed();
        }
        mail = mail.sliced(line.size());
    }
    return {};
}

/// As mail programs note it in the file itself: "Status: RO", or Mozilla's bit 1.
bool isMarkedRead(const QByteArray& mail)
{
    if (fieldValue(mail, "Status").contains('R')) {
        return true;
    }
    return (fieldValue(mail, "X-Mozilla-Status").toUInt(nullptr, 16) & 1U) != 0;
}

/// The empty line before a separator belongs to the mbox, not to the mail.
void dropLastBlankLine(QByteArray& mail)
{
    if (mail.endsWith("\r\n\r\n")) {
        mail.chop(2);
    } else if (mail.endsWith("\n\n")) {
        mail.chop(1);
    }
}

} // namespace

MboxReader::MboxReader(const QString& path)
    : m_file(path)
    , m_lines(m_file)
{
}

std::optional<Expected<MailFile>> MboxReader::next()
{
    if (!m_opened) {
        m_opened = true;
        if (auto problem = open()) {
            m_done = true;
            return Expected<MailFile>(*problem);
        }
    }
    while (!m_done) {
        const bool separated = m_separated;
        Collected collected = collect();
        if (collected.tooLarge || !collected.bytes.trimmed().isEmpty()) {
            return mailFrom(std::move(collected));
        }
        if (separated) {
            return nothingThere();
        }
    }
    if (m_lines.failed() && !m_toldFailure) {
        m_toldFailure = true;
        return Expected<MailFile>(Error{
            Error::Remedy::Retry, QStringLiteral("%1: it cannot be read beyond byte %2: %3.")
                                      .arg(m_file.fileName(), QString::number(m_lines.position()),
                                           m_file.errorString())});
    }
    return std::nullopt;
}

std::optional<Error> MboxReader::open()
{
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Error{Error::Remedy::Rejected, QStringLiteral("%1: it cannot be read: %2.")
                                                  .arg(m_file.fileName(), m_file.errorString())};
    }
    m_fileTime = {QFileInfo(m_file).lastModified().toMSecsSinceEpoch() * 1000};
    m_arrivedAt = m_fileTime;
    if (const auto first = m_lines.peek(); first && first->startsWith("From ")) {
        m_arrivedAt = fromLineTime(*first).value_or(m_fileTime);
        m_separated = true;
        m_lines.next();
    }
    return std::nullopt;
}

MboxReader::Collected MboxReader::collect()
{
    Collected mail;
    mail.arrivedAt = m_arrivedAt;
    QByteArray candidate;
    bool blankBefore = true;
    while (auto line = m_lines.next()) {
        if (m_lines.atLineStart()) {
            if (line->startsWith("From ")) {
                candidate = line->toByteArray(); // looking ahead moves the reader's buffer
                line = candidate;
                if (isSeparator(candidate, blankBefore)) {
                    dropLastBlankLine(mail.bytes);
                    return mail;
                }
            }
            blankBefore = isBlank(*line);
            line = isQuotedFrom(*line) ? line->sliced(1) : *line;
        }
        mail.tooLarge =
            mail.tooLarge || mail.bytes.size() + line->size() > mail_file_limits::maxMailBytes;
        if (mail.tooLarge) {
            mail.bytes = QByteArray();
        } else {
            mail.bytes.append(*line);
        }
    }
    m_done = true;
    dropLastBlankLine(mail.bytes);
    return mail;
}

/// By its form, and by an empty line before or a header after it: programs that died while writing
/// leave out the one, and mails quote the other.
bool MboxReader::isSeparator(QByteArrayView line, bool blankBefore)
{
    const auto time = fromLineTime(line);
    if (!time) {
        return false;
    }
    if (!blankBefore) {
        const auto following = m_lines.peek();
        if (!following || !isHeaderLine(*following)) {
            return false;
        }
    }
    m_arrivedAt = *time;
    m_separated = true;
    return true;
}

/// After the line that begins a mail.
Error MboxReader::nothingThere()
{
    ++m_number;
    return {Error::Remedy::Corrupt, QStringLiteral("%1: message %2: nothing is left of it but its first line; the "
                                                   "file was cut off or damaged there.")
                                        .arg(m_file.fileName())
                                        .arg(m_number)};
}

Expected<MailFile> MboxReader::mailFrom(Collected collected)
{
    ++m_number;
    const QString name = QStringLiteral("%1: message %2").arg(m_file.fileName()).arg(m_number);
    if (collected.tooLarge) {
        return Error{Error::Remedy::Unsupported, QStringLiteral("%1: it is larger than %2 MB.")
                                                     .arg(name)
                                                     .arg(mail_file_limits::maxMailBytes >> 20)};
    }
    const bool read = isMarkedRead(collected.bytes);
    return MailFile{name, std::move(collected.bytes), read, collected.arrivedAt};
}

} // namespace threadline
