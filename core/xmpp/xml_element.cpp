// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/xml_element.h"

namespace threadline {

const XmlElement* XmlElement::child(const char* aName, const char* aNs) const
{
    for (const XmlElement& each : children) {
        if (each.is(aName, aNs)) {
            return &each;
        }
    }
    return nullptr;
}

QString XmlElement::childText(const char* aName, const char* aNs) const
{
    const XmlElement* found = child(aName, aNs);
    return found ? found->text : QString();
}

XmlElement& XmlElement::set(const char* key, const QString& value)
{
    attributes.insert(QLatin1String(key), value);
    return *this;
}

XmlElement& XmlElement::add(const char* aName, const char* aNs, const QString& aText)
{
    children.push_back(make(aName, aNs));
    children.back().text = aText;
    return children.back();
}

} // namespace threadline
