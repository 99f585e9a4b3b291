// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/html_alternative.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace threadline {

namespace {

/// Readers nest quotes as tables or boxes; deeper than this nobody can read them.
constexpr int maxQuoteDepth = 12;

struct QuotedLine
{
    int depth = 0;
    QStringView text;
};

QuotedLine quotedLine(QStringView line)
{
    QuotedLine result{0, line};
    while (result.text.startsWith(u'>')) {
        ++result.depth;
        result.text = result.text.sliced(1);
        // "> > text" and ">> text" are both in use.
        if (result.text.startsWith(u" >")) {
            result.text = result.text.sliced(1);
        }
    }
    if (result.depth > 0 && result.text.startsWith(u' ')) {
        result.text = result.text.sliced(1);
    }
    result.depth = std::min(result.depth, maxQuoteDepth);
    return result;
}

/// HTML folds spaces; every second of a run, and one at the start, must not.
QString escaped(QStringView text, bool atLineStart)
{
    QString html = text.toString().toHtmlEscaped();
    html.replace(u'\t', QStringLiteral("        "));
    html.replace(QStringLiteral("  "), QStringLiteral("&nbsp; "));
    if (atLineStart && html.startsWith(u' ')) {
        html.replace(0, 1, QStringLiteral("&nbsp;"));
    }
    return html;
}

/// The end of a sentence is not a part of the address before it, unless a bracket was opened there.
qsizetype lengthOfLink(QStringView link)
{
    auto length = link.size();
    while (length > 0) {
        const QChar last = link[length - 1];
        const bool closing =
            last == u')' && link.first(length).count(u'(') < link.first(length).count(u')');
        if (!closing && !QStringView(u".,;:!?'\"*_~]}").contains(last)) {
            break;
        }
        --length;
    }
    return length;
}

QString linked(QStringView text)
{
    static const QRegularExpression link(QStringLiteral(R"(\bhttps?://[^\s<>"']+)"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString html;
    qsizetype at = 0;
    for (auto matches = link.globalMatch(text.toString()); matches.hasNext();) {
        const auto match = matches.next();
        const auto length = lengthOfLink(match.capturedView());
        const QString address = match.captured().left(length);
        if (QUrl(address, QUrl::StrictMode).host().isEmpty()) {
            continue;
        }
        html += escaped(text.sliced(at, match.capturedStart() - at), at == 0);
        html += QStringLiteral("<a href=\"%1\">%1</a>").arg(address.toHtmlEscaped());
        at = match.capturedStart() + length;
    }
    return html + escaped(text.sliced(at), at == 0);
}

} // namespace

QString htmlAlternative(const QString& text, const QStringList& contentIds)
{
    QString html =
        QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n");
    int depth = 0;
    const auto quoteTo = [&](int wanted) {
        for (; depth < wanted; ++depth) {
            html += QStringLiteral("<blockquote type=\"cite\" style=\"margin:0 0 0 0.8ex;"
                                   "border-left:2px solid #ccc;padding-left:1ex\">\n");
        }
        for (; depth > wanted; --depth) {
            html += QStringLiteral("</blockquote>\n");
        }
    };
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QuotedLine quoted = quotedLine(line);
        quoteTo(quoted.depth);
        html += linked(quoted.text) + QStringLiteral("<br>\n");
    }
    quoteTo(0);
    for (const QString& id : contentIds) {
        html += QStringLiteral("<p><img src=\"cid:%1\" alt=\"\"></p>\n")
                    .arg(QString::fromLatin1(QUrl::toPercentEncoding(id, "@.-_")));
    }
    return html + QStringLiteral("</body></html>");
}

} // namespace threadline
