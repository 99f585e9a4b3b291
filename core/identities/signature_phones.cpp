// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/signature_phones.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <span>

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>

namespace threadline {

namespace {

using i18n::phonenumbers::PhoneNumberMatch;
using i18n::phonenumbers::PhoneNumberMatcher;
using Library = i18n::phonenumbers::PhoneNumberUtil;

constexpr qsizetype longestLine = 300;
constexpr int mostTries = 50;         // candidates of a line that turn out to be none
constexpr qsizetype fewestDigits = 6; // a shorter number needs its country code to be one
constexpr int labelWords = 3;         // "USt-IdNr.: DE", "Mobile (private):"

constexpr std::array<QStringView, 15> phoneLabels{
    u"tel", u"telefon", u"telephone", u"téléphone", u"teléfono", u"phone",  u"mobile", u"mobil",
    u"mob", u"móvil",   u"cell",      u"handy",     u"portable", u"office", u"direct"};

/// What stands before numbers that ring with nobody.
constexpr std::array<QStringView, 36> otherLabels{
    u"fax",   u"telefax", u"télécopie", u"f",   u"iban", u"bic",   u"swift", u"konto", u"kto",
    u"blz",   u"account", u"vat",       u"ust", u"uid",  u"tax",   u"nif",   u"cif",   u"nie",
    u"siret", u"siren",   u"rcs",       u"tva", u"hrb",  u"hra",   u"kvk",   u"btw",   u"cvr",
    u"org",   u"orgnr",   u"abn",       u"acn", u"nip",  u"regon", u"krs",   u"iva",   u"ičo"};

bool isOneOf(QStringView word, std::span<const QStringView> words)
{
    return std::ranges::any_of(
        words, [word](QStringView each) { return word.compare(each, Qt::CaseInsensitive) == 0; });
}

/// Whether the nearest label before a number says that it is something else.
bool isLabelledOtherwise(QStringView before)
{
    qsizetype end = before.size();
    for (int word = 0; word < labelWords; ++word) {
        while (end > 0 && !before[end - 1].isLetterOrNumber()) {
            if (before[end - 1] == u'|' || before[end - 1] == u'·' || before[end - 1] == u'•') {
                return false;
            }
            --end;
        }
        qsizetype start = end;
        while (start > 0 && before[start - 1].isLetterOrNumber()) {
            --start;
        }
        const QStringView label = before.sliced(start, end - start);
        if (label.isEmpty() || isOneOf(label, phoneLabels)) {
            return false;
        }
        if (isOneOf(label, otherLabels)) {
            return true;
        }
        end = start;
    }
    return false;
}

/// "03.03.2026", which with an hour behind it has as many digits as a number.
bool beginsWithDate(const QString& written)
{
    static const QRegularExpression date(
        QStringLiteral("^\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d\\d(?!\\d)"));
    return date.match(written).hasMatch();
}

/// Digits in web and mail addresses are no numbers; what stays keeps its place.
QString withoutAddresses(QStringView line)
{
    QString cleaned;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i;
        while (end < line.size() && !line[end].isSpace()) {
            ++end;
        }
        const QStringView word = line.sliced(i, end - i);
        const bool isAddress = word.contains(u"://") || word.contains(u'@') ||
                               word.contains(u"www.", Qt::CaseInsensitive) ||
                               word.contains(u".com/", Qt::CaseInsensitive) ||
                               word.contains(u".me/", Qt::CaseInsensitive);
        cleaned += isAddress ? QString(word.size(), u' ') : word.toString();
        if (end < line.size()) {
            cleaned += u' ';
        }
        i = end + 1;
    }
    return cleaned;
}

} // namespace

QList<PhoneNumber> phonesInSignatureLine(QStringView line, QStringView region)
{
    const QString text = withoutAddresses(line.left(longestLine));
    if (std::ranges::count_if(text, [](QChar c) { return c.isDigit(); }) < fewestDigits) {
        return {};
    }
    const QByteArray utf8 = text.toUtf8();
    const Library& library = *Library::GetInstance();
    const QString code =
        region.trimmed().isEmpty() ? QStringLiteral("ZZ") : region.trimmed().toString().toUpper();
    PhoneNumberMatcher matcher(library, utf8.toStdString(), code.toStdString(),
                               PhoneNumberMatcher::VALID, mostTries);
    QList<PhoneNumber> found;
    qsizetype from = 0;
    PhoneNumberMatch match;
    while (matcher.HasNext() && matcher.Next(&match)) {
        const QString before =
            QString::fromUtf8(utf8.sliced(from, std::max<qsizetype>(match.start() - from, 0)));
        from = match.end();
        if (isLabelledOtherwise(before) ||
            beginsWithDate(QString::fromStdString(match.raw_string()))) {
            continue;
        }
        std::string e164;
        library.Format(match.number(), Library::E164, &e164);
        found.append({{Identity::Kind::Phone, QString::fromStdString(e164)},
                      QString::fromStdString(match.number().extension())});
    }
    return found;
}

} // namespace threadline
