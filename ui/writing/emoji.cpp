// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/emoji.h"

#include <QFile>

namespace threadline {

namespace {

constexpr qsizetype mostOffered = 30;
constexpr char32_t firstAlwaysPicture = 0x1F000;
constexpr QChar asPicture(0xFE0F); // variation selector 16

QList<Emoji> readCommonEmoji()
{
    QList<Emoji> all;
    QFile file(QStringLiteral(":/emoji/common.txt"));
    if (!file.open(QIODevice::ReadOnly)) {
        return all;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const char32_t code = line.section(u' ', 0, 0).toUInt(nullptr, 16);
        if (!line.startsWith(u'#') && code != 0) {
            QString text = QString::fromUcs4(&code, 1);
            if (code < firstAlwaysPicture) {
                text += asPicture;
            }
            all.append({text, line.section(u' ', 1).toLower()});
        }
    }
    return all;
}

} // namespace

const QList<Emoji>& commonEmoji()
{
    static const QList<Emoji> all = readCommonEmoji();
    return all;
}

QList<CompletionItem> matchingEmoji(const QString& typed)
{
    QList<CompletionItem> byName;
    QList<CompletionItem> byWord;
    const QString words = QString(typed).replace(u'_', u' ');
    for (const Emoji& emoji : commonEmoji()) {
        const CompletionItem item{emoji.text, emoji.text + QStringLiteral("  ") + emoji.name, {}};
        if (emoji.name.startsWith(words, Qt::CaseInsensitive)) {
            byName.append(item);
        } else if (emoji.name.contains(u' ' + words, Qt::CaseInsensitive)
                   || emoji.name.contains(u'-' + words, Qt::CaseInsensitive)) {
            byWord.append(item);
        }
    }
    return (byName + byWord).mid(0, mostOffered);
}

} // namespace threadline
