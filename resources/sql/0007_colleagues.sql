-- What of the team's past may be read here, and who works in the team. This machine's own.

ALTER TABLE team ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0; -- the hub's number of what may be read; 0: not told yet

-- Who works in the team, as its hub last said (core/hub/colleague_book.h).

CREATE TABLE colleague(
    name   TEXT PRIMARY KEY,
    role   TEXT NOT NULL,
    teams  TEXT NOT NULL,            -- a line each, as skills
    skills TEXT NOT NULL
) WITHOUT ROWID;
