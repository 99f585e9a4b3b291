-- A case may have several drafts, and a message that opens a case is drafted before there is one.

ALTER TABLE draft RENAME TO draft_before;

CREATE TABLE draft(
    id       BLOB PRIMARY KEY,
    case_id  BLOB,                   -- or
    customer BLOB,
    body     TEXT NOT NULL,          -- JSON
    saved_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX draft_case ON draft(case_id);

INSERT INTO draft(id, case_id, body, saved_at) SELECT case_id, case_id, body, saved_at FROM draft_before;
DROP TABLE draft_before;
