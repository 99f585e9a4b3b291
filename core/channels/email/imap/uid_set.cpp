// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/uid_set.h"

#include <algorithm>

namespace threadline {

UidSet::UidSet(std::vector<Range> unordered)
{
    std::sort(unordered.begin(), unordered.end(),
              [](const Range& a, const Range& b) { return a.first < b.first; });
    for (const Range& range : unordered) {
        if (!m_ranges.empty() && quint64(m_ranges.back().last) + 1 >= range.first) {
            m_ranges.back().last = std::max(m_ranges.back().last, range.last);
        } else {
            m_ranges.push_back(range);
        }
    }
}

UidSet UidSet::between(quint32 first, quint32 last)
{
    return last < first ? UidSet() : UidSet(std::vector<Range>{{first, last}});
}

UidSet UidSet::of(std::vector<quint32> uids)
{
    std::vector<Range> ranges;
    ranges.reserve(uids.size());
    for (const quint32 uid : uids) {
        if (!ranges.empty() && ranges.back().last + quint64(1) == uid) {
            ranges.back().last = uid;
        } else {
            ranges.push_back({uid, uid});
        }
    }
    return UidSet(std::move(ranges));
}

std::optional<UidSet> UidSet::fromText(QByteArrayView text)
{
    std::vector<Range> ranges;
    qsizetype at = 0;
    const auto number = [&]() -> std::optional<quint32> {
        const qsizetype begin = at;
        quint64 value = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < 11) {
            value = value * 10 + static_cast<quint64>(text[at++] - '0');
        }
        if (at == begin || value == 0 || value > 0xFFFFFFFFu) {
            return std::nullopt;
        }
        return static_cast<quint32>(value);
    };
    while (true) {
        const auto first = number();
        if (!first) {
            return std::nullopt;
        }
        auto last = first;
        if (at < text.size() && text[at] == ':') {
            ++at;
            last = number();
            if (!last) {
                return std::nullopt;
            }
        }
        ranges.push_back({std::min(*first, *last), std::max(*first, *last)});
        if (at == text.size()) {
            return UidSet(std::move(ranges));
        }
        if (text[at++] != ',') {
            return std::nullopt;
        }
    }
}

QByteArray UidSet::text() const
{
    QByteArray text;
    for (const Range& range : m_ranges) {
        if (!text.isEmpty()) {
            text += ',';
        }
        text += QByteArray::number(range.first);
        if (range.last != range.first) {
            text += ':' + QByteArray::number(range.last);
        }
    }
    return text;
}

quint64 UidSet::count() const
{
    quint64 count = 0;
    for (const Range& range : m_ranges) {
        count += range.count();
    }
    return count;
}

quint32 UidSet::first() const
{
    return m_ranges.empty() ? 0 : m_ranges.front().first;
}

quint32 UidSet::last() const
{
    return m_ranges.empty() ? 0 : m_ranges.back().last;
}

bool UidSet::contains(quint32 uid) const
{
    const auto after =
        std::upper_bound(m_ranges.begin(), m_ranges.end(), uid,
                         [](quint32 value, const Range& range) { return value < range.first; });
    return after != m_ranges.begin() && uid <= std::prev(after)->last;
}

UidSet UidSet::within(quint32 first, quint32 last) const
{
    UidSet result;
    for (const Range& range : m_ranges) {
        const quint32 from = std::max(range.first, first);
        const quint32 to = std::min(range.last, last);
        if (from <= to) {
            result.m_ranges.push_back({from, to});
        }
    }
    return result;
}

UidSet UidSet::united(const UidSet& other) const
{
    std::vector<Range> both = m_ranges;
    both.insert(both.end(), other.m_ranges.begin(), other.m_ranges.end());
    return UidSet(std::move(both));
}

UidSet UidSet::without(const UidSet& other) const
{
    UidSet result;
    auto hole = other.m_ranges.begin();
    for (Range range : m_ranges) {
        while (hole != other.m_ranges.end() && hole->last < range.first) {
            ++hole;
        }
        bool left = true;
        for (auto cut = hole; cut != other.m_ranges.end() && cut->first <= range.last; ++cut) {
            if (cut->first > range.first) {
                result.m_ranges.push_back({range.first, cut->first - 1});
            }
            if (cut->last >= range.last) {
                left = false;
                break;
            }
            range.first = cut->last + 1;
        }
        if (left) {
            result.m_ranges.push_back(range);
        }
    }
    return result;
}

UidSet UidSet::newest(quint64 count) const
{
    UidSet result;
    for (auto range = m_ranges.rbegin(); range != m_ranges.rend() && count > 0; ++range) {
        const quint64 taken = std::min(count, range->count());
        result.m_ranges.push_back({static_cast<quint32>(range->last - taken + 1), range->last});
        count -= taken;
    }
    std::reverse(result.m_ranges.begin(), result.m_ranges.end());
    return result;
}

UidSet UidSet::oldest(quint64 count) const
{
    UidSet result;
    for (auto range = m_ranges.begin(); range != m_ranges.end() && count > 0; ++range) {
        const quint64 taken = std::min(count, range->count());
        result.m_ranges.push_back({range->first, static_cast<quint32>(range->first + taken - 1)});
        count -= taken;
    }
    return result;
}

std::vector<quint32> UidSet::uids() const
{
    std::vector<quint32> uids;
    uids.reserve(count());
    for (const Range& range : m_ranges) {
        for (quint64 uid = range.first; uid <= range.last; ++uid) {
            uids.push_back(static_cast<quint32>(uid));
        }
    }
    return uids;
}

} // namespace threadline
