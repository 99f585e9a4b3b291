// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/words_file.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace threadline {

WordsFile::WordsFile(QString path)
    : m_path(std::move(path))
{
}

void WordsFile::read()
{
    if (m_read) {
        return;
    }
    m_read = true;
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        m_words.insert(line.trimmed());
    }
}

bool WordsFile::contains(const QString& word)
{
    read();
    // What was added in lower case is right at the beginning of a sentence, too.
    return m_words.contains(word) || m_words.contains(word.toLower());
}

Expected<void> WordsFile::add(const QString& word)
{
    read();
    m_words.insert(word.trimmed());
    if (m_path.isEmpty()) {
        return {};
    }
    QStringList all(m_words.begin(), m_words.end());
    std::sort(all.begin(), all.end());
    QSaveFile file(m_path);
    const QByteArray bytes = (all.join(u'\n') + u'\n').toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{Error::Remedy::Retry, QStringLiteral("The word could not be kept in %1: %2.")
                                               .arg(m_path, file.errorString())};
    }
    return {};
}

} // namespace threadline
