// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spelling/hunspell_dictionary.h"

#include <QFile>

#include <hunspell/hunspell.hxx>
#include <iconv.h>

namespace threadline {

namespace {

// iconv reports failure by this value of its handle and of its count.
const auto noHandle = reinterpret_cast<iconv_t>(-1);
constexpr auto failed = static_cast<size_t>(-1);

class Conversion
{
public:
    Conversion(const char* to, const char* from) : m_handle(iconv_open(to, from)) {}
    ~Conversion()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;

    bool isOpen() const { return m_handle != noHandle; }

    /// Nothing when a character has no place there.
    std::optional<std::string> convert(std::string text) const
    {
        constexpr size_t mostBytesEach = 4;
        std::string converted(text.size() * mostBytesEach + mostBytesEach, '\0');
        char* from = text.data();
        size_t left = text.size();
        char* to = converted.data();
        size_t room = converted.size();
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        if (iconv(m_handle, &from, &left, &to, &room) == failed) {
            return std::nullopt;
        }
        converted.resize(converted.size() - room);
        return converted;
    }

private:
    iconv_t m_handle;
};

} // namespace

class HunspellDictionary::Charset
{
public:
    explicit Charset(const char* name) : m_to(name, "UTF-8"), m_from("UTF-8", name) {}

    bool isKnown() const { return m_to.isOpen() && m_from.isOpen(); }
    std::optional<std::string> encoded(const QString& word) const { return m_to.convert(word.toStdString()); }
    std::optional<std::string> decoded(const std::string& word) const { return m_from.convert(word); }

private:
    Conversion m_to;
    Conversion m_from;
};

HunspellDictionary::HunspellDictionary(std::unique_ptr<Hunspell> hunspell, std::unique_ptr<Charset> charset)
    : m_hunspell(std::move(hunspell))
    , m_charset(std::move(charset))
{
}

HunspellDictionary::~HunspellDictionary() = default;

Expected<std::shared_ptr<HunspellDictionary>> HunspellDictionary::open(const DictionaryFiles& files)
{
    auto hunspell = std::make_unique<Hunspell>(QFile::encodeName(files.affixes).constData(),
                                               QFile::encodeName(files.words).constData());
    auto charset = std::make_unique<Charset>(hunspell->get_dict_encoding().c_str());
    if (!charset->isKnown()) {
        return Error{Error::Remedy::Unsupported,
                     QStringLiteral("The dictionary %1 is written in the charset %2, which is not known here.")
                         .arg(files.language, QString::fromStdString(hunspell->get_dict_encoding()))};
    }
    return std::shared_ptr<HunspellDictionary>(new HunspellDictionary(std::move(hunspell), std::move(charset)));
}

bool HunspellDictionary::knows(const QString& word)
{
    QString plain = word;
    const auto encoded = m_charset->encoded(plain.replace(u'’', u'\''));
    return encoded && m_hunspell->spell(*encoded);
}

QStringList HunspellDictionary::suggestions(const QString& word)
{
    QStringList all;
    const auto encoded = m_charset->encoded(word);
    const std::vector<std::string> found = encoded ? m_hunspell->suggest(*encoded) : std::vector<std::string>();
    for (const std::string& one : found) {
        if (const auto decoded = m_charset->decoded(one)) {
            all.append(QString::fromStdString(*decoded));
        }
    }
    return all;
}

} // namespace threadline
