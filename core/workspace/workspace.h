// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one door of the window and the command line. Questions go to reader threads, commands to the
// log thread, both answer with futures; changes come back as signals after they were committed.
//
// Thread: the one it was made on (the GUI thread, or main in the command line). No call blocks.
// Futures are finished on worker threads; attach continuations with a context object. Cancelling
// the future of a question drops it, also while it runs.
#pragma once

#include "core/channels/capabilities.h"
#include "core/channels/live_conversations.h"
#include "core/customers/customer_events.h"
#include "core/model/arrival.h"
#include "core/search/search_completion.h"
#include "core/texts/text_events.h"
#include "core/workspace/case_change.h"
#include "core/workspace/macro.h"
#include "core/workspace/reply_request.h"
#include "core/workspace/swarm_desk.h"
#include "core/workspace/team_view.h"
#include "core/workspace/touch_request.h"
#include "core/workspace/views.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QThreadPool>

namespace threadline {

struct AccountRequest
{
    ChannelName channel;
    QString address;
    QString ownName;
    QJsonObject settings; ///< core/channels/email/email_settings.h for "email"
    QString secret;       ///< goes to the SecretStore, nowhere else
};

struct ImportProgress
{
    qint64 imported = 0;
    qint64 duplicates = 0;
    qint64 failed = 0;
    QStringList failures; ///< "PATH: why", one per failed mail
};

struct Alerts;           // core/workspace/alerts.h
struct Announcement;
struct BusinessCalendar; // core/sla/business_calendar.h
struct CaseStanding;     // core/sla/sla_tables.h
struct CaseVocabulary;   // core/workspace/case_vocabulary.h
struct FieldMapping;     // core/touchpoints/field_mapping.h
struct TouchpointImport; // core/workspace/touchpoint_import.h
struct TouchpointReport; // likewise
struct WorkspaceServices; ///< what app/ put together (core/workspace/workspace_services.h)

class Workspace : public QObject
{
    Q_OBJECT

public:
    /// `services` outlive this.
    explicit Workspace(WorkspaceServices& services, QObject* parent = nullptr);
    ~Workspace() override;

    /// The name of the person at this desk, as colleagues know it.
    QString agentName() const;

    /// All that is asked and done about swarms.
    SwarmDesk& swarms() { return m_swarms; }

    // Questions ---------------------------------------------------------------------------------
    QFuture<Expected<QueuePage>> queue(const QueueFilter& filter, int offset, int limit);
    QFuture<Expected<QueueCounts>> queueCounts(QueueFilter::View view);
    /// By name or identity, the latest contact first; an empty query lists all. `limit` < 0: no limit.
    QFuture<Expected<QList<Customer>>> customers(const QString& query, int limit);
    /// Who is meant by an id, an identity (address, number, handle) or an unambiguous name.
    QFuture<Expected<CustomerId>> findCustomer(const QString& words);
    QFuture<Expected<CustomerCard>> customerCard(CustomerId customer);
    /// What would come together, before it is done.
    QFuture<Expected<MergePreview>> previewMerge(CustomerId into, CustomerId from);
    /// What was typed in, as it stands, to be corrected. An error for what was not, and for what was taken back.
    QFuture<Expected<Touch>> touch(InteractionId logged);
    /// Who may be the same person, the surest first; of one customer, or of all.
    QFuture<Expected<QList<Suggestion>>> suggestions(std::optional<CustomerId> customer);
    /// The whole relation, oldest first.
    QFuture<Expected<QList<TimelineMark>>> timeline(CustomerId customer);
    /// Its newest end: at most so many interactions, with what was done since the oldest of them.
    QFuture<Expected<QList<TimelineMark>>> newestTimeline(CustomerId customer, int count);
    /// Some entries of it, in the order of `keys`; those that are gone are left out.
    QFuture<Expected<QList<TimelineEntry>>> entries(const QList<InteractionKey>& keys,
                                                    bool remoteImages, bool darkTheme);
    /// Everything of one customer without folding and sanitising, oldest first.
    QFuture<Expected<QList<TimelineEntry>>> history(CustomerId customer, const HistoryFilter& wanted = {});
    /// By the grammar of docs/search.md. `limit` < 0: all hits.
    QFuture<Expected<SearchAnswer>> search(const QString& query, int limit);
    /// What the search box can offer.
    QFuture<Expected<SearchVocabulary>> searchVocabulary();
    QFuture<Expected<AttachmentsRead>> attachmentsRead();
    QFuture<Expected<QList<Case>>> cases(std::optional<CustomerId> customer, int limit);
    /// Those of a filter, in its order. `limit` < 0: no limit.
    QFuture<Expected<QList<Case>>> cases(const QueueFilter& filter, int limit);
    QFuture<Expected<CaseDetails>> caseDetails(CaseId inCase);
    QFuture<Expected<QList<CaseField>>> caseFields();
    QFuture<Expected<CaseVocabulary>> caseVocabulary();
    QFuture<Expected<QList<SavedView>>> savedViews();
    /// The last command of the person at this desk that can be taken back; an error when there is none.
    QFuture<Expected<UndoTicket>> lastCommand();
    /// What is promised, in the order in which policies are tried, and the calendars by name.
    QFuture<Expected<QList<SlaPolicy>>> slaPolicies();
    QFuture<Expected<QList<BusinessCalendar>>> businessCalendars();
    /// All targets of a case; nothing when nothing was promised.
    QFuture<Expected<std::optional<CaseStanding>>> caseStanding(CaseId inCase);
    /// What the person at this desk should be told, now and next.
    QFuture<Expected<Alerts>> alerts();
    /// Which case is meant by an id or a number.
    QFuture<Expected<Case>> findCase(const QString& words);
    QFuture<Expected<QList<OutboxRow>>> outbox();
    QFuture<Expected<QList<AccountView>>> accounts();
    /// Of a case and of those merged into it, the latest first.
    QFuture<Expected<QList<Draft>>> drafts(CaseId inCase);
    /// Of messages to a customer that open a case, the latest first.
    QFuture<Expected<QList<Draft>>> draftsTo(CustomerId customer);
    /// All of this desk, the latest first.
    QFuture<Expected<QList<Draft>>> drafts();
    /// Those of the person at this desk, by name.
    QFuture<Expected<QList<SavedSnippet>>> snippets();
    QFuture<Expected<QList<Macro>>> macros();
    /// A text with its variables filled in for a case. Only for what an agent wrote: never for a customer's words.
    QFuture<Expected<ExpandedText>> expandText(CaseId inCase, const QString& text);
    /// Likewise for a message that opens a case: what only a case can tell has no value yet.
    QFuture<Expected<ExpandedText>> expandTextTo(CustomerId customer, const QString& text);
    /// What will stand below a reply by this channel, filled in; empty: nothing. `channel` as ReplyRequest's.
    QFuture<Expected<QString>> signatureFor(CaseId inCase, const ChannelName& channel);
    /// Likewise below a message that opens a case.
    QFuture<Expected<QString>> signatureTo(CustomerId customer, const ChannelName& channel);
    /// The tables made from the log, as text: two that are folded alike are equal.
    QFuture<Expected<QByteArray>> dump();
    /// Where the bytes of an attachment lie; an error when they are missing or damaged.
    QFuture<Expected<QString>> attachmentPath(const QByteArray& sha256);

    // Commands ----------------------------------------------------------------------------------
    /// Queues a reply; it is in the history and on disk when the future finishes. When something came
    /// into the case that the request had not seen, it is held (core/outbound/send_gate.h). Refused while
    /// a variable stands in it; the account's signature goes below.
    QFuture<Expected<InteractionId>> reply(const ReplyRequest& request);
    /// Takes a reply back that has not left; its words become a draft again.
    QFuture<Expected<DraftId>> undoSend(InteractionId reply);
    /// Lets a held reply go: whoever says so has seen what came.
    QFuture<Expected<void>> sendAnyway(InteractionId reply);
    /// Another moment for one that has not left; one that is over means now.
    QFuture<Expected<void>> reschedule(InteractionId reply, Timestamp sendAt);
    /// Queues a failed reply again, now.
    QFuture<Expected<void>> retrySend(InteractionId reply);
    /// Asks the channel whether a reply in doubt was sent.
    QFuture<Expected<void>> checkDelivery(InteractionId reply);
    /// Sends a reply in doubt again, on the agent's word that this is wanted.
    QFuture<Expected<void>> sendAgain(InteractionId reply);
    /// `draft`: what it was written from; it is forgotten with this.
    QFuture<Expected<InteractionId>> addNote(CaseId inCase, const QString& text,
                                             std::optional<DraftId> draft = std::nullopt);
    /// A call, a visit, a delivery …, as somebody tells of it. The ticket takes it back with all that it brought along.
    QFuture<Expected<LoggedTouch>> logTouch(const TouchRequest& request);
    /// Logs `touch` instead of one that was typed in; it gets an id of its own.
    QFuture<Expected<LoggedTouch>> correctTouch(InteractionId logged, const Touch& touch);
    /// As if it had never been logged. The ticket brings it back.
    QFuture<Expected<UndoTicket>> takeBackTouch(InteractionId logged);
    QFuture<Expected<void>> setCaseStatus(CaseId inCase, CaseStatus status);
    /// `agent` empty: nobody.
    QFuture<Expected<void>> assignCase(CaseId inCase, const QString& agent);
    QFuture<Expected<void>> markRead(CaseId inCase);

    // What follows refuses what the rules of core/cases/case_rules.h refuse; of many cases all are
    // changed or none. The ticket takes it back.
    QFuture<Expected<UndoTicket>> changeCases(const QList<CaseId>& cases, const CaseChange& change);
    QFuture<Expected<UndoTicket>> finishReminder(ReminderId reminder);
    /// The messages of `cases` are shown in `into` from now on, and those cases are Closed.
    QFuture<Expected<UndoTicket>> mergeCases(const QList<CaseId>& cases, CaseId into);
    QFuture<Expected<UndoTicket>> unmergeCases(const QList<CaseId>& cases);
    QFuture<Expected<UndoTicket>> moveInteractions(const QList<InteractionId>& messages, CaseId to);
    /// Opens a case with some messages of another. `subject` empty: the same.
    QFuture<Expected<SplitOff>> splitCase(CaseId from, const QList<InteractionId>& messages, const QString& subject);
    /// `how` empty: "related".
    QFuture<Expected<UndoTicket>> linkCases(const QList<CaseId>& cases, CaseId other, const QString& how);
    QFuture<Expected<UndoTicket>> unlinkCases(const QList<CaseId>& cases, CaseId other);
    /// Refused, with who did what, when somebody changed that same thing since. The ticket of a
    /// taking back does it again.
    QFuture<Expected<UndoTicket>> undo(const UndoTicket& ticket);

    /// A name that is taken already may only gain or lose choices.
    QFuture<Expected<void>> defineField(const CaseField& field);
    /// Its values in every case go with it.
    QFuture<Expected<void>> removeField(const QString& name);
    /// Replaces one of the same name.
    QFuture<Expected<void>> saveView(const SavedView& view);
    QFuture<Expected<void>> removeView(const QString& name);

    /// Replaces the agent's own of the same name, and the one called `instead`, which it was called before.
    QFuture<Expected<void>> saveSnippet(const SavedSnippet& snippet, const QString& instead = {});
    QFuture<Expected<void>> removeSnippet(const QString& name);
    /// Likewise.
    QFuture<Expected<void>> saveMacro(const Macro& macro, const QString& instead = {});
    QFuture<Expected<void>> removeMacro(const QString& name);
    /// Does all steps of a macro on all cases, or nothing. One ticket takes its changes back.
    QFuture<Expected<MacroOutcome>> runMacro(const QList<CaseId>& cases, const QString& name, MacroReplies replies);
    /// What goes below every reply from an account, with variables; empty: nothing.
    QFuture<Expected<void>> setSignature(AccountId account, const QString& signature);

    /// How long a conversation on an account lasts (core/channels/conversation_window.h); nothing: as its
    /// channel has it. For what arrives from then on.
    QFuture<Expected<void>> setConversationHours(AccountId account, std::optional<int> hours);

    /// All of them in their order, with calendars that are saved in the same step. Open cases stand
    /// under them at once; what is solved keeps what it was promised.
    QFuture<Expected<void>> setSlaPolicies(const QList<SlaPolicy>& policies,
                                           const QList<BusinessCalendar>& calendars = {});
    /// Replaces one of the same name.
    QFuture<Expected<void>> saveCalendar(const BusinessCalendar& calendar);
    /// Refused while a policy counts in it.
    QFuture<Expected<void>> removeCalendar(const QString& name);

    /// By its id. One with nothing in it is forgotten.
    QFuture<Expected<void>> saveDraft(const Draft& draft);
    QFuture<Expected<void>> discardDraft(DraftId draft);

    /// Shows `from`, with all that is merged into it, under `into`. The id is what undoes it.
    QFuture<Expected<EventId>> mergeCustomers(CustomerId into, CustomerId from, const QString& reason);
    /// Brings back exactly what was; what came since goes where its identity belongs.
    QFuture<Expected<void>> unmergeCustomers(EventId merge);
    /// Gives one identity, with all that was said by it, to a new customer.
    QFuture<Expected<CustomerId>> splitIdentity(CustomerId customer, const Identity& identity);
    /// They are not the same; never suggested again.
    QFuture<Expected<void>> rejectSuggestion(CustomerId one, CustomerId other);
    QFuture<Expected<void>> setCustomerField(CustomerId customer, CustomerField field, const QString& value);
    QFuture<Expected<void>> tagCustomer(CustomerId customer, const QString& tag, bool tagged);

    QFuture<Expected<Account>> addAccount(const AccountRequest& request);
    /// Tries the settings for real before anything is stored.
    QFuture<Expected<void>> checkSettings(const AccountRequest& request);
    QFuture<Expected<void>> checkAccount(AccountId account);
    /// Stops its synchronisation and forgets its secret; its history stays.
    QFuture<Expected<void>> removeAccount(AccountId account);

    /// Reads Maildir, mbox and .eml. Progress by importProgressed().
    QFuture<Expected<ImportProgress>> importMail(const QStringList& paths);
    /// Calls, visits, deliveries … from a table or a list of objects (docs/touchpoints.md). A mapping that it used is
    /// kept under its name; the same file again adds nothing.
    QFuture<Expected<TouchpointReport>> importTouchpoints(const TouchpointImport& wanted);
    /// Those that are kept, by name.
    QFuture<Expected<QList<FieldMapping>>> fieldMappings();
    QFuture<Expected<void>> removeFieldMapping(const QString& name);
    /// Interactions of other systems, one as JSON to the line (docs/touchpoints.md). `firstLine` is what they are
    /// counted from in what is said about them.
    QFuture<Expected<TouchpointReport>> ingestLines(const QByteArray& lines, qint64 firstLine, bool dryRun);
    /// The files that were dropped into a folder; each then lies in done/ or failed/ there.
    QFuture<Expected<TouchpointReport>> ingestFolder(const QString& folder);
    /// Adds interactions of any channel as if a connector had brought them.
    QFuture<Expected<qint64>> ingest(const QList<Arrival>& arrivals, const QString& account);
    /// What a channel can do; nothing when this program has no connector for it.
    std::optional<Capabilities> capabilities(const ChannelName& channel) const;

    /// Settles what an earlier run left in flight and makes the accounts ready. Once, before the
    /// commands below; nothing touches the network yet.
    QFuture<Expected<void>> prepare();
    /// Synchronises every account until each has caught up once, and sends what is due. Sentences
    /// about single messages that could not be read; an error when an account failed.
    QFuture<Expected<QStringList>> syncOnce();
    /// Sends what is due and, with `waitForUndo`, what is still in its undo time; finishes when
    /// nothing is on its way. How each fared is in outbox().
    QFuture<Expected<void>> sendDue(bool waitForUndo);
    /// Reads the words of the attachments that are here; how many files that were. stopWorking() ends it.
    QFuture<Expected<qint64>> readAttachments();
    /// Keeps every account synchronised, the outbox moving and attachments read from now on.
    void startWorking();
    void stopWorking();

    /// Nothing: this desk works alone.
    QFuture<Expected<std::optional<TeamView>>> team();
    QFuture<Expected<TeamStanding>> teamStanding();
    /// After so many minutes a case that waits for somebody who is away is nobody's again; 0: never. For leads, whom the
    /// hub knows.
    QFuture<Expected<int>> handBackMinutes();
    QFuture<Expected<void>> setHandBackMinutes(int minutes);
    /// What colleagues see of the person at this desk while it works, and of their typing a customer whose channel can
    /// show it.
    void tellPresence(const OwnPresence& mine);
    /// How it stands with the customer who is known by one of these just now; nothing: no channel tells.
    std::optional<LiveState> liveState(const QList<Identity>& identities) const;
    /// Asks the hub who works in the team and who is here, for SwarmDesk::colleagues(). An error when it cannot
    /// be reached.
    QFuture<Expected<void>> lookAround();
    /// Brings what colleagues did and hands over what was done here, once. An error when the hub cannot be
    /// reached: then all of it waits. What the hub refused is told by noticed().
    QFuture<Expected<void>> exchangeWithTeam();

    QFuture<Expected<void>> rebuild();
    /// Findings in sentences; empty: all is well.
    QFuture<Expected<QStringList>> doctor();

Q_SIGNALS:
    void changed(const threadline::WorkspaceChange& change);
    /// An account's state, counts or problem changed.
    void accountChanged(const threadline::AccountView& account);
    void importProgressed(const threadline::ImportProgress& progress);
    /// Some attachments were read; `left` are still to be.
    void attachmentsProgressed(qint64 left);
    /// Something a person should know that belongs to no pane: one sentence.
    void noticed(const QString& sentence);
    void teamChanged(const threadline::TeamView& team);
    /// Somebody came or went, or looks at something else.
    void presenceChanged();
    /// A customer came, went, or began or stopped typing: liveState().
    void customerLiveChanged();

private:
    void announce(const QList<Announcement>& events);
    void takeLive(const Identity& customer, LiveState state);
    void tellTyping(std::optional<CaseId> inCase);

    WorkspaceServices& m_services;
    QThreadPool m_background; // for what blocks on the disk, the keychain or other threads
    SwarmDesk m_swarms;
    QHash<QString, LiveState> m_live; ///< by the kind and value of an identity
    /// The customer who is shown that somebody here types.
    struct Typing
    {
        ChannelName channel;
        QString account;
        Identity customer;
    };
    std::optional<CaseId> m_typingIn;
    std::optional<Typing> m_typingTo; ///< nothing while it is asked for
};

} // namespace threadline
