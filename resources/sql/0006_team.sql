-- In a team the hub gives the order (core/log/team_order.h): what it has accepted stands under its
-- position there, what it has not yet from 2^30 on, and only that may still move.

ALTER TABLE event DROP COLUMN hub_order;
DROP TRIGGER event_is_never_removed;
DROP TRIGGER event_is_never_changed;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event WHEN OLD.seq < 1073741824
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE OF seq, id, subject, kind, actor, at, body ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

-- This machine's own.

CREATE TABLE team(                   -- one row, or none: this desk works alone
    membership   TEXT NOT NULL,      -- JSON: where the hub is and who we are there (core/hub/membership.h)
    placed_up_to INTEGER NOT NULL DEFAULT 0 -- up to this position everything that we may read is here
);
CREATE TABLE case_numbers(           -- set aside by the hub for cases that this desk opens
    first INTEGER PRIMARY KEY,
    last  INTEGER NOT NULL
);
CREATE TABLE pending_batch(          -- appended together, accepted or refused together
    first    INTEGER PRIMARY KEY,    -- seq of its first event
    last     INTEGER NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0, -- the hub has it; where it stands comes with the next page
    changes  BLOB NOT NULL           -- what it did to the tables of the projections (core/sqlite/change_record.h)
);
