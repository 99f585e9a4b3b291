// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/dictionaries.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QMap>
#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QString languageOf(const QString& code)
{
    return code.section(u'_', 0, 0);
}

/// The names of languages in English and in themselves, in lower case.
const QHash<QString, QString>& languageNames()
{
    static const QHash<QString, QString> names = [] {
        QHash<QString, QString> made;
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyCountry);
        for (const QLocale& locale : locales) {
            const QString code = languageOf(locale.name());
            made.insert(QLocale::languageToString(locale.language()).toLower(), code);
            made.insert(QLocale(locale.language()).nativeLanguageName().toLower(), code);
        }
        made.remove(QString());
        made.remove(u"c"_s);
        return made;
    }();
    return names;
}

} // namespace

QStringList systemDictionaryFolders()
{
    return {u"/usr/share/hunspell"_s, u"/usr/local/share/hunspell"_s, u"/usr/share/myspell/dicts"_s,
            QDir::homePath() + u"/Library/Spelling"_s, u"/Library/Spelling"_s};
}

QList<DictionaryFiles> dictionariesIn(const QStringList& folders)
{
    QMap<QString, DictionaryFiles> found;
    for (const QString& folder : folders) {
        const QFileInfoList words = QDir(folder).entryInfoList({u"*.dic"_s}, QDir::Files | QDir::Readable, QDir::Name);
        for (const QFileInfo& file : words) {
            const QString name = file.completeBaseName();
            const QString affixes = file.dir().filePath(name + u".aff"_s);
            if (!found.contains(name) && QFileInfo(affixes).isReadable()) {
                found.insert(name, {name, affixes, file.filePath()});
            }
        }
    }
    return found.values();
}

QString languageCode(const QString& written)
{
    const QString simple = written.simplified();
    static const QRegularExpression code(u"^([A-Za-z]{2,3})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?(?:[.@].*)?$"_s);
    if (const auto match = code.match(simple); match.hasMatch()) {
        const QString country = match.captured(2).toUpper();
        return match.captured(1).toLower() + (country.isEmpty() ? QString() : u'_' + country);
    }
    static const QRegularExpression country(u"\\s*\\(.*\\)$"_s);
    QString name = simple.toLower();
    return languageNames().value(name.remove(country));
}

std::optional<DictionaryFiles> dictionaryFor(const QList<DictionaryFiles>& all, const QString& written)
{
    const QString code = languageCode(written);
    if (code.isEmpty()) {
        return std::nullopt;
    }
    const QString usual = QLocale(languageOf(code)).name(); // "de_DE" of "de"
    std::optional<DictionaryFiles> best;
    for (const DictionaryFiles& one : all) {
        if (one.language == code) {
            return one;
        }
        const bool same = languageOf(one.language) == languageOf(code);
        if (same && (!best || one.language == usual)) {
            best = one;
        }
    }
    return best;
}

QString languageWords(const QString& code)
{
    const QLocale locale(code);
    if (locale.language() == QLocale::C) {
        return code;
    }
    const QString language = QLocale::languageToString(locale.language());
    return code.contains(u'_') ? u"%1 (%2)"_s.arg(language, QLocale::territoryToString(locale.territory())) : language;
}

} // namespace threadline
