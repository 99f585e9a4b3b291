// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/header_writer.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype maxColumns = 78;
/// RFC 2047, 2 allows 75; this leaves room for the field's name on the first line.
constexpr qsizetype maxEncodedWord = 64;
constexpr qsizetype keptReferences = 20; // besides the first: some servers refuse long fields

bool isAsciiText(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

/// One line: what would end the field or steer a terminal becomes a space.
QString oneLine(QString text)
{
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator) {
            c = u' ';
        }
    }
    return text.trimmed();
}

/// Folding gives back exactly this text: single spaces, words that fit a line.
bool foldsAsItIs(const QString& text)
{
    if (!isAsciiText(text) || text.contains(u"  ") || text.contains(u"=?")) {
        return false;
    }
    const QStringList words = text.split(u' ');
    return std::all_of(words.begin(), words.end(),
                       [](const QString& word) { return word.size() < maxColumns - 20; });
}

QByteArray quotedWord(const QByteArray& utf8)
{
    QByteArray text;
    for (const char c : utf8) {
        // RFC 2047, 5 (3): the characters that are safe in a phrase, too.
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || QByteArrayView("!*+-/").indexOf(c) >= 0;
        text += c == ' ' ? QByteArray("_")
                : safe   ? QByteArray(1, c)
                         : '=' + QByteArray(1, c).toHex().toUpper();
    }
    return "=?utf-8?q?" + text + "?=";
}

QByteArray base64Word(const QByteArray& utf8)
{
    return "=?utf-8?b?" + utf8.toBase64() + "?=";
}

/// Encoded words that each hold whole characters.
QByteArrayList encodedWords(const QString& text)
{
    const QByteArray all = text.toUtf8();
    const auto special = std::count_if(all.begin(), all.end(), [](char c) {
        return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ');
    });
    const auto encode = special > all.size() / 3 ? base64Word : quotedWord;
    QByteArrayList words;
    QByteArray pending;
    for (const char32_t c : text.toUcs4()) {
        const QByteArray character = QString::fromUcs4(&c, 1).toUtf8();
        if (!pending.isEmpty() && encode(pending + character).size() > maxEncodedWord) {
            words.append(encode(std::exchange(pending, {})));
        }
        pending += character;
    }
    words.append(encode(pending));
    return words;
}

/// Joins words with spaces, or with a fold where the next one does not fit.
QByteArray folded(const QByteArray& name, const QByteArrayList& words)
{
    QByteArray field = name + ':';
    qsizetype column = field.size();
    bool first = true;
    for (const QByteArray& word : words) {
        // Not after the name: a line of nothing but a name is obsolete syntax that some servers
        // refuse.
        if (!first && column + 1 + word.size() > maxColumns) {
            field += "\r\n";
            column = 0;
        }
        field += ' ' + word;
        column += 1 + word.size();
        first = false;
    }
    return field + "\r\n";
}

QByteArrayList phrase(const QString& name)
{
    const auto isAtom = [](QChar c) {
        return c.isLetterOrNumber() || c == u' ' || c == u'-' || c == u'_' || c == u'\'';
    };
    if (foldsAsItIs(name) && std::all_of(name.begin(), name.end(), isAtom)) {
        return name.toLatin1().split(' ');
    }
    if (foldsAsItIs(name) && name.size() < maxColumns - 20) {
        QByteArray quoted = name.toLatin1();
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        return {'"' + quoted + '"'};
    }
    return encodedWords(name);
}

QString asciiLikeness(const QString& text)
{
    QString ascii;
    for (const char32_t c : text.normalized(QString::NormalizationForm_KD).toUcs4()) {
        if (QChar::isMark(c)) {
            continue;
        }
        ascii += c >= U' ' && c <= U'~' && c != U'"' && c != U'\\' && c != U'%' ? QChar(char16_t(c))
                                                                                : u'_';
    }
    return ascii.left(60);
}

QByteArray percentEncoded(char32_t c)
{
    return QString::fromUcs4(&c, 1).toUtf8().toPercentEncoding({}, "-");
}

} // namespace

QByteArray textField(const QByteArray& name, const QString& text)
{
    const QString line = oneLine(text);
    return folded(name, foldsAsItIs(line) ? line.toLatin1().split(' ') : encodedWords(line));
}

QByteArray addressField(const QByteArray& name, const QList<Party>& parties)
{
    QByteArrayList words;
    for (const Party& party : parties) {
        const QByteArray address = wireAddress(party.address);
        if (address.isEmpty()) {
            continue;
        }
        if (!words.isEmpty()) {
            words.last() += ',';
        }
        const QString shown = oneLine(party.name);
        if (shown.isEmpty()) {
            words.append(address);
        } else {
            words += phrase(shown);
            words.append('<' + address + '>');
        }
    }
    return words.isEmpty() ? QByteArray() : folded(name, words);
}

QByteArray idField(const QByteArray& name, const QByteArrayList& ids)
{
    QByteArrayList words;
    for (QByteArray id : ids) {
        id.removeIf([](char c) { return c <= ' ' || c > '~' || c == '<' || c == '>'; });
        if (!id.isEmpty()) {
            words.append('<' + id + '>');
        }
    }
    if (words.size() > keptReferences + 1) {
        words.erase(words.begin() + 1, words.end() - keptReferences);
    }
    return words.isEmpty() ? QByteArray() : folded(name, words);
}

QByteArray dateField(const QByteArray& name, Timestamp at)
{
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(at.seconds(), QTimeZone::utc());
    const QString text = QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    return name + ": " + text.toLatin1() + " +0000\r\n";
}

QByteArray parameter(const QByteArray& name, const QString& value)
{
    const QString line = oneLine(value);
    const bool plain = isAsciiText(line) && !line.contains(u'"') && !line.contains(u'\\') &&
                       !line.contains(u"=?") && !line.contains(u'%') && line.size() <= 60;
    if (plain) {
        return ";\r\n " + name + "=\"" + line.toLatin1() + '"';
    }
    QByteArray lines = ";\r\n " + name + "=\"" + asciiLikeness(line).toLatin1() + '"';
    QByteArrayList sections{"utf-8''"};
    for (const char32_t c : line.toUcs4()) {
        const QByteArray character = percentEncoded(c);
        if (sections.last().size() + character.size() > 55) {
            sections.append(QByteArray());
        }
        sections.last() += character;
    }
    if (sections.size() == 1) {
        return lines + ";\r\n " + name + "*=" + sections.first();
    }
    for (qsizetype i = 0; i < sections.size(); ++i) {
        lines += ";\r\n " + name + '*' + QByteArray::number(i) + "*=" + sections[i];
    }
    return lines;
}

QByteArray wireAddress(const QString& address)
{
    QString bare = address.trimmed();
    const bool quotedMailbox = bare.startsWith(u'"') && bare.contains(u"\"@");
    bare.removeIf([&](QChar c) {
        return c.category() == QChar::Other_Control || c == u'<' || c == u'>' ||
               (!quotedMailbox && (c.isSpace() || c == u',' || c == u';'));
    });
    const auto at = bare.lastIndexOf(u'@');
    if (at < 0 || isAsciiText(bare)) {
        return bare.toUtf8();
    }
    const QByteArray domain = QUrl::toAce(bare.sliced(at + 1));
    // A name that IDNA does not allow is left to the server's judgement.
    return bare.left(at + 1).toUtf8() + (domain.isEmpty() ? bare.sliced(at + 1).toUtf8() : domain);
}

} // namespace threadline
