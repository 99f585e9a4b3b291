-- The log: everything that ever happened, in the order in which this desk learned of it. Nothing
-- here is changed or removed; every other table is made from it or is about this machine only.

CREATE TABLE event(
    seq       INTEGER PRIMARY KEY,   -- local order
    id        BLOB NOT NULL UNIQUE,  -- UUIDv7 by the author
    subject   BLOB NOT NULL,         -- the customer, case … it is about
    kind      TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at        INTEGER NOT NULL,      -- microseconds UTC
    body      TEXT NOT NULL,         -- JSON
    hub_order INTEGER                -- NULL until a hub accepted it
);
CREATE INDEX event_subject ON event(subject);

-- The long words of an event (core/log/message_text.h), beside it so that reading events is quick.
CREATE TABLE event_text(
    seq    INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE OF seq, id, subject, kind, actor, at, body ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

-- This machine's own: not in the log, not rebuilt.

CREATE TABLE account(
    id       BLOB PRIMARY KEY,
    channel  TEXT NOT NULL,
    address  TEXT NOT NULL,
    own_name TEXT NOT NULL,
    settings TEXT NOT NULL,          -- JSON, without secrets
    added_at INTEGER NOT NULL,
    cursor   TEXT NOT NULL DEFAULT '{}', -- how far its synchronisation is, as its connector wrote it
    done     INTEGER NOT NULL DEFAULT 0,
    total    INTEGER NOT NULL DEFAULT 0,
    complete_since INTEGER NOT NULL DEFAULT 0,
    UNIQUE(channel, address)
) WITHOUT ROWID;

-- Which interaction an item on a server is; several items may be one interaction (copies in folders).
CREATE TABLE remote_item(
    account BLOB NOT NULL,
    place   BLOB NOT NULL,
    item    BLOB NOT NULL,
    event   INTEGER NOT NULL,        -- seq of the event that brought the interaction
    flags   INTEGER NOT NULL,        -- 1 read, 2 flagged, 4 answered
    PRIMARY KEY(account, place, item)
) WITHOUT ROWID;
CREATE INDEX remote_item_event ON remote_item(event);

CREATE TABLE draft(
    case_id  BLOB PRIMARY KEY,
    body     TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) WITHOUT ROWID;
