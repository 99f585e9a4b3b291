// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/header_parameters.h"

#include "core/channels/email/mime/encoded_words.h"
#include "core/markup/charset_decoder.h"

#include <QMap>

namespace threadline {

namespace {

struct Parameter
{
    QByteArray name;
    QByteArray value;
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Splits at semicolons outside of quotes; quotes and backslashes are taken off.
class ParameterReader
{
public:
    explicit ParameterReader(QByteArrayView value)
        : m_value(value)
    {
    }

    QByteArray head()
    {
        const auto end = m_value.indexOf(';');
        m_at = end < 0 ? m_value.size() : end + 1;
        QByteArray head = m_value.first(end < 0 ? m_value.size() : end).toByteArray();
        return head.trimmed().toLower();
    }

    bool next(Parameter& parameter)
    {
        while (m_at < m_value.size() && (isBlank(m_value[m_at]) || m_value[m_at] == ';')) {
            ++m_at;
        }
        if (m_at >= m_value.size()) {
            return false;
        }
        const auto nameStart = m_at;
        while (m_at < m_value.size() && m_value[m_at] != '=' && m_value[m_at] != ';') {
            ++m_at;
        }
        parameter.name =
            m_value.sliced(nameStart, m_at - nameStart).toByteArray().trimmed().toLower();
        parameter.value.clear();
        if (m_at < m_value.size() && m_value[m_at] == '=') {
            ++m_at;
            while (m_at < m_value.size() && isBlank(m_value[m_at])) {
                ++m_at;
            }
            parameter.value = m_at < m_value.size() && m_value[m_at] == '"' ? quoted() : bare();
        }
        return true;
    }

private:
    QByteArray quoted()
    {
        QByteArray text;
        const auto start = ++m_at;
        for (; m_at < m_value.size() && m_value[m_at] != '"'; ++m_at) {
            // A backslash before anything but a quote or another one is a Windows path.
            if (m_value[m_at] == '\\' && m_at + 1 < m_value.size() &&
                (m_value[m_at + 1] == '"' || m_value[m_at + 1] == '\\')) {
                ++m_at;
            }
            text += m_value[m_at];
        }
        if (m_at >= m_value.size()) {
            // Never closed: the value ends where the parameter would have.
            m_at = start;
            return bare();
        }
        ++m_at;
        return text;
    }

    QByteArray bare()
    {
        const auto start = m_at;
        while (m_at < m_value.size() && m_value[m_at] != ';') {
            const auto word = m_value[m_at] == '=' ? encodedWordLength(m_value, m_at) : 0;
            m_at += word > 0 ? word : 1;
        }
        return m_value.sliced(start, m_at - start).toByteArray().trimmed();
    }

    QByteArrayView m_value;
    qsizetype m_at = 0;
};

/// One parameter in the pieces of RFC 2231, 3 and 4.
struct Pieces
{
    QMap<int, QByteArray> bytes;
    QByteArray charset;
};

QByteArray withoutCharset(const QByteArray& extended, QByteArray& charset)
{
    const auto first = extended.indexOf('\'');
    const auto second = first < 0 ? -1 : extended.indexOf('\'', first + 1);
    if (second < 0) {
        return extended;
    }
    charset = extended.left(first);
    return extended.mid(second + 1);
}

void addPiece(QHash<QByteArray, Pieces>& all, const Parameter& parameter)
{
    const bool encoded = parameter.name.endsWith('*');
    QByteArray name = encoded ? parameter.name.chopped(1) : parameter.name;
    int section = 0;
    if (const auto star = name.indexOf('*'); star > 0) {
        bool ok = false;
        section = name.mid(star + 1).toInt(&ok);
        if (!ok || section < 0) {
            return;
        }
        name.truncate(star);
    }
    Pieces& pieces = all[name];
    if (pieces.bytes.contains(section)) {
        return;
    }
    QByteArray value = parameter.value;
    if (encoded) {
        if (section == 0) {
            value = withoutCharset(value, pieces.charset);
        }
        value = QByteArray::fromPercentEncoding(value);
    }
    pieces.bytes.insert(section, value);
}

QString joined(const Pieces& pieces)
{
    QByteArray bytes;
    int expected = 0;
    for (auto piece = pieces.bytes.begin(); piece != pieces.bytes.end(); ++piece, ++expected) {
        // After a lost section the rest would be read as if it followed.
        if (piece.key() != expected && expected > 0) {
            break;
        }
        bytes += piece.value();
    }
    if (pieces.charset.isEmpty() && bytes.contains("=?")) {
        return decodedHeaderText(bytes);
    }
    return QString::fromUtf8(decodedToUtf8(bytes, pieces.charset));
}

} // namespace

HeaderParameters parsedParameters(const QByteArray& value)
{
    HeaderParameters result;
    ParameterReader reader(value);
    result.value = reader.head();
    QHash<QByteArray, Pieces> extended;
    Parameter parameter;
    while (reader.next(parameter)) {
        if (parameter.name.contains('*')) {
            addPiece(extended, parameter);
        } else if (!parameter.name.isEmpty() && !result.parameters.contains(parameter.name)) {
            result.parameters.insert(parameter.name, decodedHeaderText(parameter.value));
        }
    }
    for (auto pieces = extended.begin(); pieces != extended.end(); ++pieces) {
        if (const QString text = joined(*pieces); !text.isEmpty()) {
            result.parameters.insert(pieces.key(), text);
        }
    }
    return result;
}

} // namespace threadline
