// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/quote_folding.h"

#include "core/markup/quote_marks.h"

#include <algorithm>
#include <vector>

namespace threadline {
namespace {

using namespace markup;
using Kind = TextSegment::Kind;

// A quote of so few lines above an answer is what the answer is about.
constexpr qsizetype shortQuote = 3;
// RFC 3676 asks for four lines; companies ask for many more.
constexpr qsizetype longestSignature = 20;
constexpr qsizetype longestHeaderBlock = 8;
// "On Mon, 3 Mar 2025 at 10:00, Ann\n<ann@example.org>\nwrote:"
constexpr qsizetype longestAttributionLines = 3;

struct Line
{
    QStringView text;  ///< without its line end
    qsizetype end = 0; ///< in the message, with its line end
    bool blank = false;
    Kind kind = Kind::Own;
};

std::vector<Line> linesOf(QStringView text)
{
    std::vector<Line> lines;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype found = text.indexOf(u'\n', start);
        const qsizetype end = found < 0 ? text.size() : found + 1;
        QStringView line = text.sliced(start, end - start);
        while (line.endsWith(u'\n') || line.endsWith(u'\r'))
            line.chop(1);
        lines.push_back({line, end, line.trimmed().isEmpty(), Kind::Own});
        start = end;
    }
    return lines;
}

class Folding
{
public:
    explicit Folding(QStringView text)
        : m_lines(linesOf(text))
        , m_end(size())
    {
    }

    const std::vector<Line>& run()
    {
        markQuotes();
        markSignatures();
        keepSomethingToRead();
        joinBlankLines();
        return m_lines;
    }

private:
    qsizetype size() const { return static_cast<qsizetype>(m_lines.size()); }
    Line& line(qsizetype i) { return m_lines[static_cast<std::size_t>(i)]; }
    const Line& line(qsizetype i) const { return m_lines[static_cast<std::size_t>(i)]; }

    void mark(qsizetype from, qsizetype to, Kind kind)
    {
        for (qsizetype i = from; i < to; ++i)
            line(i).kind = kind;
    }

    void markQuotes();
    qsizetype markQuotedLines(qsizetype start);
    bool startsHeaderBlock(qsizetype start) const;
    qsizetype withRuleAbove(qsizetype start) const;
    qsizetype withAttributionAbove(qsizetype start) const;
    bool isAnswered(qsizetype quoteEnd) const;
    void markSignatures();
    void markSignature(qsizetype start, qsizetype end);
    void keepSomethingToRead();
    void joinBlankLines();

    std::vector<Line> m_lines;
    qsizetype m_end; ///< where a forwarded message begins: from there on nothing is folded
};

void Folding::markQuotes()
{
    for (qsizetype i = 0; i < size();) {
        const QStringView text = line(i).text;
        if (isQuotedLine(text)) {
            i = markQuotedLines(i);
        } else if (announcesForward(text)) {
            m_end = i;
            return;
        } else if (announcesOriginal(text) || startsHeaderBlock(i)) {
            mark(withRuleAbove(i), size(), Kind::Quote);
            return;
        } else {
            ++i;
        }
    }
}

qsizetype Folding::markQuotedLines(qsizetype start)
{
    qsizetype end = start;
    qsizetype words = 0;
    for (qsizetype i = start; i < size() && (line(i).blank || isQuotedLine(line(i).text)); ++i) {
        if (line(i).blank)
            continue;
        end = i + 1;
        ++words;
    }
    if (words > shortQuote || !isAnswered(end))
        mark(withAttributionAbove(start), end, Kind::Quote);
    return end;
}

bool Folding::isAnswered(qsizetype quoteEnd) const
{
    qsizetype i = quoteEnd;
    while (i < size() && line(i).blank)
        ++i;
    return i < size() && !isSignatureSeparator(line(i).text) && !isDeviceLine(line(i).text);
}

bool Folding::startsHeaderBlock(qsizetype start) const
{
    if (headerName(line(start).text) != HeaderName::From)
        return false;
    bool sent = false;
    bool subject = false;
    const qsizetype end = std::min(size(), start + longestHeaderBlock);
    for (qsizetype i = start + 1; i < end && !line(i).blank; ++i) {
        sent |= headerName(line(i).text) == HeaderName::Sent;
        subject |= headerName(line(i).text) == HeaderName::Subject;
    }
    return sent && subject;
}

qsizetype Folding::withRuleAbove(qsizetype start) const
{
    qsizetype i = start;
    while (i > 0 && line(i - 1).blank)
        --i;
    return i > 0 && isUnderscoreRule(line(i - 1).text) ? i - 1 : start;
}

qsizetype Folding::withAttributionAbove(qsizetype start) const
{
    qsizetype last = start;
    while (last > 0 && line(last - 1).blank)
        --last;
    QString joined;
    for (qsizetype i = last - 1; i >= 0 && i >= last - longestAttributionLines; --i) {
        if (line(i).blank || line(i).kind != Kind::Own)
            break;
        joined.prepend(line(i).text.trimmed().left(1000).toString() + u' ');
        if (isAttribution(joined))
            return i;
    }
    return start;
}

void Folding::markSignatures()
{
    for (qsizetype start = 0; start < m_end;) {
        qsizetype end = start;
        while (end < m_end && line(end).kind == Kind::Own)
            ++end;
        markSignature(start, end);
        start = std::max(end, start + 1);
    }
}

void Folding::markSignature(qsizetype start, qsizetype end)
{
    const qsizetype first = std::max(start, end - longestSignature - 1);
    for (qsizetype i = end - 1; i >= first; --i) {
        if (isSignatureSeparator(line(i).text)) {
            mark(i, end, Kind::Signature);
            return;
        }
    }
    qsizetype last = end;
    while (last > start && line(last - 1).blank)
        --last;
    if (last > start && isDeviceLine(line(last - 1).text))
        mark(last - 1, end, Kind::Signature);
}

void Folding::keepSomethingToRead()
{
    for (const Kind given : {Kind::Quote, Kind::Signature}) {
        const bool readable = std::ranges::any_of(
            m_lines, [](const Line& each) { return each.kind == Kind::Own && !each.blank; });
        if (readable)
            return;
        for (Line& each : m_lines) {
            if (each.kind == given)
                each.kind = Kind::Own;
        }
    }
}

void Folding::joinBlankLines()
{
    // Empty lines go with what is above them, so that no segment is made of nothing else.
    Kind above = Kind::Own;
    for (Line& each : m_lines) {
        if (each.blank && each.kind == Kind::Own)
            each.kind = above;
        above = each.kind;
    }
}

} // namespace

QList<TextSegment> foldQuotes(const QString& text)
{
    QList<TextSegment> segments;
    Folding folding(text);
    qsizetype start = 0;
    for (const Line& line : folding.run()) {
        if (segments.isEmpty() || segments.last().kind != line.kind)
            segments.append({line.kind, {}});
        segments.last().text += QStringView(text).sliced(start, line.end - start);
        start = line.end;
    }
    return segments;
}

QString ownWords(const QString& text)
{
    QString words;
    for (const TextSegment& segment : foldQuotes(text)) {
        if (segment.kind == Kind::Own)
            words += segment.text;
    }
    return words.trimmed();
}

} // namespace threadline
