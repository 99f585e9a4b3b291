// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables interaction and external_key: the thin index of every timeline. What an entry says is read
// from its event when it is looked at. In which case it is shown follows from moves and merges too:
// core/cases keeps those two columns, after this has made the row.
#pragma once

#include "core/log/projection.h"

namespace threadline {

class InteractionProjection final : public Projection
{
public:
    QStringList tables() const override;
    void apply(Database& database, const Event& event) override;

private:
    void add(Database& database, const Event& event);
    void setDelivery(Database& database, const Event& event);
    void withdraw(Database& database, const Event& event, bool withdrawn);
    void followMerge(Database& database, const Event& event);
    void followUnmerge(Database& database, const Event& event);
    void followIdentity(Database& database, const Event& event);
    void showUnderHeads(Database& database, const QUuid& before);
};

} // namespace threadline
