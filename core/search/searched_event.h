// SPDX-License-Identifier: GPL-3.0-or-later
//
// The people and the files of an interaction's event as search sees them: what the index is fed
// with and what a hit is held against (core/history/interaction_events.h writes the body). Any
// thread.
#pragma once

#include "core/search/search_query.h"

#include <QJsonObject>
#include <QList>

namespace threadline {

struct SearchedParty
{
    QString words; ///< name and address, not folded
    QString address;
};

SearchedParty senderIn(const QJsonObject& body);
QList<SearchedParty> recipientsIn(const QJsonObject& body); ///< To and Cc
QStringList fileNamesIn(const QJsonObject& body);

/// Whether the words of `term` stand in `text`, in their order, as FTS5 would find them.
bool hasPhrase(const QString& text, const SearchQuery::Term& term);

/// Whether some term of `query` needs the event (SearchQuery::Term::needsEvent).
bool needsEvent(const SearchQuery& query);
/// Holds what the index found, or let through, against the event. Asks only about the terms of keys
/// of which some value needs it; the others are the index's to answer.
bool isMeant(const SearchQuery& query, const QJsonObject& body);

} // namespace threadline
