// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_expansion.h"

#include "core/texts/text_scanning.h"
#include "core/texts/text_variables.h"

#include <QHash>
#include <QStringList>

namespace threadline {

namespace {

/// One text and the snippets in it. Each snippet is expanded once, however often it is included.
class Expansion
{
public:
    explicit Expansion(const TextLookup& lookup) : m_lookup(lookup) {}

    ExpandedText expand(const QString& text)
    {
        ExpandedText result;
        const QList<TextPiece> pieces = piecesOf(text);
        for (const TextPiece& piece : pieces) {
            if (piece.kind == TextPiece::Kind::Variable) {
                replace(result, text, piece);
            } else {
                result.text += QStringView(text).mid(piece.position, piece.length);
            }
            if (result.text.size() > longestExpansion && piece.kind == TextPiece::Kind::Variable) {
                result.problem = QStringLiteral("With its snippets the text is longer than a million characters: use "
                                                "fewer of them.");
            }
            if (!result.problem.isEmpty()) {
                return result;
            }
        }
        return result;
    }

private:
    void replace(ExpandedText& result, const QString& text, const TextPiece& piece)
    {
        const QString name = variableName(piece.name);
        if (name.startsWith(snippetVariable)) {
            include(result, text, piece, name.mid(snippetVariable.size()));
            return;
        }
        const bool known = isTextVariable(name);
        const auto value = known ? m_lookup.value(name) : std::nullopt;
        if (value && !value->isEmpty()) {
            result.text += withoutVariables(*value);
        } else if (known && piece.hasOtherwise) {
            result.text += piece.otherwise;
        } else {
            keep(result, text, piece, known);
        }
    }

    static void keep(ExpandedText& result, const QString& text, const TextPiece& piece, bool known)
    {
        result.open.append({piece.name.toString(), result.text.size(), piece.length, known});
        result.text += QStringView(text).mid(piece.position, piece.length);
    }

    void include(ExpandedText& result, const QString& text, const TextPiece& piece, const QString& name)
    {
        if (!m_expanded.contains(name)) {
            const auto snippet = m_lookup.snippet(name);
            if (!snippet) {
                keep(result, text, piece, false);
                return;
            }
            if (m_path.contains(name)) {
                result.problem = QStringLiteral("The snippet \"%1\" includes itself (%2): change one of them.")
                                     .arg(name, (m_path.mid(m_path.indexOf(name)) + QStringList{name})
                                                    .join(QStringLiteral(" → ")));
                return;
            }
            if (m_path.size() >= deepestInclusion) {
                result.problem = QStringLiteral("The snippet \"%1\" includes others more than %2 deep: put some of "
                                                "them together.")
                                     .arg(m_path.first())
                                     .arg(deepestInclusion);
                return;
            }
            m_path.append(name);
            ExpandedText inner = expand(*snippet);
            m_path.removeLast();
            m_expanded.insert(name, std::move(inner));
        }
        const ExpandedText& inner = m_expanded[name];
        result.problem = inner.problem;
        for (OpenVariable open : inner.open) {
            open.position += result.text.size();
            result.open.append(open);
        }
        result.text += inner.text;
    }

    const TextLookup& m_lookup;
    QStringList m_path; // of snippets being expanded
    QHash<QString, ExpandedText> m_expanded;
};

} // namespace

ExpandedText expanded(const QString& text, const TextLookup& lookup)
{
    ExpandedText result = Expansion(lookup).expand(text);
    return result.problem.isEmpty() ? result : ExpandedText{text, {}, result.problem};
}

QList<OpenVariable> openVariables(QStringView text)
{
    QList<OpenVariable> open;
    const QList<TextPiece> pieces = piecesOf(text);
    for (const TextPiece& piece : pieces) {
        if (piece.kind == TextPiece::Kind::Variable) {
            const QString name = variableName(piece.name);
            open.append({piece.name.toString(), piece.position, piece.length,
                         isTextVariable(name) || name.startsWith(snippetVariable)});
        }
    }
    return open;
}

QString obstacleIn(const QList<OpenVariable>& open)
{
    if (open.isEmpty()) {
        return {};
    }
    const OpenVariable& first = open.first();
    if (first.name.startsWith(snippetVariable, Qt::CaseInsensitive) && !first.known) {
        return QStringLiteral("There is no snippet \"%1\".")
            .arg(first.name.mid(snippetVariable.size()).simplified());
    }
    return (first.known ? QStringLiteral("{{%1}} is not filled in: complete it, take it out, or write \\{{ for two "
                                         "braces.")
                        : QStringLiteral("There is no variable {{%1}}: correct it, take it out, or write \\{{ for two "
                                         "braces."))
        .arg(first.name);
}

QString obstacleIn(const ExpandedText& text)
{
    return text.problem.isEmpty() ? obstacleIn(text.open) : text.problem;
}

Expected<QString> finishedText(const QString& text)
{
    QString finished;
    const QList<TextPiece> pieces = piecesOf(text);
    if (pieces.size() <= 1 && (pieces.isEmpty() || pieces.first().kind == TextPiece::Kind::Words)) {
        return text;
    }
    for (const TextPiece& piece : pieces) {
        if (piece.kind == TextPiece::Kind::Variable) {
            return Error{Error::Remedy::Rejected, obstacleIn(openVariables(text))};
        }
        if (piece.kind == TextPiece::Kind::Words) {
            finished += QStringView(text).mid(piece.position, piece.length);
        }
    }
    return finished;
}

} // namespace threadline
