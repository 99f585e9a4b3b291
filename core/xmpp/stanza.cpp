// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/stanza.h"

namespace threadline {

namespace {

struct Allowance
{
    qsizetype elements = XmlLimits::elements;
    qsizetype characters = XmlLimits::characters;
};

bool read(xmpp_stanza_t* stanza, XmlElement& into, Allowance& left, int depth)
{
    if (depth > XmlLimits::depth || --left.elements < 0) {
        return false;
    }
    const auto text = [&left](const char* bytes) {
        const QString read = QString::fromUtf8(bytes);
        left.characters -= read.size();
        return read;
    };
    into.name = text(xmpp_stanza_get_name(stanza));
    into.ns = text(xmpp_stanza_get_ns(stanza));
    const int count = xmpp_stanza_get_attribute_count(stanza);
    std::vector<const char*> attributes(static_cast<size_t>(count) * 2);
    const int got = xmpp_stanza_get_attributes(stanza, attributes.data(), count * 2);
    for (int i = 0; i + 1 < got && left.characters >= 0; i += 2) {
        const QString key = text(attributes[static_cast<size_t>(i)]);
        const QString value = text(attributes[static_cast<size_t>(i) + 1]);
        if (key != QLatin1String("xmlns")) {
            into.attributes.insert(key, value);
        }
    }
    for (xmpp_stanza_t* child = xmpp_stanza_get_children(stanza); child; child = xmpp_stanza_get_next(child)) {
        if (left.characters < 0) {
            return false;
        }
        if (xmpp_stanza_is_text(child)) {
            into.text += text(xmpp_stanza_get_text_ptr(child));
        } else if (!read(child, into.children.emplace_back(), left, depth + 1)) {
            return false;
        }
    }
    return left.characters >= 0;
}

/// UTF-8 without what XML 1.0 (2.2) has no character for: a server ends the stream over it.
QByteArray forXml(const QString& text)
{
    QString kept;
    kept.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if ((code >= 0x20 && code < 0xfffe) || code == '\t' || code == '\n' || code == '\r') {
            kept.append(c);
        }
    }
    return kept.toUtf8(); // a lone surrogate becomes a question mark
}

Stanza write(xmpp_ctx_t* context, const XmlElement& element, const QString& outerNs)
{
    Stanza stanza(xmpp_stanza_new(context));
    if (!stanza || xmpp_stanza_set_name(stanza.get(), element.name.toUtf8().constData()) != XMPP_EOK) {
        return nullptr;
    }
    if (element.ns != outerNs) {
        xmpp_stanza_set_ns(stanza.get(), forXml(element.ns).constData());
    }
    for (auto each = element.attributes.begin(); each != element.attributes.end(); ++each) {
        xmpp_stanza_set_attribute(stanza.get(), each.key().toUtf8().constData(), forXml(each.value()).constData());
    }
    if (!element.text.isEmpty()) {
        const Stanza text(xmpp_stanza_new(context));
        const QByteArray bytes = forXml(element.text);
        if (!text || xmpp_stanza_set_text_with_size(text.get(), bytes.constData(), static_cast<size_t>(bytes.size())) != XMPP_EOK) {
            return nullptr;
        }
        xmpp_stanza_add_child(stanza.get(), text.get());
    }
    for (const XmlElement& each : element.children) {
        const Stanza child = write(context, each, element.ns);
        if (!child) {
            return nullptr;
        }
        xmpp_stanza_add_child(stanza.get(), child.get());
    }
    return stanza;
}

/// libstrophe keeps the first context that ever parses in a static variable and lets later parsers allocate with
/// it, also after it is freed. So the first one is ours and stays until the program ends.
void beginStrophe()
{
    static std::once_flag once;
    std::call_once(once, [] {
        xmpp_initialize();
        xmpp_ctx_t* first = xmpp_ctx_new(nullptr, nullptr);
        const Stanza parsed(xmpp_stanza_new_from_string(first, "<a/>"));
        static const xmpp_ctx_t* const kept = first;
        Q_UNUSED(kept)
    });
}

} // namespace

std::mutex& stropheCalculating()
{
    static std::mutex calculating;
    return calculating;
}

StropheContext newStropheContext(const xmpp_log_t* log)
{
    beginStrophe();
    const std::lock_guard lock(stropheCalculating()); // it seeds its random numbers
    return StropheContext(xmpp_ctx_new(nullptr, log));
}

std::optional<XmlElement> elementOf(xmpp_stanza_t* stanza)
{
    XmlElement element;
    Allowance left;
    return xmpp_stanza_is_tag(stanza) && read(stanza, element, left, 1) ? std::optional(std::move(element)) : std::nullopt;
}

Stanza stanzaOf(xmpp_ctx_t* context, const XmlElement& element)
{
    return write(context, element, QStringLiteral("jabber:client"));
}

std::optional<XmlElement> readXmlElement(const QByteArray& text)
{
    const StropheContext context = newStropheContext(nullptr);
    const Stanza stanza(text.isEmpty() || text.contains('\0') ? nullptr
                                                              : xmpp_stanza_new_from_string(context.get(), text.constData()));
    return stanza ? elementOf(stanza.get()) : std::nullopt;
}

} // namespace threadline
