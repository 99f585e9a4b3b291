// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that a person added: a text file, one word a line, in UTF-8. Thread: one at a time; blocks.
#pragma once

#include "core/model/expected.h"

#include <QSet>
#include <QString>

namespace threadline {

class WordsFile
{
public:
    /// It need not exist; it is made with the first word. An empty path: words are kept as long as this.
    explicit WordsFile(QString path);

    bool contains(const QString& word);
    Expected<void> add(const QString& word);

private:
    void read();

    QString m_path;
    QSet<QString> m_words;
    bool m_read = false;
};

} // namespace threadline
