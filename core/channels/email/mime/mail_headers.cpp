// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mail_headers.h"

#include <QSet>

namespace threadline {

namespace {

/// Five thousand addresses or references fit; what is longer serves no reader.
constexpr qsizetype maxValueBytes = 256 * 1024;

bool isFieldName(QByteArrayView name)
{
    for (const char c : name) {
        if (c <= ' ' || c > '~') {
            return false;
        }
    }
    return !name.isEmpty();
}

QByteArray unfolded(const QByteArray& value)
{
    QByteArray result = value.left(maxValueBytes);
    result.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return result.trimmed();
}

} // namespace

void MailHeaders::append(QByteArray name, const QByteArray& rawValue)
{
    // RFC 822 allowed space before the colon.
    m_fields.append({std::move(name).trimmed().toLower(), unfolded(rawValue)});
}

QByteArray MailHeaders::first(QByteArrayView name) const
{
    for (const auto& [fieldName, value] : m_fields) {
        if (fieldName == name && !value.isEmpty()) {
            return value;
        }
    }
    return {};
}

QByteArrayList MailHeaders::all(QByteArrayView name) const
{
    QByteArrayList values;
    for (const auto& [fieldName, value] : m_fields) {
        if (fieldName == name) {
            values.append(value);
        }
    }
    return values;
}

bool MailHeaders::contains(QByteArrayView name) const
{
    for (const auto& field : m_fields) {
        if (field.first == name) {
            return true;
        }
    }
    return false;
}

QList<MailHeaders> MailHeaders::groupsFromBytes(const QByteArray& bytes)
{
    QList<MailHeaders> groups;
    MailHeaders group;
    QByteArray name;
    QByteArray value;
    const auto endField = [&] {
        if (!name.isEmpty()) {
            group.append(name, value);
        }
        name.clear();
        value.clear();
    };
    const auto endGroup = [&] {
        endField();
        if (!group.isEmpty()) {
            groups.append(std::exchange(group, {}));
        }
    };
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.trimmed().isEmpty()) {
            endGroup();
        } else if (line.startsWith(' ') || line.startsWith('\t')) {
            value += line;
        } else if (const auto colon = line.indexOf(':'); colon > 0) {
            endField();
            const QByteArray candidate = line.left(colon).trimmed();
            if (isFieldName(candidate)) {
                name = candidate;
                value = line.mid(colon + 1);
            }
        }
    }
    endGroup();
    return groups;
}

MailHeaders MailHeaders::fromBytes(const QByteArray& bytes)
{
    const QList<MailHeaders> groups = groupsFromBytes(bytes);
    return groups.isEmpty() ? MailHeaders() : groups.first();
}

QByteArray withoutComments(const QByteArray& value)
{
    if (!value.contains('(')) {
        return value;
    }
    QByteArray result;
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool escapes = c == '\\' && (quoted || depth > 0) && i + 1 < value.size();
        if (c == '"' && depth == 0) {
            quoted = !quoted;
        }
        if (!quoted && c == '(') {
            ++depth;
        } else if (!quoted && c == ')' && depth > 0) {
            --depth;
        } else if (depth == 0) {
            result += c;
            if (escapes) {
                result += value[i + 1];
            }
        }
        i += escapes ? 1 : 0;
    }
    return result;
}

QByteArrayList messageIds(const QByteArray& value)
{
    QByteArrayList ids;
    QSet<QByteArray> seen;
    const auto add = [&](QByteArray id) {
        // White space is a sign of the obsolete syntax, which has comments, too (RFC 5322, 4.5.4).
        if (id.contains(' ') || id.contains('\t')) {
            id = withoutComments(id);
        }
        id.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
        if (!id.isEmpty() && !seen.contains(id)) {
            seen.insert(id);
            ids.append(id);
        }
    };
    for (qsizetype open = value.indexOf('<'); open >= 0; open = value.indexOf('<', open + 1)) {
        const auto close = value.indexOf('>', open);
        if (close < 0) {
            const QByteArray rest = value.mid(open + 1);
            add(rest.contains('@') ? rest : QByteArray());
            break;
        }
        const auto inner = value.lastIndexOf('<', close);
        add(value.mid(inner + 1, close - inner - 1));
        open = close;
    }
    if (ids.isEmpty()) {
        for (const QByteArray& word : collapsed(value).split(' ')) {
            if (word.contains('@')) {
                add(word);
            }
        }
    }
    return ids;
}

QByteArray collapsed(const QByteArray& value)
{
    return value.simplified();
}

} // namespace threadline
