// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/person_name.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <span>

namespace threadline {

namespace {

constexpr qsizetype longestName = 120;

constexpr std::array<QStringView, 22> titles{
    u"dr",  u"prof", u"mr",   u"mrs", u"ms",  u"miss", u"herr", u"frau", u"mme", u"mlle", u"sr",
    u"sra", u"ing",  u"dipl", u"mag", u"phd", u"md",   u"mba",  u"msc",  u"bsc", u"jr",   u"lic"};

constexpr std::array<QStringView, 62> roles{
    u"info",       u"support",     u"sales",        u"team",          u"service",
    u"services",   u"help",        u"helpdesk",     u"desk",          u"contact",
    u"kontakt",    u"contacto",    u"office",       u"admin",         u"administrator",
    u"billing",    u"accounts",    u"accounting",   u"invoice",       u"invoices",
    u"finance",    u"noreply",     u"reply",        u"notification",  u"notifications",
    u"newsletter", u"news",        u"marketing",    u"press",         u"jobs",
    u"career",     u"careers",     u"hr",           u"orders",        u"order",
    u"bestellung", u"shop",        u"store",        u"customer",      u"customers",
    u"client",     u"clients",     u"kundendienst", u"kundenservice", u"vertrieb",
    u"einkauf",    u"buchhaltung", u"empfang",      u"zentrale",      u"rechnung",
    u"rechnungen", u"commercial",  u"comptabilite", u"facturation",   u"accueil",
    u"equipe",     u"ventas",      u"soporte",      u"atencion",      u"equipo",
    u"webmaster",  u"postmaster"};

constexpr std::array<QStringView, 21> companyForms{u"gmbh", u"ag",  u"kg",  u"ug",  u"ltd", u"limited", u"llc",
                                                   u"inc",  u"corp", u"plc", u"oy",  u"oyj", u"ab",      u"aps",
                                                   u"bv",   u"sa",   u"sas", u"srl", u"spa", u"sarl",    u"company"};

bool isOneOf(const QString& word, std::span<const QStringView> words)
{
    return std::ranges::find(words, word) != words.end();
}

/// Letters that Unicode does not decompose (Unicode TR 15 leaves strokes alone).
QString plainLetter(QChar c)
{
    switch (c.unicode()) {
    case u'ß':
        return QStringLiteral("ss");
    case u'ł':
        return QStringLiteral("l");
    case u'ø':
        return QStringLiteral("o");
    case u'æ':
        return QStringLiteral("ae");
    case u'œ':
        return QStringLiteral("oe");
    case u'đ':
    case u'ð':
        return QStringLiteral("d");
    case u'þ':
        return QStringLiteral("th");
    case u'ı':
        return QStringLiteral("i");
    default:
        return c;
    }
}

QString folded(const QString& text)
{
    QString result;
    for (const QChar c : text.toLower().normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        const bool isApostrophe = c == u'\'' || c == u'’' || c == u'ʼ';
        if (!c.isMark() && c.category() != QChar::Other_Format && !isApostrophe) {
            result += plainLetter(c);
        }
    }
    return result;
}

/// "Ingrid Aaltonen (Northpump)", "Ingrid Aaltonen | Northpump": what is added is no name.
QString withoutAdditions(const QString& name)
{
    QString kept = name.left(longestName);
    for (const QChar opening : {u'(', u'[', u'<', u'|'}) {
        kept = kept.section(opening, 0, 0);
    }
    return kept;
}

QStringList wordsOf(const QString& text)
{
    QStringList words;
    QString word;
    for (const QChar c : text + u' ') {
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            word += c;
        } else if (!word.isEmpty()) {
            if (!isOneOf(word, titles)) {
                words.append(word);
            }
            word.clear();
        }
    }
    return words;
}

} // namespace

QString foldedFullName(const QString& displayName)
{
    const QString name = folded(withoutAdditions(displayName));
    if (name.contains(u'@')) {
        return {};
    }
    QStringList words = wordsOf(name.section(u',', 1));
    words += wordsOf(name.section(u',', 0, 0));
    const auto isWhole = [](const QString& word) {
        return word.size() >= 2 && word.front().isLetter();
    };
    const bool isFull = std::ranges::count_if(words, isWhole) >= 2;
    const bool isRole =
        std::ranges::any_of(words, [](const QString& word) { return isOneOf(word, roles); });
    return isFull && !isRole ? words.join(u' ') : QString();
}

QString firstName(const QString& displayName)
{
    const QString name = withoutAdditions(displayName).simplified();
    const bool isName = std::ranges::none_of(name, [](QChar c) { return c.isDigit() || QStringView(u"@/\\{}").contains(c); });
    const QStringList parts = wordsOf(folded(name));
    const bool isPerson = std::ranges::none_of(
        parts, [](const QString& word) { return isOneOf(word, roles) || isOneOf(word, companyForms); });
    if (!isName || !isPerson) {
        return {};
    }
    const QString given = name.contains(u',') ? name.section(u',', 1) : name;
    const QStringList words = given.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        if (!wordsOf(folded(word)).isEmpty()) { // a title leaves none
            return word;
        }
    }
    return {};
}

} // namespace threadline
