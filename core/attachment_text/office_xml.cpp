// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attachment_text/office_xml.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

constexpr int deepest = 500; // real documents stay below fifty

bool isOneOf(QStringView name, std::initializer_list<QLatin1String> names)
{
    return std::any_of(names.begin(), names.end(), [&](QLatin1String each) { return name == each; });
}

/// What ends a line of the page, or a cell of it.
bool endsLine(QStringView name)
{
    return isOneOf(name, {QLatin1String("p"), QLatin1String("h"), QLatin1String("br"), QLatin1String("cr"),
                          QLatin1String("line-break"), QLatin1String("si"), QLatin1String("row"),
                          QLatin1String("table-row")});
}

bool isSpace(QStringView name)
{
    return isOneOf(name, {QLatin1String("tab"), QLatin1String("s"), QLatin1String("c"), QLatin1String("tc"),
                          QLatin1String("table-cell")});
}

} // namespace

bool OfficeXml::feed(const QByteArray& bytes)
{
    m_reader.addData(bytes);
    while (!m_reader.atEnd()) {
        if (!take(m_reader.readNext())) {
            return false;
        }
    }
    return !m_reader.hasError() || m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError;
}

bool OfficeXml::take(QXmlStreamReader::TokenType token)
{
    switch (token) {
    case QXmlStreamReader::DTD: // no office program writes one; entities that grow are made with it
        return false;
    case QXmlStreamReader::StartElement:
        begin();
        return m_depth <= deepest;
    case QXmlStreamReader::EndElement:
        finish();
        return true;
    case QXmlStreamReader::Characters:
        if (m_textDepth > 0) {
            m_into.add(m_reader.text().toUtf8());
        }
        return true;
    default:
        return true;
    }
}

bool OfficeXml::isText() const
{
    const QStringView name = m_reader.name();
    switch (m_dialect) {
    case Dialect::WordOrSlides:
    case Dialect::SharedStrings:
        return name == QLatin1String("t");
    case Dialect::Sheet:
        return name == QLatin1String("t") || (name == QLatin1String("v") && !m_cellRefers);
    case Dialect::OpenDocument:
        return name == QLatin1String("p") || name == QLatin1String("h");
    }
    return false;
}

void OfficeXml::begin()
{
    ++m_depth;
    if (m_dialect == Dialect::Sheet && m_reader.name() == QLatin1String("c")) {
        m_cellRefers = m_reader.attributes().value(QLatin1String("t")) == QLatin1String("s");
    }
    if (m_textDepth == 0 && isText()) {
        m_textDepth = m_depth;
    }
}

void OfficeXml::finish()
{
    if (m_textDepth == m_depth) {
        m_textDepth = 0;
    }
    --m_depth;
    if (endsLine(m_reader.name())) {
        m_into.add("\n");
    } else if (isSpace(m_reader.name())) {
        m_into.add(" ");
    }
}

} // namespace threadline
