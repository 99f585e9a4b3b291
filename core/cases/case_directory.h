// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking cases up. Works on any connection: inside a batch on the log thread, or on a reader. A
// customer is named by the head under which they are shown (core/customers).
#pragma once

#include "core/model/case.h"
#include "core/sqlite/database.h"

namespace threadline {

std::optional<Case> readCase(Database& database, CaseId id);
/// The customer itself whose case this is, under whomever they are shown.
CustomerId caseOwner(Database& database, const Case& inCase);
std::optional<Case> readCaseByNumber(Database& database, qint64 number);

/// The newest activity first. `limit` < 0: no limit.
QList<Case> readCases(Database& database, std::optional<CustomerId> customer, int limit);

/// Those of a condition over `cases c`, with its order; `bind` gives its parameters.
QList<Case> readCasesWhere(Database& database, const std::string& condition,
                           const std::function<void(Statement&)>& bind);

/// The case in which what belongs to `id` is shown: itself, unless it was merged.
CaseId caseShowing(Database& database, CaseId id);
/// The cases that were merged into this one, themselves, by number.
QList<Case> casesMergedInto(Database& database, CaseId id);

/// The case of this customer to which the thread of the channel's id belongs (see caseShowing());
/// it is the one in which the channel's id `reference` was seen or referred to.
std::optional<CaseId> caseByReference(Database& database, CustomerId customer, const QByteArray& reference);

/// Which customers have a case where `reference` was seen; for mails of machines, whose own sender is no customer.
QList<CaseId> casesByReference(Database& database, const QByteArray& reference);

/// The case of this customer named by a token in a subject ("[#10023]" or "#10023").
std::optional<CaseId> caseBySubjectToken(Database& database, CustomerId customer, const QString& subject);

/// The unsolved case of this customer whose last interaction was on `channel` and not before `since`.
std::optional<CaseId> caseInConversation(Database& database, CustomerId customer, const QString& channel,
                                         Timestamp since);

/// The unsolved case of this customer with the latest contact.
std::optional<CaseId> openCaseOf(Database& database, CustomerId customer);

qint64 takeCaseNumber(Database& database);

/// The first 64 bits of the SHA-256 of a channel's message id: how case_thread names it.
qint64 referenceHash(const QByteArray& reference);

} // namespace threadline
