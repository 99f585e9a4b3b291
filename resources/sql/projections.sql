-- Projections: made by folding the log, dropped and made again by `threadline rebuild`. Rows are
-- named by the seq of the event that made them, an interaction by core/log/timeline_key.h.

-- core/customers
CREATE TABLE customer(
    key          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    first_at     INTEGER NOT NULL DEFAULT 0,
    last_at      INTEGER NOT NULL DEFAULT 0,
    interactions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX customer_last ON customer(last_at);
CREATE TABLE identity(
    kind         TEXT NOT NULL,
    value        TEXT NOT NULL,
    customer     INTEGER NOT NULL,
    interactions INTEGER NOT NULL DEFAULT 0,
    last_at      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(kind, value)
) WITHOUT ROWID;
CREATE INDEX identity_customer ON identity(customer);
CREATE TABLE identity_name(          -- display names seen with an identity: evidence
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    name  TEXT NOT NULL,
    seen  INTEGER NOT NULL,
    PRIMARY KEY(kind, value, name)
) WITHOUT ROWID;

-- core/cases
CREATE TABLE cases(
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    number        INTEGER NOT NULL UNIQUE,
    subject       TEXT NOT NULL,
    customer      BLOB NOT NULL,
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
CREATE INDEX cases_queue ON cases(status, last_at);
CREATE INDEX cases_customer ON cases(customer, last_at);
CREATE INDEX cases_merged ON cases(merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE case_thread(            -- which case a message id, seen or referred to, belongs to
    reference INTEGER NOT NULL,      -- first 64 bits of the SHA-256 of the id
    customer  BLOB NOT NULL,
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

-- core/history
CREATE TABLE interaction(
    key         INTEGER PRIMARY KEY,
    seq         INTEGER NOT NULL,    -- of the event that brought it
    customer    BLOB NOT NULL,
    case_id     BLOB,                -- where it is shown
    home        BLOB,                -- the case it belongs to, when that was merged into another
    said        INTEGER NOT NULL,    -- 1: moves the times of its case; no note, no reply that never began to leave
    at          INTEGER NOT NULL,
    channel     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    direction   TEXT NOT NULL,
    delivery    TEXT NOT NULL,
    read        INTEGER NOT NULL,
    text_size   INTEGER NOT NULL,
    attachments INTEGER NOT NULL
);
CREATE INDEX interaction_seq ON interaction(seq);
CREATE INDEX interaction_customer ON interaction(customer, key);
CREATE INDEX interaction_case ON interaction(case_id, key) WHERE case_id IS NOT NULL;
CREATE INDEX interaction_unread ON interaction(case_id) WHERE read = 0;
CREATE TABLE external_key(           -- what makes ingest idempotent
    key BLOB PRIMARY KEY,            -- 16 bytes of the SHA-256 of Arrival::externalKey
    seq INTEGER NOT NULL
) WITHOUT ROWID;

-- core/search: folded words (core/search/text_folding.h); the text itself is in event_text only
CREATE VIRTUAL TABLE interaction_fts USING fts5(
    subject, body, sender, recipients, files, content='', tokenize='unicode61 remove_diacritics 0');

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
    attempts   INTEGER NOT NULL DEFAULT 0,
    problem    TEXT NOT NULL DEFAULT '',
    remedy     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_moving ON outbox(state, due_at);
