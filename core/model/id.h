// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strong ids: a CustomerId is never taken for a CaseId. Each is a UUIDv7 (RFC 9562, 5.7) made by
// whoever made the thing, so that two desks never make the same one and ids sort by birth.
#pragma once

#include "core/model/timestamp.h"

#include <QHashFunctions>
#include <QUuid>

#include <compare>
#include <optional>

namespace threadline {

/// A new UUIDv7: 48 bits of milliseconds, then random bits. Any thread.
QUuid newUuid(Timestamp at);

template <class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid& uuid) : m_uuid(uuid) {}

    static Id make(Timestamp at) { return Id(newUuid(at)); }
    /// Reads what text() wrote; nothing when the text is no UUID.
    static std::optional<Id> fromText(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.isNull() ? std::nullopt : std::optional<Id>(Id(uuid));
    }

    bool isNull() const { return m_uuid.isNull(); }
    const QUuid& uuid() const { return m_uuid; }
    /// The 16 bytes as they are stored.
    QByteArray bytes() const { return m_uuid.toRfc4122(); }
    static Id fromBytes(const QByteArray& bytes) { return Id(QUuid::fromRfc4122(bytes)); }
    QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id& a, const Id& b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id& a, const Id& b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using EventId = Id<struct EventTag>;
using CustomerId = Id<struct CustomerTag>;
using CaseId = Id<struct CaseTag>;
using InteractionId = Id<struct InteractionTag>;
using ReminderId = Id<struct ReminderTag>;
using AccountId = Id<struct AccountTag>;
using DraftId = Id<struct DraftTag>;
using SwarmId = Id<struct SwarmTag>;

} // namespace threadline
