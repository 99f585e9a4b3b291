// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/imap_response.h"

#include <array>

namespace threadline {

namespace {

constexpr std::array<QByteArrayView, 5> statusNames{"OK", "NO", "BAD", "BYE", "PREAUTH"};

bool isStatusName(QByteArrayView name)
{
    return std::any_of(statusNames.begin(), statusNames.end(), [&](QByteArrayView status) {
        return name.compare(status, Qt::CaseInsensitive) == 0;
    });
}

Error damaged(const char* what)
{
    return {Error::Remedy::Corrupt,
            QStringLiteral("The mail server sent an answer that is not IMAP: %1.")
                .arg(QLatin1String(what))};
}

/// Up to the next space, from `at` on, which is moved behind that space.
QByteArrayView word(QByteArrayView line, qsizetype& at)
{
    const qsizetype space = line.indexOf(' ', at);
    const qsizetype end = space < 0 ? line.size() : space;
    const QByteArrayView result = line.sliced(at, end - at);
    at = space < 0 ? end : end + 1;
    return result;
}

std::optional<quint32> asNumber(QByteArrayView digits)
{
    bool ok = false;
    const uint number = digits.toByteArray().toUInt(&ok);
    return ok && digits.front() >= '0' && digits.front() <= '9' ? std::optional<quint32>(number)
                                                                : std::nullopt;
}

/// Reads values one after the other. Lists are built on a stack of our own, so that a hostile
/// server cannot exhaust the program's.
class ValueReader
{
public:
    ValueReader(QByteArrayView line, qsizetype at, std::vector<ImapFrame::Literal>* literals,
                int maxDepth)
        : m_line(line)
        , m_at(at)
        , m_literals(literals)
        , m_maxDepth(maxDepth)
    {
    }

    Expected<std::vector<ImapValue>> readAll()
    {
        m_open.emplace_back();
        while (m_at < m_line.size()) {
            if (const char* problem = readOne()) {
                return damaged(problem);
            }
        }
        if (m_open.size() != 1) {
            return damaged("a list is not closed");
        }
        return std::move(m_open.front());
    }

private:
    const char* readOne()
    {
        switch (m_line[m_at]) {
        case ' ':
            ++m_at;
            return nullptr;
        case '(':
            return openList();
        case ')':
            return closeList();
        case '"':
            return readQuoted();
        default:
            break;
        }
        if (m_literals && m_nextLiteral < m_literals->size() &&
            (*m_literals)[m_nextLiteral].from == m_at) {
            auto& literal = (*m_literals)[m_nextLiteral++];
            m_at = literal.to;
            add({ImapValue::Kind::String, std::move(literal.bytes), {}});
            return nullptr;
        }
        return readAtom();
    }

    const char* openList()
    {
        if (m_open.size() > static_cast<size_t>(m_maxDepth)) {
            return "its lists are nested too deeply";
        }
        ++m_at;
        m_open.emplace_back();
        return nullptr;
    }

    const char* closeList()
    {
        if (m_open.size() == 1) {
            return "a list is closed that was not opened";
        }
        ++m_at;
        ImapValue list{ImapValue::Kind::List, {}, std::move(m_open.back())};
        m_open.pop_back();
        add(std::move(list));
        return nullptr;
    }

    const char* readQuoted()
    {
        QByteArray bytes;
        for (++m_at; m_at < m_line.size(); ++m_at) {
            const char c = m_line[m_at];
            if (c == '"') {
                ++m_at;
                add({ImapValue::Kind::String, std::move(bytes), {}});
                return nullptr;
            }
            if (c == '\\' && m_at + 1 < m_line.size()) {
                ++m_at;
            }
            bytes += m_line[m_at];
        }
        return "a quoted string does not end";
    }

    const char* readAtom()
    {
        const qsizetype begin = m_at;
        while (m_at < m_line.size() && m_line[m_at] != ' ' && m_line[m_at] != '(' &&
               m_line[m_at] != ')') {
            if (m_line[m_at] == '[' && isSectioned(m_line.sliced(begin, m_at - begin))) {
                const qsizetype end = m_line.indexOf(']', m_at);
                if (end < 0) {
                    return "a section does not end";
                }
                m_at = end;
            }
            ++m_at;
        }
        const QByteArrayView atom = m_line.sliced(begin, m_at - begin);
        const bool nil = atom.compare("NIL", Qt::CaseInsensitive) == 0;
        add({nil ? ImapValue::Kind::Nil : ImapValue::Kind::Atom, atom.toByteArray(), {}});
        return nullptr;
    }

    // '[' is an ordinary character of atoms (a keyword may hold one), except after these names.
    static bool isSectioned(QByteArrayView name)
    {
        return name.compare("BODY", Qt::CaseInsensitive) == 0 ||
               name.compare("BINARY", Qt::CaseInsensitive) == 0 ||
               name.compare("BINARY.SIZE", Qt::CaseInsensitive) == 0;
    }

    void add(ImapValue value) { m_open.back().push_back(std::move(value)); }

    QByteArrayView m_line;
    qsizetype m_at;
    std::vector<ImapFrame::Literal>* m_literals;
    size_t m_nextLiteral = 0;
    int m_maxDepth;
    std::vector<std::vector<ImapValue>> m_open;
};

/// Where the code that begins with '[' at `at` ends; -1 when it does not.
qsizetype endOfCode(QByteArrayView line, qsizetype at)
{
    bool quoted = false;
    for (; at < line.size(); ++at) {
        if (line[at] == '\\' && quoted) {
            ++at;
        } else if (line[at] == '"') {
            quoted = !quoted;
        } else if (line[at] == ']' && !quoted) {
            return at;
        }
    }
    return -1;
}

void readStatus(QByteArrayView line, qsizetype at, int maxDepth, ImapResponse& response)
{
    if (at < line.size() && line[at] == '[') {
        const qsizetype end = endOfCode(line, at);
        if (end > 0) {
            const QByteArrayView code = line.sliced(at + 1, end - at - 1);
            qsizetype behindName = 0;
            response.code = word(code, behindName).toByteArray().toUpper();
            // A code that cannot be read is one that we do not know; the status itself still
            // counts.
            if (auto values = ValueReader(code, behindName, nullptr, maxDepth).readAll()) {
                response.codeValues = std::move(*values);
            }
            at = end + 1;
            if (at < line.size() && line[at] == ' ') {
                ++at;
            }
        }
    }
    response.text = line.sliced(at).toByteArray();
}

} // namespace

bool ImapValue::isAtom(QByteArrayView name) const
{
    return kind == Kind::Atom && QByteArrayView(bytes).compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<quint64> ImapValue::number() const
{
    bool ok = false;
    const quint64 value = bytes.toULongLong(&ok);
    const bool digits = !bytes.isEmpty() && bytes.front() >= '0' && bytes.front() <= '9';
    return kind == Kind::Atom && ok && digits ? std::optional(value) : std::nullopt;
}

bool ImapResponse::isStatus() const
{
    return kind != Kind::Continuation && isStatusName(name);
}

bool isImapTextLine(QByteArrayView line)
{
    if (line.startsWith('+')) {
        return true;
    }
    qsizetype at = 0;
    word(line, at);
    return isStatusName(word(line, at));
}

Expected<ImapResponse> parseImapResponse(ImapFrame frame, int maxDepth)
{
    const QByteArrayView line = frame.line;
    ImapResponse response;
    if (line.startsWith('+')) {
        response.kind = ImapResponse::Kind::Continuation;
        response.text = line.sliced(line.startsWith("+ ") ? 2 : 1).toByteArray();
        return response;
    }
    qsizetype at = 0;
    const QByteArrayView tag = word(line, at);
    if (tag.isEmpty() || at >= line.size()) {
        return damaged("a line says nothing");
    }
    if (tag != "*") {
        response.kind = ImapResponse::Kind::Tagged;
        response.tag = tag.toByteArray();
    }
    QByteArrayView name = word(line, at);
    if (!name.isEmpty() && response.kind == ImapResponse::Kind::Untagged) {
        response.number = asNumber(name);
        if (response.number) {
            name = word(line, at);
        }
    }
    if (name.isEmpty()) {
        return damaged("a line has no name");
    }
    response.name = name.toByteArray().toUpper();
    if (response.isStatus()) {
        readStatus(line, at, maxDepth, response);
        return response;
    }
    if (response.kind == ImapResponse::Kind::Tagged) {
        return damaged("a command ended in neither OK, NO nor BAD");
    }
    auto values = ValueReader(line, at, &frame.literals, maxDepth).readAll();
    if (!values) {
        return values.error();
    }
    response.values = std::move(*values);
    return response;
}

} // namespace threadline
