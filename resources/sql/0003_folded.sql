-- From here on the tables of the projections are no part of the numbered schema: projections.sql is
-- their one source, and they are folded again whenever it changes (core/log/projection_schema.h).

DROP TABLE customer;
DROP TABLE identity;
DROP TABLE identity_name;
DROP TABLE cases;
DROP TABLE case_thread;
DROP TABLE interaction;
DROP TABLE external_key;
DROP TABLE interaction_fts;
DROP TABLE outbox;

CREATE TABLE folded(
    schema TEXT NOT NULL  -- SHA-256 of the projections.sql that the tables below were made from
);
CREATE TABLE folded_table(
    name TEXT PRIMARY KEY
) WITHOUT ROWID;
