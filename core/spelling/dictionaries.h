// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which dictionaries there are, and which of them is for a language as people write it down. Any thread.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace threadline {

/// A pair of Hunspell's files (hunspell(5)).
struct DictionaryFiles
{
    QString language; ///< as the files are called: "en_US", "de_DE"
    QString affixes;  ///< path of the .aff
    QString words;    ///< path of the .dic

    friend bool operator==(const DictionaryFiles&, const DictionaryFiles&) = default;
};

/// Where the system keeps dictionaries.
QStringList systemDictionaryFolders();

/// Those of the folders, by language; of two with one name the first.
QList<DictionaryFiles> dictionariesIn(const QStringList& folders);

/// "de_AT" of "de-AT", "DE_at" and "German (Austria)", "de" of "German" and "deutsch"; empty when it is none.
QString languageCode(const QString& written);

/// For "de_AT" that one, else the one of the language's own country, else any of the language.
std::optional<DictionaryFiles> dictionaryFor(const QList<DictionaryFiles>& all, const QString& written);

/// "German (Germany)" of "de_DE".
QString languageWords(const QString& code);

} // namespace threadline
