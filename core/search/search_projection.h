// SPDX-License-Identifier: GPL-3.0-or-later
//
// The full-text index over subject, text, people, names and words of attachments of every interaction.
// Its rowid is the timeline key, so that the newest hits are a walk from the end of each word's list.
#pragma once

#include "core/log/projection.h"
#include "core/search/indexed_row.h"

#include <vector>

namespace threadline {

class SearchProjection final : public Projection
{
public:
    QStringList tables() const override;
    void clear(Database& database) override;
    void apply(Database& database, const Event& event) override;
    void finish(Database& database) override;
    void abandon() override;
    bool takesBack() const override { return true; }
    void takeBack(Database& database, const Event& event) override;

private:
    void gather(Database& database, const Event& event);
    void setWithdrawn(Database& database, const Event& event, bool withdrawn);

    // FTS5 writes its pending words out whenever a rowid is not above the last one, so a batch is
    // gathered and fed in the order of the keys.
    std::vector<IndexedRow> m_gathered;
    qsizetype m_gatheredBytes = 0;
};

} // namespace threadline
