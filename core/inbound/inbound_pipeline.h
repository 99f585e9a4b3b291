// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/inbound: how what channels bring becomes history. The pipeline is one list of steps, read from
// top to bottom in InboundPipeline::ingest():
//
//   is it ours → was it seen → who is it → which case → append → what follows for the case
//
// Thread: the log thread, inside a batch.
#pragma once

#include "core/inbound/prepared_arrival.h"
#include "core/log/event_log.h"
#include "core/model/case.h"

#include <functional>

namespace threadline {

struct Ingested
{
    qint64 seq = 0;   ///< of the event that brought the interaction, now or earlier
    bool added = false; ///< false: it was known already
};

class InboundPipeline
{
public:
    /// Whether an outbound arrival is a reply of our own outbox, seen where the channel files them:
    /// gives the seq of its event, and may append what follows from having seen it.
    using RecogniseOwn = std::function<std::optional<qint64>(EventLog::Batch&, const Arrival&)>;

    explicit InboundPipeline(RecogniseOwn recogniseOwn);

    /// `account`: Account::address. `now`: to tell history from news.
    Ingested ingest(EventLog::Batch& batch, const PreparedArrival& prepared, const QString& account,
                    Timestamp now) const;

private:
    CustomerId whoIsIt(EventLog::Batch& batch, const PreparedArrival& prepared, const QString& actor) const;
    std::optional<CaseId> whichCase(EventLog::Batch& batch, const Arrival& arrival, CustomerId customer) const;
    CaseId openCase(EventLog::Batch& batch, const PreparedArrival& prepared, CustomerId customer,
                                   std::optional<CaseId> continues, const QString& account, Timestamp now) const;
    struct CaseChoice
    {
        std::optional<CaseId> id;
        bool existed = false;
        std::optional<CaseId> thread = {}; ///< Placement::thread
    };
    CaseChoice caseFor(EventLog::Batch& batch, const PreparedArrival& prepared, CustomerId customer,
                                  const QString& account, Timestamp now) const;

    RecogniseOwn m_recogniseOwn;
};

} // namespace threadline
