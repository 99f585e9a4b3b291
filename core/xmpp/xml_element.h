// SPDX-License-Identifier: GPL-3.0-or-later
//
// A piece of an XMPP stream as a value: what all of core/xmpp reads and writes. Strings are Unicode; what XML
// cannot carry is left out when an element is sent.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace threadline {

struct XmlElement
{
    QString name;
    QString ns;                         ///< as it counts for this element, inherited or not
    QMap<QString, QString> attributes;  ///< without prefixes: xml:lang is "lang"
    QString text;                       ///< all text directly inside
    std::vector<XmlElement> children;

    QString attribute(const char* key) const { return attributes.value(QLatin1String(key)); }
    bool is(const char* aName, const char* aNs) const { return name == QLatin1String(aName) && ns == QLatin1String(aNs); }
    /// The first that fits; null when there is none.
    const XmlElement* child(const char* aName, const char* aNs) const;
    /// Its text; empty when there is none.
    QString childText(const char* aName, const char* aNs) const;

    XmlElement& set(const char* key, const QString& value);
    /// The new child, for more.
    XmlElement& add(const char* aName, const char* aNs, const QString& aText = {});

    static XmlElement make(const char* aName, const char* aNs) { return {QLatin1String(aName), QLatin1String(aNs), {}, {}, {}}; }
};

/// Reads one element by the parser that reads the line, within its limits; nothing when it is no XML, no UTF-8, or
/// beyond the limits.
std::optional<XmlElement> readXmlElement(const QByteArray& text);

/// What a stanza may have; one that has more is dropped as a whole.
struct XmlLimits
{
    static constexpr int depth = 24;
    static constexpr qsizetype elements = 20'000; ///< a page of an archive has some thousand
    static constexpr qsizetype characters = 4 << 20;
};

} // namespace threadline
