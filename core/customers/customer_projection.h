// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables customer, customer_merge, customer_field, customer_tag, identity, identity_name, clue,
// suggestion_rejected. A customer
// is called as an agent wrote it down, else by the display name that was seen most with their
// identities; the names themselves stay as evidence.
//
// Merges are a forest: customer_merge holds an edge for each merge that stands, `head` of a row is
// the root of its tree. Other projections follow customer.merged, customer.unmerged and
// identity.moved after this one, by the heads they find here.
#pragma once

#include "core/log/projection.h"

#include <QHash>
#include <QSet>

namespace threadline {

class CustomerProjection final : public Projection
{
public:
    QStringList tables() const override;
    void clear(Database& database) override;
    void apply(Database& database, const Event& event) override;
    void finish(Database& database) override;
    void abandon() override;

private:
    struct Place
    {
        qint64 key = 0;
        qint64 head = 0;
    };

    Place placeOf(Database& database, const QUuid& customer);
    void create(Database& database, const Event& event);
    void link(Database& database, const Event& event);
    void change(Database& database, const Event& event);
    void tag(Database& database, const Event& event, bool tagged);
    void meetAgain(Database& database, const Event& event, qint64 owner);
    void merge(Database& database, const Event& event);
    /// Heads, by their keys.
    void join(Database& database, qint64 into, qint64 from, const Event& event);
    void unmerge(Database& database, const Event& event);
    void moveIdentity(Database& database, const Event& event);
    void followCase(Database& database, const Event& event);
    void countInteraction(Database& database, const Event& event);

    QHash<QUuid, Place> m_places; // of customers met lately; only a shortcut
    QSet<QUuid> m_moved;          // words went from or to these; counted anew when the batch is complete
};

} // namespace threadline
