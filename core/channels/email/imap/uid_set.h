// SPDX-License-Identifier: GPL-3.0-or-later
//
// A set of message UIDs, kept as ranges the way IMAP writes them (sequence-set, RFC 9051 section
// 9). Value type; any thread. The space taken grows with the number of gaps, not of UIDs.
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <optional>
#include <vector>

namespace threadline {

class UidSet
{
public:
    struct Range
    {
        quint32 first = 0;
        quint32 last = 0; ///< included

        quint64 count() const { return quint64(last) - first + 1; }
        friend bool operator==(const Range&, const Range&) = default;
    };

    UidSet() = default;
    /// The UIDs from `first` to `last`, both included; empty when `last` is below `first`.
    static UidSet between(quint32 first, quint32 last);
    /// In any order, doubles allowed.
    static UidSet of(std::vector<quint32> uids);
    /// Reads "1:5,7,12:10"; nothing when it is not that or holds a `*`.
    static std::optional<UidSet> fromText(QByteArrayView text);

    QByteArray text() const; ///< "1:5,7"; empty for the empty set
    bool isEmpty() const { return m_ranges.empty(); }
    quint64 count() const;
    quint32 first() const; ///< 0 when empty
    quint32 last() const;  ///< 0 when empty
    bool contains(quint32 uid) const;
    const std::vector<Range>& ranges() const { return m_ranges; } ///< ascending, never touching

    UidSet within(quint32 first, quint32 last) const;
    UidSet united(const UidSet& other) const;
    UidSet without(const UidSet& other) const;
    UidSet newest(quint64 count) const; ///< the `count` highest, or all
    UidSet oldest(quint64 count) const; ///< the `count` lowest, or all
    std::vector<quint32> uids() const;  ///< ascending

    friend bool operator==(const UidSet&, const UidSet&) = default;

private:
    explicit UidSet(std::vector<Range> unordered);

    std::vector<Range> m_ranges;
};

} // namespace threadline
