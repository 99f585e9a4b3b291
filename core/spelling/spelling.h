// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/spelling: whether words are right, in the languages whose dictionaries this machine has. The
// only door of this room; Hunspell (hunspell(3)) stands behind it.
//
// Thread: any; each question is answered on one worker thread of its own, in their order, since a
// dictionary takes tens of milliseconds to load and as long to suggest.
#pragma once

#include "core/model/expected.h"

#include <QFuture>
#include <QStringList>
#include <QThreadPool>

#include <memory>

namespace threadline {

class Spelling
{
public:
    /// `wordsFile`: where words are kept that a person adds.
    Spelling(const QStringList& dictionaryFolders, const QString& wordsFile);
    /// Waits for the question under way; the others are dropped.
    ~Spelling();

    /// Those of `words` that are not right. `language` as people write it down: "de", "de-AT", "German". An
    /// error of remedy Unsupported when there is no dictionary for it.
    QFuture<Expected<QStringList>> unknownWords(const QString& language, const QStringList& words);
    /// At most a few, the likeliest first.
    QFuture<Expected<QStringList>> suggestions(const QString& language, const QString& word);
    /// It is right from now on, in every language.
    QFuture<Expected<void>> learn(const QString& word);
    /// What it can check, in words: "German (Germany)".
    QFuture<QStringList> languages();
    /// What to do when `language` cannot be checked; empty when it can.
    QFuture<QString> obstacle(const QString& language);

private:
    struct Shelf;

    std::unique_ptr<Shelf> m_shelf; ///< touched on the worker thread only
    QThreadPool m_worker;
};

} // namespace threadline
