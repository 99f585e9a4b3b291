// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/spelling.h"

#include "core/spelling/hunspell_dictionary.h"
#include "core/spelling/words_file.h"

#include <QHash>
#include <QtConcurrent>

namespace threadline {

namespace {

constexpr qsizetype mostSuggestions = 6;

Error noDictionary(const QString& written)
{
    const QString code = languageCode(written);
    return {Error::Remedy::Unsupported,
            code.isEmpty()
                ? QStringLiteral("\"%1\" is no language whose spelling can be checked: write it like de or pt-BR.").arg(written)
                : QStringLiteral("There is no dictionary for %1, so its spelling is not checked: install hunspell-%2.")
                      .arg(languageWords(code), code.toLower().replace(u'_', u'-'))};
}

} // namespace

/// Dictionaries, each loaded when it is first asked.
struct Spelling::Shelf
{
    Shelf(const QStringList& places, const QString& wordsFile) : folders(places), own(wordsFile) {}

    const QList<DictionaryFiles>& installed()
    {
        if (!looked) {
            files = dictionariesIn(folders);
            looked = true;
        }
        return files;
    }

    Expected<std::shared_ptr<HunspellDictionary>> dictionary(const QString& language)
    {
        const auto found = dictionaryFor(installed(), language);
        if (!found) {
            return noDictionary(language);
        }
        if (!loaded.contains(found->language)) {
            loaded.insert(found->language, HunspellDictionary::open(*found));
        }
        return loaded.value(found->language);
    }

    QStringList folders;
    WordsFile own;
    QList<DictionaryFiles> files;
    bool looked = false;
    QHash<QString, Expected<std::shared_ptr<HunspellDictionary>>> loaded;
};

Spelling::Spelling(const QStringList& dictionaryFolders, const QString& wordsFile)
    : m_shelf(std::make_unique<Shelf>(dictionaryFolders, wordsFile))
{
    m_worker.setMaxThreadCount(1);
}

Spelling::~Spelling()
{
    m_worker.clear();
    m_worker.waitForDone();
}

QFuture<Expected<QStringList>> Spelling::unknownWords(const QString& language, const QStringList& words)
{
    return QtConcurrent::run(&m_worker, [this, language, words]() -> Expected<QStringList> {
        const auto dictionary = m_shelf->dictionary(language);
        if (!dictionary) {
            return dictionary.error();
        }
        QStringList unknown;
        for (const QString& word : words) {
            if (!m_shelf->own.contains(word) && !(*dictionary)->knows(word)) {
                unknown.append(word);
            }
        }
        return unknown;
    });
}

QFuture<Expected<QStringList>> Spelling::suggestions(const QString& language, const QString& word)
{
    return QtConcurrent::run(&m_worker, [this, language, word]() -> Expected<QStringList> {
        const auto dictionary = m_shelf->dictionary(language);
        return dictionary ? Expected<QStringList>((*dictionary)->suggestions(word).mid(0, mostSuggestions))
                          : dictionary.error();
    });
}

QFuture<Expected<void>> Spelling::learn(const QString& word)
{
    return QtConcurrent::run(&m_worker, [this, word] { return m_shelf->own.add(word); });
}

QFuture<QStringList> Spelling::languages()
{
    return QtConcurrent::run(&m_worker, [this] {
        QStringList all;
        for (const DictionaryFiles& files : m_shelf->installed()) {
            all.append(languageWords(files.language));
        }
        all.removeDuplicates();
        return all;
    });
}

QFuture<QString> Spelling::obstacle(const QString& language)
{
    return QtConcurrent::run(&m_worker, [this, language] {
        const auto dictionary = m_shelf->dictionary(language);
        return dictionary ? QString() : dictionary.error().sentence;
    });
}

} // namespace threadline
