// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_scanning.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype longestVariable = 300;
constexpr QStringView opening = u"{{";
constexpr QStringView closing = u"}}";

/// The variable that begins at `at`; a length of 0: none does.
TextPiece variableAt(QStringView line, qsizetype at)
{
    const QStringView rest = line.mid(at + opening.size(), longestVariable);
    const qsizetype end = rest.indexOf(closing);
    if (end < 0 || rest.left(end).contains(opening)) {
        return {};
    }
    const QStringView inside = rest.left(end);
    const qsizetype bar = inside.indexOf(u'|');
    TextPiece piece{TextPiece::Kind::Variable, at, end + opening.size() + closing.size()};
    piece.name = (bar < 0 ? inside : inside.left(bar)).trimmed();
    piece.hasOtherwise = bar >= 0;
    piece.otherwise = bar < 0 ? QStringView() : inside.mid(bar + 1);
    return !piece.name.isEmpty() && piece.name.front().isLetter() ? piece : TextPiece{};
}

class Scan
{
public:
    explicit Scan(QStringView text) : m_text(text) {}

    QList<TextPiece> run()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            const qsizetype lineEnd = m_text.indexOf(u'\n', at);
            const qsizetype end = lineEnd < 0 ? m_text.size() : lineEnd + 1;
            if (m_text.at(at) != u'>') {
                scanLine(at, end);
            }
            at = end;
        }
        addWords(m_text.size());
        return std::move(m_pieces);
    }

private:
    void scanLine(qsizetype begin, qsizetype end)
    {
        const QStringView line = m_text.left(end);
        for (qsizetype at = line.indexOf(opening, begin); at >= 0; at = line.indexOf(opening, at)) {
            if (at > begin && line.at(at - 1) == u'\\') {
                add({TextPiece::Kind::Escape, at - 1, 1});
                at += opening.size();
            } else if (TextPiece piece = variableAt(line, at); piece.length > 0) {
                add(piece);
                at += piece.length;
            } else {
                ++at;
            }
        }
    }

    void addWords(qsizetype until)
    {
        if (until > m_end) {
            m_pieces.append({TextPiece::Kind::Words, m_end, until - m_end});
            m_end = until;
        }
    }

    void add(const TextPiece& piece)
    {
        addWords(piece.position);
        m_pieces.append(piece);
        m_end = piece.position + piece.length;
    }

    QStringView m_text;
    QList<TextPiece> m_pieces;
    qsizetype m_end = 0; // of what the pieces have
};

} // namespace

QList<TextPiece> piecesOf(QStringView text)
{
    return Scan(text).run();
}

QString typedText(const QString& finished)
{
    QString typed;
    const QList<TextPiece> pieces = piecesOf(finished);
    for (const TextPiece& piece : pieces) {
        if (piece.kind != TextPiece::Kind::Words) {
            typed += QLatin1Char('\\');
        }
        typed += QStringView(finished).mid(piece.position, piece.length);
    }
    return typed;
}

QString withoutVariables(const QString& text)
{
    QString escaped = text;
    return escaped.replace(QLatin1String("{{"), QLatin1String("\\{{"));
}

} // namespace threadline
