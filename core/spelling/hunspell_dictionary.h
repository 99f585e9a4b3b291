// SPDX-License-Identifier: GPL-3.0-or-later
//
// One dictionary in memory, in whatever charset its files are. Thread: one at a time.
#pragma once

#include "core/model/expected.h"
#include "core/spelling/dictionaries.h"

#include <QStringList>

#include <memory>

class Hunspell;

namespace threadline {

class HunspellDictionary
{
public:
    /// Reads the files: some tens of milliseconds. Fails when its charset is not known here.
    static Expected<std::shared_ptr<HunspellDictionary>> open(const DictionaryFiles& files);
    ~HunspellDictionary();
    HunspellDictionary(const HunspellDictionary&) = delete;
    HunspellDictionary& operator=(const HunspellDictionary&) = delete;

    bool knows(const QString& word);
    /// The likeliest first: tens of milliseconds.
    QStringList suggestions(const QString& word);

private:
    class Charset;

    HunspellDictionary(std::unique_ptr<Hunspell> hunspell, std::unique_ptr<Charset> charset);

    std::unique_ptr<Hunspell> m_hunspell;
    std::unique_ptr<Charset> m_charset;
};

} // namespace threadline
