// SPDX-License-Identifier: GPL-3.0-or-later
//
// The objects of --json. Others build on these: keys may be added, never renamed or taken away
// (docs/command-line.md lists them). Times are RFC 3339 in UTC; what there is not is null.
#pragma once

#include "core/texts/text_events.h"
#include "core/workspace/macro.h"
#include "core/workspace/reply_request.h"

#include <QJsonArray>
#include <QJsonObject>

namespace threadline {

QJsonObject toJson(const Customer& customer);
QJsonObject toJson(const CustomerCard& card);
QJsonObject toJson(const Suggestion& suggestion);
QJsonObject toJson(const TimelineEntry& entry);
QJsonObject toJson(const SearchHit& hit);
/// `customerName`: as people know them.
QJsonObject toJson(const Case& one, const QString& customerName);
/// What `case show` has beside that.
void addDetails(QJsonObject& shown, const CaseDetails& details);
QJsonObject toJson(const CaseField& field);
QJsonObject toJson(const SavedView& view);
QJsonObject toJson(const SavedSnippet& snippet);
QJsonObject toJson(const Macro& macro);
/// What a macro did on one case, or would have done.
QJsonObject toJson(const MacroOnCase& one, const QList<MacroStep>& steps);
QJsonArray toJson(const QList<OpenVariable>& open);
QJsonObject toJson(const AccountView& account);
/// `caseNumber` 0: no case yet.
QJsonObject toJson(const Draft& draft, qint64 caseNumber);
QJsonObject toJson(const OutboxRow& row);

} // namespace threadline
