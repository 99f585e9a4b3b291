// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachment_set.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace threadline {

namespace {
constexpr qint64 unreadable = -1;
constexpr qint64 folder = -2;
} // namespace

QString AttachmentSet::add(const QList<ChosenFile>& files)
{
    QString complaint;
    for (const ChosenFile& file : files) {
        if (file.size == folder) {
            complaint = QStringLiteral("“%1” is a folder; attach the files in it.").arg(file.name);
        } else if (file.size == unreadable) {
            complaint = QStringLiteral("“%1” cannot be read; it was not attached.").arg(file.name);
        } else if (std::none_of(m_files.cbegin(), m_files.cend(),
                                [&](const ChosenFile& known) { return known.path == file.path; })) {
            m_files.append(file);
        }
    }
    return complaint;
}

QStringList AttachmentSet::paths() const
{
    QStringList result;
    for (const ChosenFile& file : m_files) {
        result.append(file.path);
    }
    return result;
}

qint64 AttachmentSet::totalSize() const
{
    return std::accumulate(m_files.cbegin(), m_files.cend(), qint64{0},
                           [](qint64 sum, const ChosenFile& file) { return sum + file.size; });
}

qint64 AttachmentSet::largestSize() const
{
    return std::accumulate(m_files.cbegin(), m_files.cend(), qint64{0},
                           [](qint64 largest, const ChosenFile& file) { return std::max(largest, file.size); });
}

QList<ChosenFile> lookAt(const QStringList& paths)
{
    QList<ChosenFile> result;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        ChosenFile file{info.absoluteFilePath(), info.fileName(), info.size()};
        if (info.isDir()) {
            file.size = folder;
        } else if (!info.isReadable()) {
            file.size = unreadable;
        }
        result.append(file);
    }
    return result;
}

bool mentionsAttachment(const QString& text)
{
    static const QRegularExpression promise(
        QStringLiteral(
            "\\b(attached|attachment|attaching|enclosed|anhang|angehängt|beigefügt|anbei|ci-joint|"
            "pièce jointe|adjunto|in allegato)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto lines = text.split(QLatin1Char('\n'));
    return std::any_of(lines.cbegin(), lines.cend(), [](const QString& line) {
        return !line.startsWith(QLatin1Char('>')) && promise.match(line).hasMatch();
    });
}

} // namespace threadline
