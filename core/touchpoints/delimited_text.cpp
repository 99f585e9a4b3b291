// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/delimited_text.h"

#include "core/markup/charset_decoder.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr char16_t quote = u'"';
/// Nobody writes more into a cell; a quote that is open for longer was never meant as one.
constexpr qsizetype longestCell = 1 << 20;

bool isUtf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError() && !decoded.isNull();
}

/// Excel's "Unicode text" without its mark: every second byte of the first ones is nothing.
QByteArray unmarkedUtf16(const QByteArray& bytes)
{
    const QByteArray start = bytes.first(std::min<qsizetype>(bytes.size(), 64));
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < start.size(); ++i) {
        if (start.at(i) == '\0') {
            ++(i % 2 == 0 ? even : odd);
        }
    }
    const qsizetype many = start.size() / 4;
    return start.size() < 4 ? QByteArray() : odd > many ? QByteArray("UTF-16LE") : even > many ? QByteArray("UTF-16BE") : QByteArray();
}

class Reader
{
public:
    explicit Reader(const QString& text)
        : m_text(text)
    {
    }

    DelimitedText read()
    {
        takeSeparatorLine();
        if (m_delimiter.isNull()) {
            m_delimiter = likeliestDelimiter();
        }
        while (m_at < m_text.size()) {
            readRow();
        }
        return std::move(m_read);
    }

private:
    struct Place
    {
        qsizetype at = 0;
        qint64 line = 1;
    };

    bool atLineEnd() const { return m_text.at(m_at) == u'\n' || m_text.at(m_at) == u'\r'; }

    void passLineEnd()
    {
        m_at += m_text.at(m_at) == u'\r' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\n' ? 2 : 1;
        ++m_line;
    }

    qsizetype lineEnd(qsizetype from) const
    {
        while (from < m_text.size() && m_text.at(from) != u'\n' && m_text.at(from) != u'\r') {
            ++from;
        }
        return from;
    }

    /// "sep=;" tells Excel, and us, what parts the cells.
    void takeSeparatorLine()
    {
        const qsizetype end = lineEnd(0);
        QString first = m_text.first(end);
        first.remove(u'"');
        if (first.size() >= 5 && first.startsWith(u"sep="_s, Qt::CaseInsensitive)) {
            m_delimiter = first.at(4);
            m_at = end;
            if (m_at < m_text.size()) {
                passLineEnd();
            }
        }
    }

    /// The one that parts the header into most cells.
    QChar likeliestDelimiter() const
    {
        constexpr std::array<char16_t, 4> candidates{u';', u',', u'\t', u'|'};
        std::array<int, 4> counts{};
        bool quoted = false;
        for (qsizetype i = m_at; i < m_text.size(); ++i) {
            const char16_t letter = m_text.at(i).unicode();
            if (letter == quote) {
                quoted = !quoted;
            } else if (!quoted && (letter == u'\n' || letter == u'\r')) {
                break;
            } else if (!quoted) {
                const auto found = std::find(candidates.begin(), candidates.end(), letter);
                if (found != candidates.end()) {
                    ++counts[static_cast<std::size_t>(found - candidates.begin())];
                }
            }
        }
        const auto most = std::max_element(counts.begin(), counts.end());
        return candidates[static_cast<std::size_t>(most - counts.begin())];
    }

    void readRow()
    {
        const Place start{m_at, m_line};
        DelimitedRow row{m_line, {}};
        bool more = true;
        while (more) {
            const auto cell = readCell();
            if (!cell) {
                // Nothing says where the cell was meant to end: its line is given up, not what follows.
                m_read.unclosed.append(start.line);
                m_at = lineEnd(start.at);
                m_line = start.line;
                if (m_at < m_text.size()) {
                    passLineEnd();
                }
                return;
            }
            row.cells.append(*cell);
            more = m_at < m_text.size() && m_text.at(m_at) == m_delimiter;
            m_at += more ? 1 : 0;
        }
        if (m_at < m_text.size()) {
            passLineEnd();
        }
        const bool isEmpty = std::all_of(row.cells.cbegin(), row.cells.cend(),
                                         [](const QString& cell) { return cell.trimmed().isEmpty(); });
        if (!isEmpty) {
            m_read.rows.append(std::move(row));
        }
    }

    /// Up to the delimiter or the line end; nothing when a quote is never closed.
    std::optional<QString> readCell()
    {
        QString cell;
        if (m_at < m_text.size() && m_text.at(m_at) == quote) {
            ++m_at;
            if (!readQuoted(cell)) {
                return std::nullopt;
            }
        }
        while (m_at < m_text.size() && m_text.at(m_at) != m_delimiter && !atLineEnd()) {
            cell += m_text.at(m_at++);
        }
        return cell;
    }

    bool readQuoted(QString& cell)
    {
        while (m_at < m_text.size() && cell.size() < longestCell) {
            const QChar letter = m_text.at(m_at);
            if (letter == quote) {
                const bool doubled = m_at + 1 < m_text.size() && m_text.at(m_at + 1) == quote;
                m_at += doubled ? 2 : 1;
                if (!doubled) {
                    return true;
                }
                cell += letter;
            } else if (atLineEnd()) {
                passLineEnd();
                cell += u'\n';
            } else {
                cell += letter;
                ++m_at;
            }
        }
        return false;
    }

    const QString& m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    DelimitedText m_read;
};

} // namespace

QString textOfFile(const QByteArray& bytes)
{
    const bool isMarked = bytes.startsWith("\xEF\xBB\xBF") || bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    const QByteArray wide = isMarked ? QByteArray() : unmarkedUtf16(bytes);
    const QByteArray charset = !wide.isEmpty() ? wide : isUtf8(bytes) ? QByteArray("UTF-8") : QByteArray("windows-1252");
    QString text = QString::fromUtf8(decodedToUtf8(bytes, charset));
    if (text.startsWith(QChar(0xFEFF))) {
        text.remove(0, 1);
    }
    return text;
}

DelimitedText readDelimited(const QByteArray& bytes)
{
    const QString text = textOfFile(bytes);
    return Reader(text).read();
}

} // namespace threadline
