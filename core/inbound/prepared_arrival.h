// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of ingest that needs no look at what is known already, so that it runs on all cores while
// the log thread writes: attachments into the blob store, text packed, folded for search, previewed.
// Any thread.
#pragma once

#include "core/log/blob_store.h"
#include "core/model/arrival.h"
#include "core/model/expected.h"

#include <QJsonArray>

namespace threadline {

struct PreparedArrival
{
    Arrival arrival; ///< its files without their bytes; text and html gone, they are packed
    QByteArray packedText;
    QByteArray foldedText;
    qint64 textSize = 0;
    QString preview; ///< the first own words, on one line
    std::optional<CustomerId> customer; ///< whose it is, when that is known already
    std::optional<CaseId> inCase;       ///< in which case of that customer's it belongs, when that is known already
    QJsonArray clues; ///< what a person's message says about who wrote it (core/identities/clue_json.h)
};

/// Fails only when the disk does.
Expected<PreparedArrival> prepareArrival(Arrival arrival, BlobStore& blobs);

/// The first own words of a text, on one line.
QString previewOf(const QString& text);

} // namespace threadline
