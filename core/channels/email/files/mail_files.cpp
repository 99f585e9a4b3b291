// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/files/mail_files.h"

#include "core/channels/email/files/from_line.h"
#include "core/channels/email/files/mbox_reader.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <vector>

namespace threadline {

namespace {

Error named(const QString& path, const QString& why, Error::Remedy remedy = Error::Remedy::Rejected)
{
    return {remedy, path + QLatin1String(": ") + why};
}

bool isMaildir(const QString& folder)
{
    const auto has = [&](const char* name) {
        return QFileInfo(folder + QLatin1Char('/') + QLatin1String(name)).isDir();
    };
    return has("cur") || (has("new") && has("tmp"));
}

/// The flags after ":2," in a name of a Maildir; ";" and "!" where a colon cannot be in names.
bool isSeen(const QString& path)
{
    const QString name = path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
    for (const auto info : {QLatin1String(":2,"), QLatin1String(";2,"), QLatin1String("!2,")}) {
        const qsizetype at = name.lastIndexOf(info);
        if (at >= 0) {
            return name.indexOf(QLatin1Char('S'), at + info.size()) >= 0;
        }
    }
    return false;
}

bool hasMailSuffix(const QString& path)
{
    return path.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive);
}

bool hasMboxSuffix(const QString& path)
{
    return path.endsWith(QLatin1String(".mbox"), Qt::CaseInsensitive);
}

/// Where mail programs note things about the mails beside them.
bool isProgramsOwn(const QString& name)
{
    return name.startsWith(QLatin1Char('.')) || name.endsWith(QLatin1String(".msf")) ||
           name == QLatin1String("dovecot-uidlist");
}

enum class Content { Mail, Mbox, Neither };

Content contentOf(const QString& path, QByteArrayView beginning)
{
    if (hasMailSuffix(path)) {
        return Content::Mail;
    }
    if (hasMboxSuffix(path) ||
        fromLineTime(beginning.first(std::max<qsizetype>(beginning.indexOf('\n'), 0)))) {
        return Content::Mbox;
    }
    QByteArrayView line = beginning;
    while (line.startsWith('\n') || line.startsWith('\r')) {
        line = line.sliced(1);
    }
    const qsizetype end = line.indexOf('\n');
    return isHeaderLine(end < 0 ? line : line.first(end)) ? Content::Mail : Content::Neither;
}

/// Some programs write an mbox's separator above a single mail.
QByteArray withoutFromLine(QByteArray mail)
{
    return mail.startsWith("From ") ? mail.mid(mail.indexOf('\n') + 1) : mail;
}

Expected<MailFile> readWhole(QFile& file)
{
    const QString path = file.fileName();
    if (file.size() > mail_file_limits::maxMailBytes) {
        return named(
            path,
            QStringLiteral("it is larger than %1 MB.").arg(mail_file_limits::maxMailBytes >> 20),
            Error::Remedy::Unsupported);
    }
    const QByteArray bytes = file.readAll();
    if (bytes.isEmpty()) {
        return file.error() == QFileDevice::NoError
                   ? named(path, QStringLiteral("the file is empty."), Error::Remedy::Corrupt)
                   : named(path, QStringLiteral("it cannot be read: %1.").arg(file.errorString()));
    }
    const Timestamp modified{QFileInfo(file).lastModified().toMSecsSinceEpoch() * 1000};
    return MailFile{path, withoutFromLine(bytes), isSeen(path), modified};
}

} // namespace

MailFiles::MailFiles(const QStringList& paths)
{
    for (const QString& path : paths) {
        const QFileInfo info(path);
        m_waiting.push_back({path, info.size(), info.isDir(), false});
        m_bytesTotal += info.isDir() ? 0 : info.size();
    }
}

MailFiles::~MailFiles() = default;

std::optional<Expected<MailFile>> MailFiles::next()
{
    for (;;) {
        if (auto found = fromMbox()) {
            return found;
        }
        if (m_waiting.empty()) {
            return std::nullopt;
        }
        const Entry entry = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (auto found = open(entry)) {
            return found;
        }
    }
}

qint64 MailFiles::bytesDone() const
{
    return m_bytesFinished + (m_mbox ? m_mbox->bytesDone() : 0);
}

std::optional<Expected<MailFile>> MailFiles::fromMbox()
{
    if (!m_mbox) {
        return std::nullopt;
    }
    auto found = m_mbox->next();
    if (!found) {
        m_bytesFinished += m_mboxSize;
        m_mbox.reset();
    }
    return found;
}

std::optional<Expected<MailFile>> MailFiles::open(const Entry& entry)
{
    const QFileInfo info(entry.path);
    if (!info.exists()) {
        return Expected<MailFile>(
            named(entry.path, info.isSymLink()
                                  ? QStringLiteral("it is a link to something that is not there.")
                                  : QStringLiteral("there is no such file or folder.")));
    }
    if (info.isDir()) {
        if (!info.isReadable() || !info.isExecutable()) {
            return Expected<MailFile>(named(
                entry.path, QStringLiteral("the folder cannot be read: check its permissions.")));
        }
        list(entry.path);
        return std::nullopt;
    }
    if (!info.isFile()) { // reading a pipe or a device might never end
        return Expected<MailFile>(named(entry.path, QStringLiteral("it is not a regular file.")));
    }
    QFile file(entry.path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_bytesFinished += entry.size;
        return Expected<MailFile>(
            named(entry.path, QStringLiteral("it cannot be read: %1.").arg(file.errorString())));
    }
    constexpr qint64 looked = 4096;
    const Content content = entry.inMaildir || file.size() == 0
                                ? Content::Mail
                                : contentOf(entry.path, file.peek(looked));
    if (content == Content::Mbox) {
        m_mbox = std::make_unique<MboxReader>(entry.path);
        m_mboxSize = entry.size;
        return std::nullopt;
    }
    m_bytesFinished += entry.size;
    return content == Content::Mail
               ? readWhole(file)
               : Expected<MailFile>(named(entry.path,
                                          QStringLiteral("it is neither a mail nor an mbox."),
                                          Error::Remedy::Unsupported));
}

void MailFiles::list(const QString& folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    if (m_visitedFolders.contains(canonical)) {
        return;
    }
    m_visitedFolders.insert(canonical);
    const bool maildir = isMaildir(folder);
    const QString ownName = QFileInfo(canonical).fileName();
    const bool inMaildir = (ownName == QLatin1String("cur") || ownName == QLatin1String("new")) &&
                           isMaildir(QFileInfo(canonical).path());
    std::vector<Entry> found;
    // System: links that lead nowhere are to be named too.
    QDirIterator entries(folder,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    while (entries.hasNext()) {
        entries.next();
        const QFileInfo info = entries.fileInfo();
        const QString name = info.fileName();
        if (info.isDir()) {
            const bool hidden = name.startsWith(QLatin1Char('.')) && !isMaildir(info.filePath());
            const bool unfinished = maildir && name == QLatin1String("tmp");
            if (!hidden && !unfinished) {
                found.push_back({info.filePath(), 0, true, false});
            }
            continue;
        }
        const bool besideMails = maildir && !hasMailSuffix(name) && !hasMboxSuffix(name);
        if (!isProgramsOwn(name) && !besideMails) {
            found.push_back({info.filePath(), info.size(), false, inMaildir});
            m_bytesTotal += info.size();
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Entry& a, const Entry& b) { return a.path < b.path; });
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(found.begin()),
                     std::make_move_iterator(found.end()));
}

} // namespace threadline
