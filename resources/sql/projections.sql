-- The tables of the projections: made by folding the log, dropped and made again by `threadline rebuild`
-- and whenever this file changes. Rows are named by the seq of the event that made them, an interaction
-- by core/log/timeline_key.h.

-- core/customers. Each row is a customer as the log made it. Merged ones share a head: what people see
-- is the head with all its members; the totals stand at the head, each member keeps its own beside.
CREATE TABLE customer(
    key              INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE,
    head             INTEGER NOT NULL,          -- its own key, unless it is merged into another
    name             TEXT NOT NULL,             -- of a head: what to call them
    first_name_seen  TEXT NOT NULL,             -- with what made it
    first_at         INTEGER NOT NULL DEFAULT 0,
    last_at          INTEGER NOT NULL DEFAULT 0,
    interactions     INTEGER NOT NULL DEFAULT 0,
    own_first_at     INTEGER NOT NULL DEFAULT 0,
    own_last_at      INTEGER NOT NULL DEFAULT 0,
    own_interactions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX customer_last ON customer(last_at) WHERE head = key;
CREATE INDEX customer_head ON customer(head);
CREATE TABLE customer_merge(         -- who was merged into whom; heads at that moment
    event     BLOB PRIMARY KEY,      -- id of customer.merged, which an unmerge names
    into_key  INTEGER NOT NULL,
    from_key  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    active    INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX customer_merge_from ON customer_merge(from_key) WHERE active = 1;
CREATE INDEX customer_merge_into ON customer_merge(into_key) WHERE active = 1;
CREATE TABLE customer_field(         -- what agents wrote down: name, organisation, language, time_zone, note
    customer INTEGER NOT NULL,
    field    TEXT NOT NULL,
    value    TEXT NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY(customer, field)
) WITHOUT ROWID;
CREATE TABLE customer_tag(
    customer INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    PRIMARY KEY(customer, tag)
) WITHOUT ROWID;
CREATE TABLE identity(
    kind         TEXT NOT NULL,
    value        TEXT NOT NULL,
    customer     INTEGER NOT NULL,   -- the customer itself, not its head
    same_as      TEXT NOT NULL,      -- equal for two spellings of one mailbox (core/identities/mail_address.h)
    evidence     TEXT NOT NULL DEFAULT '',
    linked_at    INTEGER NOT NULL DEFAULT 0,
    interactions INTEGER NOT NULL DEFAULT 0,
    last_at      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(kind, value)
) WITHOUT ROWID;
CREATE INDEX identity_customer ON identity(customer);
CREATE INDEX identity_same_as ON identity(same_as);
CREATE TABLE identity_name(          -- display names seen with an identity: evidence
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    name  TEXT NOT NULL,
    seen  INTEGER NOT NULL,
    person TEXT NOT NULL,            -- full name and company, folded; empty when it names no one person
    PRIMARY KEY(kind, value, name)
) WITHOUT ROWID;
CREATE INDEX identity_name_person ON identity_name(person) WHERE person <> '';

CREATE TABLE clue(                   -- what the messages by an identity say about who writes them
    writer_kind  TEXT NOT NULL,
    writer_value TEXT NOT NULL,
    clue         TEXT NOT NULL,
    kind         TEXT NOT NULL,      -- with value: the identity it points to
    value        TEXT NOT NULL,
    text         TEXT NOT NULL,
    excerpt      TEXT NOT NULL,
    at           INTEGER NOT NULL,   -- of the latest message that says so
    PRIMARY KEY(writer_kind, writer_value, clue, kind, value)
) WITHOUT ROWID;
CREATE INDEX clue_identity ON clue(kind, value);
CREATE TABLE suggestion_rejected(    -- a person said that these two are not one
    one   INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY(one, other)
) WITHOUT ROWID;

-- core/cases
CREATE TABLE cases(
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    number        INTEGER NOT NULL UNIQUE,
    subject       TEXT NOT NULL,
    customer      BLOB NOT NULL,     -- the head, as people see it
    origin        BLOB,              -- the customer itself, when that is merged into another
    status        TEXT NOT NULL,
    assignee      TEXT NOT NULL,
    opened_at     INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    last_in_at    INTEGER NOT NULL DEFAULT 0,  -- a person wrote
    last_out_at   INTEGER NOT NULL DEFAULT 0,  -- we wrote
    waiting_since INTEGER NOT NULL DEFAULT 0,  -- 0: nobody waits
    last_channel  TEXT NOT NULL,               -- '': nothing was said in it yet
    last_words    TEXT NOT NULL,
    priority      TEXT NOT NULL DEFAULT 'normal',
    skill         TEXT NOT NULL DEFAULT '',
    snoozed_until INTEGER NOT NULL DEFAULT 0,  -- 0: not; the largest number: until the customer writes
    merged_into   BLOB,                        -- then its messages are shown there and it is closed
    status_when_merged TEXT NOT NULL DEFAULT ''
);
CREATE INDEX cases_status ON cases(status);
-- The queue is counted and sorted from these two alone, whenever something arrives. They hold what their conditions say
-- once more, because SQLite looks at it again.
CREATE INDEX cases_undone ON cases(status, snoozed_until, assignee, waiting_since, last_at, id, merged_into)
    WHERE merged_into IS NULL AND status NOT IN ('solved', 'closed');
CREATE INDEX cases_done ON cases(last_at, assignee, status, merged_into)
    WHERE merged_into IS NULL AND status IN ('solved', 'closed');
CREATE INDEX cases_assignee ON cases(assignee, last_at);
CREATE INDEX cases_priority ON cases(priority, last_at);
CREATE INDEX cases_customer ON cases(customer, last_at);
CREATE INDEX cases_snoozed ON cases(snoozed_until) WHERE snoozed_until > 0;
CREATE INDEX cases_merged ON cases(merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE case_thread(            -- which case a message id, seen or referred to, belongs to
    reference INTEGER NOT NULL,      -- first 64 bits of the SHA-256 of the id
    customer  BLOB NOT NULL,         -- the customer itself, not its head
    case_id   BLOB NOT NULL,
    seq       INTEGER NOT NULL,      -- of the message that says so: where that is moved, this goes too
    PRIMARY KEY(reference, customer)
) WITHOUT ROWID;
CREATE TABLE case_tag(
    case_id BLOB NOT NULL,
    tag     TEXT NOT NULL,
    PRIMARY KEY(case_id, tag)
) WITHOUT ROWID;
CREATE INDEX case_tag_tag ON case_tag(tag);
CREATE TABLE field(                  -- what cases can be asked beside their own columns
    name    TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    choices TEXT NOT NULL            -- JSON array
) WITHOUT ROWID;
CREATE TABLE hand_back(              -- of cases whose owner is away; one row, or none: never
    one     INTEGER PRIMARY KEY CHECK(one = 1),
    minutes INTEGER NOT NULL
);
CREATE TABLE case_field(
    case_id BLOB NOT NULL,
    field   TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY(case_id, field)
) WITHOUT ROWID;
CREATE TABLE case_reminder(
    id      BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    at      INTEGER NOT NULL,
    words   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_reminder_case ON case_reminder(case_id, at);
CREATE INDEX case_reminder_at ON case_reminder(at);
CREATE TABLE case_link(
    case_id BLOB NOT NULL,
    other   BLOB NOT NULL,
    how     TEXT NOT NULL,
    PRIMARY KEY(case_id, other)
) WITHOUT ROWID;
CREATE INDEX case_link_other ON case_link(other);
CREATE TABLE saved_view(
    name   TEXT PRIMARY KEY,
    filter TEXT NOT NULL,            -- JSON
    sort   TEXT NOT NULL
) WITHOUT ROWID;

-- core/texts
CREATE TABLE snippet(
    owner    TEXT NOT NULL,          -- the agent who saved it
    name     TEXT NOT NULL,
    words    TEXT NOT NULL,
    shortcut TEXT NOT NULL,
    subject  TEXT NOT NULL,          -- of a template of new messages; empty: of none
    PRIMARY KEY(owner, name)
) WITHOUT ROWID;
CREATE TABLE macro(
    name  TEXT PRIMARY KEY,
    steps TEXT NOT NULL              -- JSON (docs/macros.md)
) WITHOUT ROWID;

-- core/touchpoints
CREATE TABLE field_mapping(          -- which column of somebody's tables is what
    name    TEXT PRIMARY KEY,
    mapping TEXT NOT NULL            -- JSON
) WITHOUT ROWID;

-- core/swarms; what was said in them is in event only
CREATE TABLE swarm(
    id         BLOB PRIMARY KEY,
    case_id    BLOB NOT NULL,
    case_number INTEGER NOT NULL,
    customer   BLOB NOT NULL,
    ordinal    INTEGER NOT NULL,     -- 1 for the first of its case
    question   TEXT NOT NULL,
    skills     TEXT NOT NULL,        -- a line each, as names in credit
    started_by TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    last_at    INTEGER NOT NULL,
    first_expert_at INTEGER,
    first_answer_at INTEGER,
    resolved_at INTEGER,             -- NULL: it is open
    resolved_by TEXT NOT NULL DEFAULT '',
    cause      TEXT NOT NULL DEFAULT '',
    fix        TEXT NOT NULL DEFAULT '',
    credit     TEXT NOT NULL DEFAULT '',
    room       TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX swarm_case ON swarm(case_id);
CREATE INDEX swarm_number ON swarm(case_number);
CREATE INDEX swarm_last ON swarm(last_at);
CREATE TABLE swarm_member(
    swarm      BLOB NOT NULL,
    agent      TEXT NOT NULL,
    state      TEXT NOT NULL,
    invited_by TEXT NOT NULL,        -- '': came unasked
    at         INTEGER NOT NULL,
    why        TEXT NOT NULL,
    asked      INTEGER NOT NULL,     -- who was before
    PRIMARY KEY(swarm, agent)
) WITHOUT ROWID;
CREATE INDEX swarm_member_agent ON swarm_member(agent);
CREATE TABLE swarm_outsider(
    swarm      BLOB NOT NULL,
    address    TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    at         INTEGER NOT NULL,
    asked      INTEGER NOT NULL,
    PRIMARY KEY(swarm, address)
) WITHOUT ROWID;
CREATE TABLE room_offer(             -- where rooms for outsiders are made
    address TEXT PRIMARY KEY,
    service TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE swarm_read(             -- up to which event who has seen a swarm
    swarm BLOB NOT NULL,
    agent TEXT NOT NULL,
    seq   INTEGER NOT NULL,
    PRIMARY KEY(swarm, agent)
) WITHOUT ROWID;

-- core/history
CREATE TABLE interaction(
    key         INTEGER PRIMARY KEY,
    seq         INTEGER NOT NULL,    -- of the event that brought it
    customer    BLOB NOT NULL,       -- the head, as people see it
    origin      BLOB,                -- the customer itself, when that is merged into another
    case_id     BLOB,                -- where it is shown
    home        BLOB,                -- the case it belongs to, when that was merged into another
    said        INTEGER NOT NULL,    -- 1: moves the times of its case; no note, no reply that never began to leave
    at          INTEGER NOT NULL,
    channel     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    direction   TEXT NOT NULL,
    delivery    TEXT NOT NULL,
    read        INTEGER NOT NULL,    -- 0: nobody saw it, 1: seen where it lies, 2: seen at a desk
    text_size   INTEGER NOT NULL,
    attachments INTEGER NOT NULL
);
CREATE INDEX interaction_seq ON interaction(seq);
CREATE INDEX interaction_customer ON interaction(customer, key);
CREATE INDEX interaction_case ON interaction(case_id, key) WHERE case_id IS NOT NULL;
CREATE INDEX interaction_unread ON interaction(case_id) WHERE read = 0;
CREATE TABLE happening(              -- what was done, not said: which events a timeline shows
    customer BLOB NOT NULL,          -- the head, as people see it
    key      INTEGER NOT NULL,
    subject  BLOB NOT NULL,          -- the case or the customer itself
    actor    TEXT NOT NULL,
    PRIMARY KEY(customer, key)
) WITHOUT ROWID;
CREATE INDEX happening_subject ON happening(subject);
CREATE TABLE case_seen(              -- up to which event who has seen a case
    case_id BLOB NOT NULL,
    agent   TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY(case_id, agent)
) WITHOUT ROWID;
CREATE TABLE external_key(           -- what makes ingest idempotent
    key BLOB PRIMARY KEY,            -- 16 bytes of the SHA-256 of Arrival::externalKey
    seq INTEGER NOT NULL
) WITHOUT ROWID;

-- core/search: folded words (core/search/text_folding.h); the text itself is in event_text only
CREATE VIRTUAL TABLE interaction_fts USING fts5(
    subject, body, sender, recipients, files, contents, content='', tokenize='unicode61 remove_diacritics 0',
    prefix='2 3');                   -- docs/decisions/0007
CREATE TABLE attachment(             -- to which interactions a file is attached
    sha256  BLOB NOT NULL,
    key     INTEGER NOT NULL,
    indexed INTEGER NOT NULL,        -- its words are found with this one; a file that is everywhere only with some
    PRIMARY KEY(sha256, key)
) WITHOUT ROWID;
CREATE TABLE unread_attachment(      -- whose words are not in attachment_text yet
    sha256 BLOB PRIMARY KEY,
    key    INTEGER NOT NULL          -- the newest interaction that has it
) WITHOUT ROWID;
CREATE INDEX unread_attachment_key ON unread_attachment(key);

-- core/outbound
CREATE TABLE outbox(
    seq        INTEGER PRIMARY KEY,  -- of message.queued
    id         BLOB NOT NULL UNIQUE,
    account    TEXT NOT NULL,
    message_id BLOB NOT NULL UNIQUE,
    state      TEXT NOT NULL,
    handed     INTEGER NOT NULL DEFAULT 0, -- the message itself began to leave
    filed      INTEGER NOT NULL DEFAULT 0, -- its copy lies where the channel keeps sent ones
    due_at     INTEGER NOT NULL,
    scheduled  INTEGER NOT NULL,           -- 1: for a moment that the agent chose
    seen       INTEGER NOT NULL,           -- seq up to which its author knew the case
    news       TEXT NOT NULL DEFAULT '',   -- ids of what it is held for
    attempts   INTEGER NOT NULL DEFAULT 0,
    problem    TEXT NOT NULL DEFAULT '',
    remedy     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_moving ON outbox(state, due_at);

-- core/sla: what was promised in each case and how it stands, without a now: who asks compares with theirs
CREATE TABLE team_account(           -- what colleagues' machines fetch and send by, for replies written at any desk
    channel   TEXT NOT NULL,
    address   TEXT NOT NULL,
    own_name  TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY(channel, address)
) WITHOUT ROWID;

CREATE TABLE sla_policies(           -- every list that was ever set; solved cases keep theirs
    seq      INTEGER PRIMARY KEY,
    policies TEXT NOT NULL           -- JSON array
);
CREATE TABLE sla_calendar(           -- likewise
    name     TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    calendar TEXT NOT NULL,          -- JSON; '': removed
    PRIMARY KEY(name, seq)
) WITHOUT ROWID;
CREATE TABLE sla_message(            -- what a person wrote to us or we to them, as it counts
    seq  INTEGER PRIMARY KEY,        -- of the event that brought it
    at   INTEGER NOT NULL,           -- theirs: when it was written; ours: when it left
    by   INTEGER NOT NULL,           -- seq of the event that says so
    ours INTEGER NOT NULL
);
CREATE TABLE sla_case(               -- a case that was promised something (core/sla/case_clock.h)
    case_id   BLOB PRIMARY KEY,
    terms     INTEGER NOT NULL,      -- seq: policies and calendars as they were then
    policy    TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    status    TEXT NOT NULL,
    last_at   INTEGER NOT NULL,      -- of the newest fact that was counted
    waits     TEXT NOT NULL,         -- the reply that is owed; '': none
    replied   INTEGER NOT NULL,
    urgent    TEXT NOT NULL,         -- the target that is due first; '': none runs out
    due_at    INTEGER,               -- with it: when it is or was due
    amber_at  INTEGER                -- and when little was left of it
) WITHOUT ROWID;
CREATE INDEX sla_case_due ON sla_case(due_at) WHERE due_at IS NOT NULL;
CREATE TABLE sla_target(
    case_id       BLOB NOT NULL,
    target        TEXT NOT NULL,     -- first_reply, next_reply, resolution
    promised      INTEGER NOT NULL,  -- working seconds
    left          INTEGER NOT NULL,  -- likewise, when it last began to run or stopped
    begun_at      INTEGER NOT NULL,
    running_since INTEGER,           -- NULL: paused in sla_case.status, or done
    due_at        INTEGER,           -- of a running one, if nothing happens
    amber_at      INTEGER,           -- likewise: less than a quarter is left
    met_at        INTEGER,           -- when it was done, in time or not
    breached_at   INTEGER,           -- of one that is not running: it was too late then
    PRIMARY KEY(case_id, target)
) WITHOUT ROWID;
CREATE INDEX sla_target_amber ON sla_target(amber_at) WHERE amber_at IS NOT NULL;
