// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/words_to_check.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype longestWord = 60;

bool isApostrophe(QChar character)
{
    return character == u'\'' || character == u'’';
}

bool isWordPart(QChar character)
{
    return character.isLetter() || character.isMark() || character.isSurrogate() || character.isDigit();
}

/// What lies between two spaces is a name of something when it has one of these inside.
bool namesSomething(QStringView chunk)
{
    if (chunk.contains(u'@') || chunk.contains(u"://") || chunk.contains(u'\\') || chunk.contains(u'_')
        || chunk.startsWith(u"www.") || chunk.startsWith(u'/')) {
        return true;
    }
    const qsizetype dot = chunk.indexOf(u'.');
    return dot > 0 && dot + 1 < chunk.size() && chunk.at(dot + 1).isLetter() && chunk.at(dot - 1).isLetter();
}

bool hasSpelling(QStringView word)
{
    const bool digits = std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit() || c.isSurrogate(); });
    const bool small = std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() && !c.isUpper(); });
    return word.size() > 1 && word.size() <= longestWord && small && !digits;
}

void addWords(QStringView chunk, qsizetype offset, QList<WordSpan>& words)
{
    if (namesSomething(chunk)) {
        return;
    }
    for (qsizetype at = 0; at < chunk.size();) {
        if (!isWordPart(chunk.at(at))) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < chunk.size()
               && (isWordPart(chunk.at(end))
                   || (isApostrophe(chunk.at(end)) && end + 1 < chunk.size() && isWordPart(chunk.at(end + 1))))) {
            ++end;
        }
        if (hasSpelling(chunk.sliced(at, end - at))) {
            words.append({offset + at, end - at});
        }
        at = end;
    }
}

} // namespace

QList<WordSpan> wordsToCheck(QStringView line)
{
    QList<WordSpan> words;
    if (line.startsWith(u'>')) {
        return words;
    }
    for (qsizetype at = 0; at < line.size();) {
        if (line.at(at).isSpace()) {
            ++at;
            continue;
        }
        if (line.sliced(at).startsWith(u"{{")) {
            const qsizetype end = line.indexOf(u"}}", at);
            at = end < 0 ? line.size() : end + 2;
            continue;
        }
        qsizetype end = at;
        while (end < line.size() && !line.at(end).isSpace() && !line.sliced(end).startsWith(u"{{")) {
            ++end;
        }
        addWords(line.sliced(at, end - at), at, words);
        at = end;
    }
    return words;
}

} // namespace threadline
