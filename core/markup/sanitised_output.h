// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where sanitised HTML is written: keeps the tags balanced, counts against the limits, and sends
// quoted parts to a document of their own. One thread per object.
#pragma once

#include "core/markup/text_escaping.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace threadline::markup {

class SanitisedOutput
{
public:
    /// `tag` is the complete start tag, `name` its element, both from the allow-list.
    void open(QString tag, QString name);
    void close();
    std::size_t depth() const { return m_open.size(); }

    /// <br/>, <hr/>, <img/>. An image counts as something to see.
    void emptyElement(const QString& tag, bool visible);
    void text(QStringView text);
    void breakWord() { m_words.reset(); }

    /// From here to endQuote(), everything goes to the quoted document, in which the open elements
    /// are opened again. Without endQuote() the quote lasts to the end.
    void beginQuote();
    void endQuote();
    bool inQuote() const { return m_inQuote; }

    /// A limit is reached: nothing more will be taken.
    bool full() const { return m_full; }
    /// Something to see is outside the quotes.
    bool hasOwn() const { return m_hasOwn; }
    bool hasQuote() const { return m_hasQuote; }
    /// Own words stand between quotes.
    bool interleaved() const { return m_interleaved; }

    /// Closes what is open.
    void finish();
    const QString& own() const { return m_own; }
    const QString& quoted() const { return m_quoted; }

private:
    struct OpenElement
    {
        QString tag;
        QString name;
        bool inOwn = false;
        bool inQuote = false;
    };

    QString& sink() { return m_inQuote ? m_quoted : m_own; }
    void count(qsizetype markup);
    void sawSomething();

    QString m_own;
    QString m_quoted;
    std::vector<OpenElement> m_open;
    WordBreaker m_words;
    qsizetype m_characters = 0;
    qsizetype m_markup = 0;
    int m_elements = 0;
    bool m_inQuote = false;
    bool m_full = false;
    bool m_hasOwn = false;
    bool m_hasQuote = false;
    bool m_ownAfterQuote = false;
    bool m_interleaved = false;
};

} // namespace threadline::markup
