// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/mail_address_parts.h"

#include <QUrl>

#include <algorithm>
#include <optional>

namespace threadline {

namespace {

// RFC 5321, 4.5.3.1, in octets; RFC 1035, 2.3.4 for a label.
constexpr qsizetype longestLocal = 64;
constexpr qsizetype longestDomain = 255;
constexpr qsizetype longestLabel = 63;

Error wrong(const QString& sentence)
{
    return {Error::Remedy::Rejected, sentence};
}

bool isBeyondAscii(char32_t c)
{
    if (c < 0x80) {
        return false;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// atext of RFC 5322, 3.2.3.
bool isAtomCharacter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
           (c < 0x80 &&
            QStringView(u"!#$%&'*+-/=?^_`{|}~").contains(QChar(static_cast<char16_t>(c)))) ||
           isBeyondAscii(c);
}

QString characterName(char32_t c)
{
    if (c > 0x20 && c != 0x7f && (c < 0x7f || isBeyondAscii(c))) {
        return QStringLiteral("“%1”").arg(QString::fromUcs4(&c, 1));
    }
    return QStringLiteral("an invisible character (U+%1)")
        .arg(QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, u'0'));
}

std::optional<Error> dottedWordsProblem(const QString& local)
{
    for (const uint unit : local.toUcs4()) {
        const auto c = static_cast<char32_t>(unit);
        if (c == U' ') {
            return wrong(QStringLiteral("There is a space before the @: take it out."));
        }
        if (c == U'@') {
            return wrong(QStringLiteral("There is more than one @ in it: write one address only."));
        }
        if (c != U'.' && !isAtomCharacter(c)) {
            return wrong(
                QStringLiteral(
                    "The part before the @ has %1, which no address has there: type it again.")
                    .arg(characterName(c)));
        }
    }
    if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(QStringLiteral(".."))) {
        return wrong(
            QStringLiteral("The part before the @ begins or ends with a dot, or has two in a row: "
                           "take the extra dot out."));
    }
    return std::nullopt;
}

/// What stands between the quotes, with \x taken as x; nothing if it is not well-formed.
std::optional<QString> unquoted(QStringView quoted)
{
    if (quoted.size() < 2 || !quoted.endsWith(u'"')) {
        return std::nullopt;
    }
    QString content;
    for (qsizetype i = 1; i < quoted.size() - 1; ++i) {
        QChar c = quoted[i];
        if (c == u'"') {
            return std::nullopt;
        }
        if (c == u'\\') {
            if (++i == quoted.size() - 1) {
                return std::nullopt;
            }
            c = quoted[i];
        }
        content += c;
    }
    const auto points = content.toUcs4();
    const bool printable = std::ranges::all_of(points, [](uint unit) {
        const auto c = static_cast<char32_t>(unit);
        return (c >= 0x20 && c < 0x7f) || isBeyondAscii(c);
    });
    return printable ? std::optional(content) : std::nullopt;
}

QString quoted(QString content)
{
    content.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + content + u'"';
}

std::optional<Error> labelProblem(QStringView label)
{
    const auto isLetterDigitHyphen = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    if (label.isEmpty()) {
        return wrong(QStringLiteral(
            "The domain begins or ends with a dot, or has two in a row: take the extra dot out."));
    }
    if (label.size() > longestLabel) {
        return wrong(
            QStringLiteral("A part of the domain is longer than 63 characters: check it."));
    }
    const auto odd = std::ranges::find_if_not(label, isLetterDigitHyphen);
    if (odd != label.end()) {
        return wrong(QStringLiteral("The domain has %1, which no domain has: type it again.")
                         .arg(characterName(odd->unicode())));
    }
    if (label.startsWith(u'-') || label.endsWith(u'-')) {
        return wrong(QStringLiteral(
            "A part of the domain begins or ends with a hyphen: check the spelling."));
    }
    return std::nullopt;
}

bool isAscii(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

bool isInvisible(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format ||
           c.category() == QChar::Other_Control;
}

Expected<QString> checkedLocalPart(const QString& local)
{
    if (local.isEmpty()) {
        return wrong(
            QStringLiteral("Nothing stands before the @: write the name of the mailbox there."));
    }
    QString shortest = local;
    if (local.startsWith(u'"')) {
        const auto content = unquoted(local);
        if (!content) {
            return wrong(QStringLiteral(
                "The quotes before the @ are not closed, or something in them must not be there: "
                "write it without quotes."));
        }
        shortest = content->isEmpty() || dottedWordsProblem(*content) ? quoted(*content) : *content;
    } else if (const auto problem = dottedWordsProblem(local)) {
        return *problem;
    }
    if (shortest.toUtf8().size() > longestLocal) {
        return wrong(QStringLiteral(
            "The part before the @ is longer than 64 characters, which no mail server takes: "
            "check it."));
    }
    return shortest;
}

Expected<QString> checkedMailDomain(const QString& domain)
{
    if (domain.isEmpty()) {
        return wrong(QStringLiteral(
            "Nothing stands after the @: write the domain there, as in name@shop.example."));
    }
    if (domain.startsWith(u'[')) {
        return Error{
            Error::Remedy::Unsupported,
            QStringLiteral(
                "An address at a bare IP number cannot be used here: ask for one with a domain.")};
    }
    if (std::ranges::any_of(domain, isInvisible)) {
        return wrong(QStringLiteral(
            "There is a space or an invisible character in the domain: type it again."));
    }
    QString ascii = domain;
    if (!isAscii(domain) || domain.contains(QStringLiteral("xn--"))) {
        ascii = QString::fromLatin1(QUrl::toAce(domain)).toLower();
        if (ascii.isEmpty()) {
            return wrong(QStringLiteral(
                "The domain is not one that can be registered: check the spelling."));
        }
    }
    if (ascii.size() > longestDomain) {
        return wrong(QStringLiteral(
            "The part after the @ is longer than 255 characters, which no domain is: check it."));
    }
    const QStringList labels = ascii.split(u'.');
    for (const QString& label : labels) {
        if (const auto problem = labelProblem(label)) {
            return *problem;
        }
    }
    if (labels.size() < 2) {
        return wrong(
            QStringLiteral("The domain has no ending: write it whole, as in name@shop.example."));
    }
    // RFC 3696, 2: so that an IP number is not taken for a name.
    if (std::ranges::all_of(labels.last(), [](QChar c) { return c.isDigit(); })) {
        return wrong(QStringLiteral(
            "The domain ends with a number, which no domain does: check the spelling."));
    }
    return ascii;
}

} // namespace threadline
