// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of one XML part of an office document: Office Open XML (ECMA-376) or OpenDocument
// (OASIS 1.3). Fed as it is unpacked, so that a bomb is noticed while it goes off. One thread.
#pragma once

#include "core/attachment_text/kept_text.h"

#include <QXmlStreamReader>

namespace threadline {

class OfficeXml
{
public:
    enum class Dialect { WordOrSlides, SharedStrings, Sheet, OpenDocument };

    OfficeXml(Dialect dialect, KeptText& into) : m_dialect(dialect), m_into(into) {}

    /// False: this is not XML as office programs write it; nothing more will be taken.
    bool feed(const QByteArray& bytes);
    /// Whether all that was begun was also ended.
    bool isWhole() const { return m_reader.atEnd() && !m_reader.hasError(); }

private:
    bool take(QXmlStreamReader::TokenType token);
    void begin();
    void finish();
    bool isText() const;

    Dialect m_dialect;
    KeptText& m_into;
    QXmlStreamReader m_reader;
    int m_depth = 0;
    int m_textDepth = 0;      // 0: outside what holds text
    bool m_cellRefers = false; // the cell holds the number of a shared string, not words
};

} // namespace threadline
