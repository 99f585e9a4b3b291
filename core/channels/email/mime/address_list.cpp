// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/address_list.h"

#include "core/channels/email/mime/encoded_words.h"
#include "core/channels/email/mime/mail_headers.h"
#include "core/markup/charset_decoder.h"

#include <algorithm>

namespace threadline {

namespace {

/// A mail to everybody at a company is real; more than this is an attack on the list of people.
constexpr qsizetype maxParties = 5000;

class AddressReader
{
public:
    explicit AddressReader(QByteArrayView value)
        : m_value(value)
    {
    }

    QList<Party> read()
    {
        while (m_at < m_value.size() && m_parties.size() < maxParties) {
            step();
        }
        endParty();
        return std::move(m_parties);
    }

private:
    void step()
    {
        switch (const char c = m_value[m_at]) {
        case '"':
            m_phrase += quotedString();
            break;
        case '(':
            m_comment = comment();
            break;
        case '<':
            angle();
            break;
        case ',':
        case ';':
            endParty();
            ++m_at;
            break;
        case ':':
            // The name of a group; inside an address it is a slip of the sender.
            if (!m_phrase.contains('@')) {
                m_phrase.clear();
                m_comment.clear();
            }
            ++m_at;
            break;
        default:
            if (const auto length = c == '=' ? encodedWordLength(m_value, m_at) : 0; length > 0) {
                m_phrase += m_value.sliced(m_at, length).toByteArray();
                m_at += length;
            } else {
                m_phrase += c;
                ++m_at;
            }
        }
    }

    /// The inside of a quoted string. In an address ("a b"@example.com) the quotes belong to it.
    QByteArray quotedString()
    {
        QByteArray text;
        auto at = m_at + 1;
        for (; at < m_value.size() && m_value[at] != '"'; ++at) {
            if (m_value[at] == '\\' && at + 1 < m_value.size()) {
                ++at;
            }
            text += m_value[at];
        }
        const bool closed = at < m_value.size();
        if (!closed) {
            // A lone quote is a typing error, not the start of the rest of the field.
            ++m_at;
            return {};
        }
        const bool inAddress = at + 1 < m_value.size() && m_value[at + 1] == '@';
        const QByteArray raw = m_value.sliced(m_at, at + 1 - m_at).toByteArray();
        m_at = at + 1;
        return inAddress ? raw : text;
    }

    QByteArray comment()
    {
        QByteArray text;
        int depth = 0;
        auto at = m_at;
        for (; at < m_value.size(); ++at) {
            const char c = m_value[at];
            if (c == '\\' && at + 1 < m_value.size()) {
                text += m_value[++at];
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (!(c == '(' && depth == 1)) {
                text += c;
            }
        }
        m_at = std::min(at + 1, m_value.size());
        return text;
    }

    void angle()
    {
        auto end = m_at + 1;
        bool quoted = false;
        for (; end < m_value.size(); ++end) {
            const char c = m_value[end];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '>' || c == '<')) {
                break;
            }
        }
        QByteArray inside = m_value.sliced(m_at + 1, end - m_at - 1).toByteArray();
        const bool closed = end < m_value.size() && m_value[end] == '>';
        if (!closed) {
            // "<a@example.com, b@example.com": the next address begins at the comma.
            if (const auto comma = inside.indexOf(','); comma >= 0 && !inside.startsWith('@')) {
                end = m_at + 1 + comma;
                inside.truncate(comma);
            }
        }
        m_at = closed ? end + 1 : end;
        m_address = addressFrom(inside);
        m_hasAngle = true;
    }

    static QByteArray addressFrom(QByteArray inside)
    {
        inside = withoutComments(inside);
        if (inside.startsWith('@')) {
            inside = inside.mid(inside.indexOf(':') + 1);
        }
        if (inside.startsWith("mailto:")) {
            inside = inside.mid(7);
        }
        // "<undisclosed-recipients:;>": a group in the wrong place.
        if (inside.contains(':') && inside.endsWith(';')) {
            return {};
        }
        if (!inside.contains('"')) {
            inside.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\'' || c == '<'; });
        }
        return inside.trimmed();
    }

    void endParty()
    {
        QByteArray name = m_phrase.simplified();
        QByteArray address = m_address;
        if (!m_hasAngle) {
            if (addSpacedAddresses(name)) {
                return;
            }
            splitBare(name, address);
        }
        if (name.isEmpty() && !address.isEmpty()) {
            name = m_comment.trimmed();
        }
        Party party{decodedHeaderText(name), QString::fromUtf8(decodedToUtf8(address, {}))};
        // Outlook's habit for a contact without a name.
        if (party.name == u'\'' + party.address + u'\'') {
            party.name = party.address;
        }
        if (!party.name.isEmpty() || !party.address.isEmpty()) {
            m_parties.append(std::move(party));
        }
        reset();
    }

    void reset()
    {
        m_phrase.clear();
        m_comment.clear();
        m_address.clear();
        m_hasAngle = false;
    }

    /// "a@example.com b@example.com": someone forgot the commas.
    bool addSpacedAddresses(const QByteArray& phrase)
    {
        const QByteArrayList words = phrase.split(' ');
        const bool all =
            words.size() > 1 && std::all_of(words.begin(), words.end(), [](const QByteArray& word) {
                return word.indexOf('@') > 0 && !word.endsWith('@') && !word.contains('"');
            });
        if (all) {
            for (const QByteArray& word : words) {
                m_parties.append({QString(), QString::fromUtf8(decodedToUtf8(word, {}))});
            }
            reset();
        }
        return all;
    }

    /// No angle brackets: the word with an @ is the address, other words are the name; a single
    /// word is a local mailbox.
    static void splitBare(QByteArray& name, QByteArray& address)
    {
        if (name.startsWith('"') && name.contains("\"@")) {
            address = std::exchange(name, {});
            return;
        }
        if (!name.contains('@')) {
            if (!name.contains(' ') && encodedWordLength(name, 0) == 0) {
                address = std::exchange(name, {});
            }
            return;
        }
        // RFC 822 allowed space around the dots and the @.
        QByteArray tight = name;
        for (const char* loose : {" @", "@ ", " .", ". "}) {
            tight.replace(loose, QByteArray(loose).trimmed());
        }
        if (!tight.contains(' ')) {
            address = tight;
            name.clear();
            return;
        }
        QByteArrayList words = name.split(' ');
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i].contains('@') && !words[i].startsWith("=?")) {
                address = words.takeAt(i);
                name = words.join(' ').trimmed();
                return;
            }
        }
    }

    QByteArrayView m_value;
    qsizetype m_at = 0;
    QByteArray m_phrase;
    QByteArray m_comment;
    QByteArray m_address;
    bool m_hasAngle = false;
    QList<Party> m_parties;
};

} // namespace

QList<Party> parsedAddresses(const QByteArray& value)
{
    return AddressReader(value).read();
}

} // namespace threadline
