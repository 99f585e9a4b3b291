// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the workspace answers: plain values, made on a reader thread, owned by whoever asked. Each is
// what one pane of the desk or one listing of the command line shows, no more.
#pragma once

#include "core/markup/quote_folding.h"
#include "core/model/account.h"
#include "core/model/attachment_text.h"
#include "core/model/case.h"
#include "core/model/case_field.h"
#include "core/model/customer.h"
#include "core/model/expected.h"
#include "core/model/interaction.h"
#include "core/search/search_query.h"
#include "core/sla/sla_due.h"
#include "core/workspace/happening.h"

#include <QList>
#include <QHash>
#include <QMap>

namespace threadline {

/// The order of a customer's timeline and the name of a row in the store: grows with the moment of
/// the interaction. Valid in this workspace only; ids are what travels.
using InteractionKey = qint64;

/// Whether `one` came later to this desk than `other`, whatever their moments are.
bool arrivedLater(InteractionKey one, InteractionKey other);

struct QueueFilter
{
    enum class View { All, Mine, Unassigned };
    /// Snoozed: what sleeps, which Open and Waiting leave out; Any: everything, merged cases too,
    /// which the others leave out.
    enum class Tab { Open, Waiting, Solved, Snoozed, Any };
    enum class Sort {
        Usual, ///< Open: as SlaFirst; else the latest contact first
        Newest,
        LongestWaiting,
        PriorityFirst, ///< then the longest waiting
        SlaFirst,      ///< what was or will be due first, then whoever waits
    };

    View view = View::All;
    Tab tab = Tab::Open;
    QList<CaseStatus> statuses = {}; ///< only these; empty: all that the tab has
    QString tag = {};                ///< normalised; empty: any
    std::optional<CasePriority> priority = {};
    std::optional<QString> assignee = {}; ///< empty: nobody
    Sort sort = Sort::Usual;
    std::optional<CustomerId> customer = {};
    QString search = {}; ///< only cases in which this finds something (docs/search.md); empty: any
    /// Only where a promise runs: Fine: any, Amber: with little left or breached, Red: breached.
    std::optional<SlaBand> sla = {};

    friend bool operator==(const QueueFilter&, const QueueFilter&) = default;
};

/// One row of the queue: a case, and what one has to know before opening it.
struct QueueRow
{
    CaseId id;
    qint64 number = 0;
    CustomerId customer;
    QString customerName;
    ChannelName channel;    ///< of its newest interaction
    Timestamp lastAt;       ///< of its newest interaction
    Timestamp waitingSince; ///< since the customer's oldest unanswered message; null: nobody waits
    QString subject;
    QString lastWords; ///< the first line of the newest interaction's own words
    CaseStatus status = CaseStatus::New;
    QString assignee;
    bool unread = false;
    Delivery trouble = Delivery::Received; ///< Failed, InDoubt or Held when a reply of this case needs a person
    CasePriority priority = CasePriority::Normal;
    QStringList tags;
    Timestamp snoozedUntil; ///< as Case::snoozedUntil
    QString skill;
    std::optional<SlaDue> sla; ///< the promise that is due first; nothing: none runs
    QString company;           ///< colleagues who look at it now, in words; filled in by whoever shows it
    std::optional<int> swarm;  ///< how many were called into its open swarms; nothing: it has none

    friend bool operator==(const QueueRow&, const QueueRow&) = default;
};

struct QueuePage
{
    QList<QueueRow> rows;
    qint64 total = 0; ///< rows there are under this filter

    friend bool operator==(const QueuePage&, const QueuePage&) = default;
};

struct QueueCounts
{
    qint64 open = 0;
    qint64 waiting = 0;
    qint64 solved = 0;
    qint64 unread = 0; ///< open cases with something unread
    qint64 snoozed = 0; ///< counted nowhere else

    friend bool operator==(const QueueCounts&, const QueueCounts&) = default;
};

struct IdentityView
{
    Identity identity;
    QStringList names; ///< display names seen with it, the commonest first: evidence
    qint64 interactions = 0;
    Timestamp lastAt;
    QString evidence; ///< where it was first seen, in words
    Timestamp linkedAt;

    friend bool operator==(const IdentityView&, const IdentityView&) = default;
};

/// One merge that made a customer what it is; it can be undone at any time.
struct MergeView
{
    EventId id;
    CustomerId from;
    QString fromName; ///< what that one would be called alone
    QString reason;
    QString actor;
    Timestamp at;

    friend bool operator==(const MergeView&, const MergeView&) = default;
};

/// What a merge would bring together.
struct MergePreview
{
    Customer into;
    Customer from;
    qint64 cases = 0; ///< of `from`
    QList<QString> fields; ///< names of fields that both have with different values: those of `into` stay shown

    friend bool operator==(const MergePreview&, const MergePreview&) = default;
};

/// Two customers who may be one, and why. A person confirms it by merging them, or rejects it, once.
struct Suggestion
{
    Customer one;
    Customer other;
    double confidence = 0; ///< 0..1 (core/identities/confidence.h)
    QStringList reasons;   ///< sentences, the weightiest first

    /// The other one, for whoever looks at `shown`.
    const Customer& besides(CustomerId shown) const { return one.id == shown ? other : one; }

    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// The customer panel.
/// What a customer thought of us, in a review or a survey.
struct RatingView
{
    Timestamp at;
    ChannelName channel;
    int stars = 0; ///< 1 to 5

    friend bool operator==(const RatingView&, const RatingView&) = default;
};

struct CustomerCard
{
    CustomerId id;
    QList<CustomerId> members; ///< itself and all that are merged into it
    QString name;
    QMap<QString, QString> fields; ///< by name (core/customers/customer_events.h)
    QStringList tags;
    QList<MergeView> merges; ///< the latest first
    QList<IdentityView> identities;
    Timestamp firstAt; ///< of the oldest interaction
    Timestamp lastAt;
    QMap<ChannelName, qint64> perChannel;
    QMap<ChannelName, Timestamp> wroteAt; ///< when the customer last wrote there; only where they did
    QList<Case> cases; ///< the unsolved first, newest first; at most 50
    /// An address that was typed in there, to which one can write; whose it is nobody has shown. `wanted`: instead of
    /// where it was written.
    struct GivenAddress
    {
        Identity identity;
        bool wanted = false;

        friend bool operator==(const GivenAddress&, const GivenAddress&) = default;
    };
    QHash<CaseId, GivenAddress> given;
    QHash<CaseId, Identity> answerTo; ///< by which identity the customer last wrote in each of them
    qint64 caseCount = 0;
    qint64 openCaseCount = 0;
    QList<RatingView> ratings; ///< the latest first; at most 3

    friend bool operator==(const CustomerCard&, const CustomerCard&) = default;
};

/// What is known of each entry of a timeline before it is looked at: enough to lay out, filter and
/// draw the river.
struct TimelineMark
{
    InteractionKey key = 0;
    Timestamp at;
    ChannelName channel;
    InteractionKind kind = InteractionKind::Message;
    Direction direction = Direction::Inbound;
    qint64 caseNumber = 0; ///< 0: belongs to no case
    qint64 textSize = 0;   ///< bytes of the whole text, for a first guess at its height
    qint64 attachments = 0;
    bool read = true; ///< seen by the person at this desk
    /// Not said but done: a line of the log. Then only key, at, caseNumber and actor mean something.
    bool happening = false;
    QString actor = {};

    friend bool operator==(const TimelineMark&, const TimelineMark&) = default;
};

/// An entry as it is shown. The text is folded, the HTML sanitised; both on the reader thread.
struct TimelineEntry
{
    InteractionKey key = 0;
    Interaction interaction;
    qint64 caseNumber = 0;
    QString caseSubject;
    QList<TextSegment> segments; ///< the plain text, split into own words, quotes, signature
    QString html;                ///< sanitised own part; empty when the mail had no HTML
    QString quotedHtml;          ///< sanitised quoted part
    int remoteImages = 0;        ///< left out of html
    QString problem;             ///< of an outbound message: why it failed, is held or in doubt
    Timestamp dueAt;             ///< of a queued one: when it leaves
    bool scheduled = false;      ///< that moment was chosen by its author
    std::optional<Happening> happening; ///< not said but done: `interaction` has only its id and moment

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

/// What of a customer's history is wanted.
struct HistoryFilter
{
    bool happenings = false; ///< also what was done
    Timestamp from = {};     ///< null: from the beginning
    Timestamp before = {};   ///< null: to the end
    ChannelName channel = {}; ///< empty: any
    qint64 caseNumber = 0;    ///< 0: any
};

struct SearchHit
{
    InteractionId interaction;
    InteractionKey key = 0;
    CustomerId customer;
    QString customerName;
    std::optional<CaseId> inCase;
    qint64 caseNumber = 0;
    ChannelName channel;
    Timestamp at;
    QString subject;
    QString snippet; ///< plain text around the first match
    /// Where the matches are in `snippet`: pairs of start and length.
    QList<std::pair<int, int>> marks;
    /// 1 for the customer of the newest hit, 2 for the next one: hits of one customer have the same.
    int group = 0;
    QString foundIn; ///< the attachment that `snippet` is of; empty: the message itself

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

/// What a search found, what of it was not understood, and how much there was to look in.
struct SearchAnswer
{
    QList<SearchHit> hits; ///< the newest first
    QList<QueryProblem> problems;
    bool complete = true; ///< all that the accounts have is here
    /// When it is not: all that is newer is here; null: not known yet.
    Timestamp completeSince;
    qint64 unreadAttachments = 0; ///< files whose words could not be looked in yet

    friend bool operator==(const SearchAnswer&, const SearchAnswer&) = default;
};

/// How far the words inside attachments can be searched. Files are counted once, however often they came.
struct AttachmentsRead
{
    qint64 unread = 0; ///< still to be read
    QMap<AttachmentText::Outcome, qint64> outcomes;

    friend bool operator==(const AttachmentsRead&, const AttachmentsRead&) = default;
};

/// A reply that has not arrived yet, or arrived lately.
struct OutboxRow
{
    InteractionId id;
    InteractionKey key = 0;
    CaseId inCase;
    qint64 caseNumber = 0;
    CustomerId customer;
    QString customerName;
    QString account;
    QString to;
    QString subject;
    Delivery state = Delivery::Queued;
    Timestamp queuedAt;
    Timestamp dueAt; ///< when it leaves, or is tried again
    bool scheduled = false; ///< for a moment that the agent chose
    QList<InteractionId> news; ///< what it is held for
    int attempts = 0;
    QString problem; ///< one sentence; empty when all is well
    Error::Remedy remedy = Error::Remedy::Retry; ///< of `problem`

    friend bool operator==(const OutboxRow&, const OutboxRow&) = default;
};

/// A channel account and how it is doing.
struct AccountView
{
    enum class State { Idle, Connecting, Syncing, Watching, Waiting, Failed };

    Account account;
    State state = State::Idle;
    qint64 done = 0;  ///< messages here
    qint64 total = 0; ///< messages on the server, as far as known
    Timestamp completeSince;
    QString problem; ///< one sentence; empty when all is well

    friend bool operator==(const AccountView&, const AccountView&) = default;
};

struct ReminderView
{
    ReminderId id;
    Timestamp at;
    QString words;

    friend bool operator==(const ReminderView&, const ReminderView&) = default;
};

/// Another case that one is linked with.
struct LinkedCase
{
    CaseId id;
    qint64 number = 0;
    QString subject;
    CaseStatus status = CaseStatus::New;
    QString how;       ///< "related", "continues", "split" …
    bool here = false; ///< the link was made on the other case and points here

    friend bool operator==(const LinkedCase&, const LinkedCase&) = default;
};

/// What hangs on a case beside its row.
struct CaseDetails
{
    QList<ReminderView> reminders; ///< the earliest first
    QList<LinkedCase> links;
    qint64 mergedIntoNumber = 0; ///< 0: it was not merged
    QList<Case> mergedFrom;      ///< whose messages are shown here, by number

    friend bool operator==(const CaseDetails&, const CaseDetails&) = default;
};

/// A filter of the queue under a name.
struct SavedView
{
    QString name;
    QueueFilter filter;

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// What changed, announced after it was committed. A pane asks again for what it shows of it.
struct WorkspaceChange
{
    QList<CustomerId> customers; ///< whose history changed; empty with `everything`
    QList<CaseId> cases;
    QList<SwarmId> swarms;
    bool outbox = false;
    bool texts = false; ///< snippets, macros or signatures
    bool everything = false; ///< too many to name: ask for all you show
};

} // namespace threadline
