// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables customer, identity, identity_name. A customer's name is the display name that was seen most
// with their identities; the names themselves stay as evidence.
#pragma once

#include "core/log/projection.h"

#include <QHash>

namespace threadline {

class CustomerProjection final : public Projection
{
public:
    QStringList tables() const override;
    void clear(Database& database) override;
    void apply(Database& database, const Event& event) override;
    void abandon() override { m_keys.clear(); }

private:
    qint64 keyOf(Database& database, const QUuid& customer);
    void countInteraction(Database& database, const Event& event);
    void noteName(Database& database, qint64 customer, const QString& kind, const QString& value,
                  const QString& name);

    QHash<QUuid, qint64> m_keys; // of customers met lately; only a shortcut
};

} // namespace threadline
