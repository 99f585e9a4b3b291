// SPDX-License-Identifier: GPL-3.0-or-later
//
// core/cases: which matter. Cases as events, as tables, as look-ups and as rules. The events of this
// room are made here and nowhere else. Those of kind case.* are about one case, their subject:
//
//   case.opened           {"number","subject","customer","status"["continues"]}
//   case.withdrawn        {}                    opened by a split that was taken back: as if never
//   case.status_changed   {"status","reason","was"}
//   case.assigned         {"assignee","was"}    empty: nobody
//   case.customer_changed {"customer"}          an identity was given to another, and all of this with it
//   case.read             {}                    all that is in it was seen
//   case.priority_changed {"priority","was"}
//   case.tagged           {"tag"}               case.untagged likewise
//   case.skill_set        {"skill","was"}       empty: none
//   case.field_set        {"field","value","was"}  empty: no value
//   case.snoozed          {["until"],"or_customer_replies":true,"was"}  µs; what the customer writes
//                                               wakes it by itself, and so does the time
//   case.unsnoozed        {"was"}
//   case.reminder_set     {"reminder","at","words"}   case.reminder_done likewise
//   case.linked           {"other","how","customer"}  case.unlinked likewise
//   case.merged           {"into","customer"}   its messages are shown there and it is Closed
//   case.unmerged         {"into","customer"}   exactly back; what answered its thread meanwhile is
//                                               its own too
//   case.subject_changed  {"subject","was"}
//
//   interaction.moved     {"message","from","case","customer"}   subject: the message; "from" and
//                         "case" are where it belongs, not where a merge shows it; either may be ""
//   field.defined         {"name","kind","choices"}   subject: made from the name
//   field.removed         {"name"}              and its values in every case
//   view.saved            {"name","filter","sort"}  subject: made from the name
//   view.removed          {"name"}
//
// "was" is what there was before, "" or 0 for nothing: undoing needs no search. What one command of
// an agent appended has the same {"command": id}; what takes it back says {"undoes": that id} too.
#pragma once

#include "core/log/event.h"
#include "core/model/case.h"
#include "core/model/case_field.h"

namespace threadline {

struct CaseOpening
{
    CaseId id;
    qint64 number = 0;
    QString subject;
    CustomerId customer;
    CaseStatus status = CaseStatus::New;
    std::optional<CaseId> continues; ///< the closed case whose matter this takes up again
};

struct CaseReminder
{
    ReminderId id;
    CaseId inCase;
    Timestamp at;
    QString words;

    friend bool operator==(const CaseReminder&, const CaseReminder&) = default;
};

struct CaseLink
{
    CaseId from;
    CaseId to;
    QString how; ///< "related", "continues", "split" …

    friend bool operator==(const CaseLink&, const CaseLink&) = default;
};

/// A message changes the case it belongs to. Null: none.
struct MessageMove
{
    InteractionId message;
    CaseId from;
    CaseId to;
    CustomerId customer;
};

Event caseOpened(const CaseOpening& opening, const QString& actor, Timestamp at);
Event caseWithdrawn(CaseId id, const Doing& doing);
/// `reason` in words that complete "because …".
Event caseStatusChanged(CaseId id, CaseStatus status, const QString& reason, const QString& actor, Timestamp at);
Event caseStatusChanged(const Case& current, CaseStatus status, const QString& reason, const Doing& doing);
Event caseAssigned(CaseId id, const QString& assignee, const QString& actor, Timestamp at);
Event caseCustomerChanged(CaseId id, CustomerId customer, const QString& actor, Timestamp at);
Event caseAssigned(const Case& current, const QString& assignee, const Doing& doing);
Event caseRead(CaseId id, const QString& actor, Timestamp at);
Event casePriorityChanged(const Case& current, CasePriority priority, const Doing& doing);
Event caseTagged(CaseId id, const QString& tag, const Doing& doing);
Event caseUntagged(CaseId id, const QString& tag, const Doing& doing);
Event caseSkillSet(const Case& current, const QString& skill, const Doing& doing);
Event caseFieldSet(const Case& current, const QString& field, const QString& value, const Doing& doing);
/// `until`: untilTheyWrite for no moment of its own.
Event caseSnoozed(const Case& current, Timestamp until, const Doing& doing);
Event caseUnsnoozed(const Case& current, const Doing& doing);
Event caseReminderSet(const CaseReminder& reminder, const Doing& doing);
Event caseReminderDone(const CaseReminder& reminder, const Doing& doing);
Event caseLinked(const CaseLink& link, CustomerId customer, const Doing& doing);
Event caseUnlinked(const CaseLink& link, CustomerId customer, const Doing& doing);
Event caseMerged(CaseId id, CaseId into, CustomerId customer, const Doing& doing);
Event caseUnmerged(CaseId id, CaseId into, CustomerId customer, const Doing& doing);
Event caseSubjectChanged(const Case& current, const QString& subject, const Doing& doing);
Event interactionMoved(const MessageMove& move, const Doing& doing);
Event fieldDefined(const CaseField& field, const Doing& doing);
Event fieldRemoved(const QString& name, const Doing& doing);
Event viewSaved(const QString& name, const QJsonObject& filter, const QString& sort, const Doing& doing);
Event viewRemoved(const QString& name, const Doing& doing);

CaseReminder reminderFrom(const Event& event);

} // namespace threadline
