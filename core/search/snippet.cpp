// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/snippet.h"

#include "core/search/text_folding.h"

namespace threadline {

namespace {

struct Word
{
    qsizetype start;
    qsizetype size;
};

bool isWanted(const QByteArray& folded, const SearchQuery& query)
{
    for (const auto& term : query.terms) {
        if (term.field != SearchQuery::Term::Field::Anywhere || term.negated) {
            continue;
        }
        for (qsizetype i = 0; i < term.words.size(); ++i) {
            const bool beginning = term.prefix && i == term.words.size() - 1;
            if (folded == term.words.at(i) || (beginning && folded.startsWith(term.words.at(i)))) {
                return true;
            }
        }
    }
    return false;
}

/// The words of `text` that the query asks for. Folding happens word by word, because folded text
/// has other lengths than what is shown.
QList<Word> wantedWords(const QString& text, const SearchQuery& query, qsizetype from, qsizetype to)
{
    QList<Word> wanted;
    qsizetype i = from;
    while (i < to) {
        if (!text.at(i).isLetterOrNumber() && !text.at(i).isSurrogate()) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < to && (text.at(end).isLetterOrNumber() || text.at(end).isMark() || text.at(end).isSurrogate())) {
            ++end;
        }
        const QByteArrayList words = searchWords(foldedForSearch(text.mid(i, end - i)));
        for (const QByteArray& word : words) {
            if (isWanted(word, query)) {
                wanted.append({i, end - i});
                break;
            }
        }
        i = end;
    }
    return wanted;
}

} // namespace

Snippet makeSnippet(const QString& text, const SearchQuery& query, int length)
{
    constexpr qsizetype searched = 200'000; // beyond, the beginning of the text will do
    const QList<Word> all = wantedWords(text, query, 0, std::min(text.size(), searched));
    constexpr qsizetype before = 30;
    qsizetype start = all.isEmpty() ? 0 : std::max<qsizetype>(0, all.first().start - before);
    while (start > 0 && !text.at(start - 1).isSpace() && start < all.first().start) {
        ++start; // begin with a whole word
    }
    Snippet snippet;
    QList<Word> marks = all;
    if (start > 0) {
        snippet.text = QStringLiteral("… ");
    }
    bool space = false;
    qsizetype next = 0;
    for (qsizetype i = start; i < text.size() && snippet.text.size() < length; ++i) {
        while (next < marks.size() && marks.at(next).start < i) {
            ++next;
        }
        if (text.at(i).isSpace()) {
            space = !snippet.text.isEmpty();
            continue;
        }
        if (space) {
            snippet.text += QLatin1Char(' ');
            space = false;
        }
        if (next < marks.size() && marks.at(next).start == i) {
            snippet.marks.append({static_cast<int>(snippet.text.size()), static_cast<int>(marks.at(next).size)});
        }
        snippet.text += text.at(i);
    }
    for (auto& [at, size] : snippet.marks) {
        size = std::min(size, static_cast<int>(snippet.text.size()) - at);
    }
    return snippet;
}

} // namespace threadline
