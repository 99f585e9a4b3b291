// SPDX-License-Identifier: GPL-3.0-or-later
//
// The full-text index over subject, text, people and attachment names of every interaction. Its rowid
// is the timeline key, so that the newest hits are a walk from the end of each word's list.
#pragma once

#include "core/log/projection.h"

#include <vector>

namespace threadline {

class SearchProjection final : public Projection
{
public:
    QStringList tables() const override;
    void clear(Database& database) override;
    void apply(Database& database, const Event& event) override;
    void finish(Database& database) override;
    void abandon() override { m_gathered.clear(); }

private:
    struct Row
    {
        qint64 key;
        QByteArray subject;
        QByteArray body;
        QByteArray sender;
        QByteArray recipients;
        QByteArray files;
    };

    // FTS5 writes its pending words out whenever a rowid is not above the last one, so a batch is
    // gathered and fed in the order of the keys.
    std::vector<Row> m_gathered;
};

} // namespace threadline
