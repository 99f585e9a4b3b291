// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/snippet.h"

#include "core/search/text_folding.h"

#include <algorithm>
#include <vector>

namespace threadline {

namespace {

struct Word
{
    qsizetype start;
    qsizetype size;
};

struct WantedWord
{
    QByteArray folded;
    bool mayGoOn = false;

    bool is(const QByteArray& word) const { return mayGoOn ? word.startsWith(folded) : word == folded; }
    bool isAsciiOf(QStringView shown) const
    {
        const QLatin1StringView letters(folded);
        return mayGoOn ? shown.startsWith(letters, Qt::CaseInsensitive)
                       : shown.size() == letters.size() && shown.compare(letters, Qt::CaseInsensitive) == 0;
    }
};

std::vector<WantedWord> wantedBy(const SearchQuery& query)
{
    std::vector<WantedWord> wanted;
    for (const auto& term : query.terms) {
        if (term.field != SearchQuery::Term::Field::Anywhere || term.negated) {
            continue;
        }
        for (qsizetype i = 0; i < term.words.size(); ++i) {
            const WantedWord word{term.words.at(i), term.prefix && i == term.words.size() - 1};
            const bool known = std::any_of(wanted.begin(), wanted.end(), [&](const WantedWord& other) {
                return other.folded == word.folded && other.mayGoOn == word.mayGoOn;
            });
            if (!known) {
                wanted.push_back(word);
            }
        }
    }
    return wanted;
}

bool isAscii(QChar c)
{
    return c.unicode() < 0x80;
}

bool isOfWord(QChar c)
{
    if (isAscii(c)) { // most are, and the tables of Unicode take their time
        const char latin = c.toLatin1();
        return (latin >= 'a' && latin <= 'z') || (latin >= 'A' && latin <= 'Z') || (latin >= '0' && latin <= '9');
    }
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

/// Goes through a text for words of a query.
class WordFinder
{
public:
    WordFinder(const QString& text, const SearchQuery& query)
        : m_text(text), m_wanted(wantedBy(query)), m_seen(m_wanted.size(), false)
    {
    }

    /// Most of a long text holds none of them, and a look at whole pieces of it is many times quicker
    /// than one at each word.
    void find()
    {
        constexpr qsizetype piece = 2000;
        for (qsizetype from = 0; from < m_text.size();) {
            qsizetype to = std::min(m_text.size(), from + piece);
            while (to < m_text.size() && isOfWord(m_text.at(to))) {
                ++to;
            }
            if (mayHoldSome(from, to)) {
                findIn(from, to);
            }
            from = to;
        }
    }

    const QList<Word>& words() const { return m_words; }
    int found() const { return static_cast<int>(std::count(m_seen.begin(), m_seen.end(), true)); }

private:
    bool mayHoldSome(qsizetype from, qsizetype to) const
    {
        const QByteArray folded = foldedForSearch(m_text.mid(from, to - from));
        return std::any_of(m_wanted.begin(), m_wanted.end(),
                           [&](const WantedWord& word) { return folded.contains(word.folded); });
    }

    /// Folding happens word by word, because folded text has other lengths than what is shown.
    void findIn(qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to;) {
            if (!isOfWord(m_text.at(i)) || m_text.at(i).isMark()) {
                ++i;
                continue;
            }
            qsizetype end = i;
            while (end < to && isOfWord(m_text.at(end))) {
                ++end;
            }
            look(i, end);
            i = end;
        }
    }

    void look(qsizetype from, qsizetype to)
    {
        const QStringView shown = QStringView(m_text).mid(from, to - from);
        bool wanted = false;
        const auto see = [&](const auto& is) {
            for (std::size_t i = 0; i < m_wanted.size(); ++i) {
                if (is(m_wanted[i])) {
                    m_seen[i] = true;
                    wanted = true;
                }
            }
        };
        // Letters and digits of ASCII are one word however they are folded, and fold letter by letter.
        if (std::all_of(shown.begin(), shown.end(), isAscii)) {
            see([&](const WantedWord& word) { return word.isAsciiOf(shown); });
        } else {
            const QByteArrayList words = searchWords(foldedForSearch(shown.toUtf8()));
            for (const QByteArray& one : words) {
                see([&](const WantedWord& word) { return word.is(one); });
            }
        }
        if (wanted) {
            m_words.append({from, to - from});
        }
    }

    const QString& m_text;
    std::vector<WantedWord> m_wanted;
    std::vector<bool> m_seen;
    QList<Word> m_words;
};

} // namespace

int wordsWanted(const SearchQuery& query)
{
    return static_cast<int>(wantedBy(query).size());
}

Snippet makeSnippet(const QString& text, const SearchQuery& query, int length)
{
    WordFinder finder(text, query);
    finder.find();
    const QList<Word>& all = finder.words();
    constexpr qsizetype before = 30;
    qsizetype start = all.isEmpty() ? 0 : std::max<qsizetype>(0, all.first().start - before);
    while (start > 0 && !text.at(start - 1).isSpace() && start < all.first().start) {
        ++start; // begin with a whole word
    }
    Snippet snippet;
    snippet.found = finder.found();
    const QList<Word>& marks = all;
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
