// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/phone_number.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

namespace threadline {

namespace {

using Library = i18n::phonenumbers::PhoneNumberUtil;
using Parsed = i18n::phonenumbers::PhoneNumber;

// E.164 has 15 digits; the rest is for punctuation and an extension.
constexpr qsizetype longestTyped = 80;

/// The words that stand before an extension, as libphonenumber knows them.
constexpr std::array<QStringView, 9> extensionWords{u"ext", u"extn",  u"extension", u"x",  u"xt",
                                                    u"xtn", u"anexo", u"int",       u"доб"};

Error wrong(const QString& sentence)
{
    return {Error::Remedy::Rejected, sentence};
}

std::string regionCode(QStringView region)
{
    const QString code = region.trimmed().toString().toUpper();
    return code.isEmpty() ? "ZZ" : code.toStdString(); // CLDR: unknown
}

QString countryName(const std::string& region)
{
    const auto territory = QLocale::codeToTerritory(QString::fromStdString(region));
    return territory == QLocale::AnyTerritory ? QStringLiteral("that country")
                                              : QLocale::territoryToString(territory);
}

bool lettersAreOfAnExtension(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetter()) {
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && text[i].isLetter()) {
            ++i;
        }
        const QStringView word = QStringView(text).sliced(start, i - start);
        const bool known = std::ranges::any_of(extensionWords, [word](QStringView each) {
            return word.compare(each, Qt::CaseInsensitive) == 0;
        });
        if (!known) {
            return false;
        }
    }
    return true;
}

/// Without the marks that come with pasted numbers; nothing if it cannot be a number.
std::optional<QString> diallable(QStringView text)
{
    QString cleaned;
    for (const QChar c : text.trimmed().left(4 * longestTyped)) {
        if (c.category() == QChar::Other_Format) {
            continue;
        }
        if (c.category() == QChar::Other_Control && c != u'\t') {
            return std::nullopt;
        }
        cleaned += c.isSpace() ? QChar(u' ') : c;
    }
    if (cleaned.size() > longestTyped) {
        return std::nullopt;
    }
    const bool isAddress = cleaned.startsWith(QStringLiteral("tel:"), Qt::CaseInsensitive);
    if (isAddress) {
        return cleaned;
    }
    const QChar first = cleaned.isEmpty() ? QChar() : cleaned.front();
    const bool begins =
        first.isDigit() || first == u'+' || first == u'＋' || first == u'(' || first == u'[';
    return begins ? std::optional(cleaned) : std::nullopt;
}

Error parsingProblem(Library::ErrorType type, bool hasPlus)
{
    switch (type) {
    case Library::INVALID_COUNTRY_CODE_ERROR:
        return hasPlus
                   ? wrong(QStringLiteral(
                         "No country has the code that this number begins with: check the digits "
                         "after the +."))
                   : wrong(QStringLiteral(
                         "It is not known which country this number is in: write it with + and the "
                         "country code, as in +49 30 1234567."));
    case Library::TOO_SHORT_AFTER_IDD:
    case Library::TOO_SHORT_NSN:
        return wrong(QStringLiteral("The number is too short: some digits are missing."));
    case Library::TOO_LONG_NSN:
        return wrong(QStringLiteral("The number is too long: write one number only."));
    default:
        return wrong(QStringLiteral(
            "This is not a phone number: write it in digits, as in +49 30 1234567."));
    }
}

Error lengthProblem(Library::ValidationResult result, const QString& country)
{
    switch (result) {
    case Library::IS_POSSIBLE_LOCAL_ONLY:
    case Library::TOO_SHORT:
        return wrong(
            QStringLiteral(
                "The number is too short for %1: the area code or some digits are missing.")
                .arg(country));
    case Library::TOO_LONG:
        return wrong(
            QStringLiteral("The number is too long for %1: check the digits.").arg(country));
    default:
        return wrong(QStringLiteral("It is not a number of %1: check the digits, or write it with "
                                    "+ and its country code.")
                         .arg(country));
    }
}

bool isShort(const Parsed& number, const std::string& region)
{
    static const i18n::phonenumbers::ShortNumberInfo shortNumbers;
    return shortNumbers.IsValidShortNumberForRegion(number, region);
}

QString countryOf(const Parsed& number)
{
    std::string region;
    Library::GetInstance()->GetRegionCodeForCountryCode(number.country_code(), &region);
    return countryName(region);
}

bool isFromAbroad(const Parsed& number)
{
    return number.country_code_source() != Parsed::FROM_DEFAULT_COUNTRY;
}

QString formatted(const Parsed& number, Library::PhoneNumberFormat format)
{
    std::string text;
    Library::GetInstance()->Format(number, format, &text);
    return QString::fromStdString(text);
}

QString digitsOf(const QString& text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
    return digits;
}

std::optional<Parsed> stored(const Identity& identity)
{
    Parsed number;
    if (identity.kind != Identity::Kind::Phone || identity.value.size() > longestTyped ||
        !identity.value.startsWith(u'+') ||
        Library::GetInstance()->Parse(identity.value.toStdString(), "ZZ", &number) !=
            Library::NO_PARSING_ERROR) {
        return std::nullopt;
    }
    return number;
}

} // namespace

Expected<PhoneNumber> readPhoneNumber(QStringView text, QStringView region)
{
    const auto cleaned = diallable(text);
    if (!cleaned) {
        return parsingProblem(Library::NOT_A_NUMBER, false);
    }
    const bool isAddress = cleaned->startsWith(QStringLiteral("tel:"), Qt::CaseInsensitive);
    if (!isAddress && !lettersAreOfAnExtension(*cleaned)) {
        return wrong(QStringLiteral("There are letters in the number: write it in digits."));
    }
    const Library& library = *Library::GetInstance();
    const std::string code = regionCode(region);
    Parsed number;
    const auto problem = library.ParseAndKeepRawInput(cleaned->toStdString(), code, &number);
    if (problem != Library::NO_PARSING_ERROR) {
        return parsingProblem(problem, cleaned->contains(u'+') || cleaned->contains(u'＋'));
    }
    if (!isFromAbroad(number) && isShort(number, code)) {
        return Error{Error::Remedy::Unsupported,
                     QStringLiteral("This is a short number of %1, which belongs to a service and "
                                    "can be dialled only there: "
                                    "ask for a whole number.")
                         .arg(countryName(code))};
    }
    const auto length = library.IsPossibleNumberWithReason(number);
    const bool isGood =
        isFromAbroad(number) ? length == Library::IS_POSSIBLE : library.IsValidNumber(number);
    if (!isGood) {
        return lengthProblem(length, isFromAbroad(number) ? countryOf(number) : countryName(code));
    }
    const Identity identity{Identity::Kind::Phone, formatted(number, Library::E164)};
    // Zeros that should not be there would be cut when it is read again, and make it another
    // number.
    if (const auto again = stored(identity);
        !again || formatted(*again, Library::E164) != identity.value) {
        return lengthProblem(Library::INVALID_LENGTH, countryOf(number));
    }
    return PhoneNumber{identity, QString::fromStdString(number.extension())};
}

Expected<Identity> phoneIdentity(QStringView text, QStringView region)
{
    const auto number = readPhoneNumber(text, region);
    if (!number) {
        return number.error();
    }
    return number->identity;
}

bool isShortNumber(QStringView text, QStringView region)
{
    const auto cleaned = diallable(text);
    Parsed number;
    return cleaned && lettersAreOfAnExtension(*cleaned) &&
           Library::GetInstance()->ParseAndKeepRawInput(cleaned->toStdString(), regionCode(region),
                                                        &number) == Library::NO_PARSING_ERROR &&
           !isFromAbroad(number) && isShort(number, regionCode(region));
}

QString phoneRegion(const Identity& identity)
{
    const auto number = stored(identity);
    std::string region;
    if (number) {
        Library::GetInstance()->GetRegionCodeForCountryCode(number->country_code(), &region);
    }
    return region.size() == 2 && region != "ZZ" ? QString::fromStdString(region) : QString();
}

QString internationalPhone(const Identity& identity)
{
    const auto number = stored(identity);
    const QString shown = number ? formatted(*number, Library::INTERNATIONAL) : QString();
    // Some countries' formats leave digits out of what is in no range: never show another number.
    return digitsOf(shown) == digitsOf(identity.value) ? shown : identity.value;
}

QString phoneSeenFrom(const Identity& identity, QStringView region)
{
    const auto number = stored(identity);
    if (!number) {
        return identity.value;
    }
    const bool isHome = number->country_code() ==
                        Library::GetInstance()->GetCountryCodeForRegion(regionCode(region));
    return isHome ? formatted(*number, Library::NATIONAL) : internationalPhone(identity);
}

} // namespace threadline
