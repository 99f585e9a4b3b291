// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/forwarded_sender.h"

#include "core/identities/mail_address.h"
#include "core/markup/quote_marks.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

using markup::HeaderName;
using markup::headerName;

constexpr qsizetype longestBlock = 12; // lines
constexpr qsizetype longestValue = 400;

constexpr std::array<QStringView, 12> forwardPrefixes{
    u"fw", u"fwd", u"wg", u"tr", u"rv", u"enc", u"i", u"vb", u"vs", u"doorst", u"ynt", u"pd"};

bool isForwardedBySubject(QStringView subject)
{
    const auto colon = subject.indexOf(u':');
    const QStringView prefix = subject.left(std::max<qsizetype>(colon, 0)).trimmed();
    return std::ranges::any_of(forwardPrefixes, [prefix](QStringView each) {
        return prefix.compare(each, Qt::CaseInsensitive) == 0;
    });
}

/// The lines of a text one after another, without copying it.
class Lines
{
public:
    explicit Lines(QStringView text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_from >= m_text.size(); }
    QStringView next()
    {
        const auto found = m_text.indexOf(u'\n', m_from);
        const auto end = found < 0 ? m_text.size() : found;
        const QStringView line = m_text.sliced(m_from, end - m_from);
        m_from = end + 1;
        return line;
    }

private:
    QStringView m_text;
    qsizetype m_from = 0;
};

/// Apple Mail quotes the block.
QStringView withoutQuoteMarks(QStringView line)
{
    while (line.startsWith(u'>') || line.startsWith(u' ')) {
        line = line.sliced(1);
    }
    return line.trimmed();
}

/// Outlook's block begins with From and has Sent and Subject before the next empty line.
bool beginsHeaderBlock(QStringView line, Lines after)
{
    if (headerName(line) != HeaderName::From) {
        return false;
    }
    bool sent = false;
    bool subject = false;
    for (qsizetype i = 0; i < longestBlock && !after.atEnd(); ++i) {
        const QStringView each = after.next();
        if (each.trimmed().isEmpty()) {
            break;
        }
        const HeaderName name = headerName(each);
        sent |= name == HeaderName::Sent;
        subject |= name == HeaderName::Subject;
    }
    return sent && subject;
}

/// The block that tells what is forwarded, up to the next empty line.
QList<QStringView> forwardedBlock(QStringView text, QStringView subject)
{
    const bool forwarded = isForwardedBySubject(subject);
    Lines lines(text);
    QList<QStringView> block;
    bool found = false;
    while (!lines.atEnd() && !found) {
        const Lines here = lines;
        const QStringView line = lines.next();
        if (line.isEmpty()) {
            continue;
        }
        if (markup::announcesForward(line)) {
            found = true;
        } else if (beginsHeaderBlock(line, lines)) {
            if (!forwarded) {
                return {};
            }
            lines = here;
            found = true;
        } else if (markup::announcesOriginal(line)) {
            if (!forwarded) {
                return {};
            }
            found = true;
        }
    }
    while (found && !lines.atEnd() && block.size() < longestBlock) {
        const QStringView line = withoutQuoteMarks(lines.next());
        if (!line.isEmpty()) {
            block.append(line);
        } else if (!block.isEmpty()) {
            break;
        }
    }
    return block;
}

struct FoundAddress
{
    Identity identity;
    qsizetype start = 0;
};

/// In brackets before anything else: what stands outside is a name, whatever it looks like.
std::optional<FoundAddress> addressIn(QStringView value)
{
    const auto isBorder = [](QChar c) {
        return c.isSpace() || QStringView(u"<>()[]\"',;:*").contains(c);
    };
    std::optional<FoundAddress> first;
    for (auto at = value.indexOf(u'@'); at >= 0; at = value.indexOf(u'@', at + 1)) {
        qsizetype start = at;
        while (start > 0 && !isBorder(value[start - 1])) {
            --start;
        }
        qsizetype end = at;
        while (end < value.size() && !isBorder(value[end])) {
            ++end;
        }
        const auto identity = typedMailAddress(value.sliced(start, end - start));
        if (!identity) {
            continue;
        }
        if (start > 0 && value[start - 1] == u'<') {
            return FoundAddress{*identity, start};
        }
        if (!first) {
            first = FoundAddress{*identity, start};
        }
    }
    return first;
}

QString nameBefore(QStringView value)
{
    QStringView name = value;
    if (name.endsWith(u"mailto:")) {
        name.chop(7);
    }
    const auto isMark = [](QChar c) { return c.isSpace() || QStringView(u"<[(\"'*").contains(c); };
    while (!name.isEmpty() && isMark(name.back())) {
        name.chop(1);
    }
    while (!name.isEmpty() && isMark(name.front())) {
        name = name.sliced(1);
    }
    return name.toString();
}

/// The value of a From line; a long one goes on in the next line.
QString valueOf(const QList<QStringView>& block, qsizetype i)
{
    const QStringView line = block[i].left(longestValue);
    auto colon = line.indexOf(u':');
    if (colon < 0) {
        colon = line.indexOf(u'：');
    }
    QString value = line.sliced(colon + 1).trimmed().toString();
    if (!value.contains(u'@') && i + 1 < block.size() &&
        headerName(block[i + 1]) == HeaderName::None) {
        value += u' ' + block[i + 1].left(longestValue).toString();
    }
    return value;
}

} // namespace

std::optional<ForwardedSender> forwardedSender(QStringView text, QStringView subject)
{
    const QList<QStringView> block = forwardedBlock(text, subject);
    for (qsizetype i = 0; i < block.size(); ++i) {
        if (headerName(block[i]) != HeaderName::From) {
            continue;
        }
        const QString value = valueOf(block, i);
        const auto address = addressIn(value);
        if (!address) {
            return std::nullopt;
        }
        return ForwardedSender{address->identity,
                               nameBefore(QStringView(value).left(address->start)),
                               block[i].left(longestValue).toString()};
    }
    return std::nullopt;
}

} // namespace threadline
