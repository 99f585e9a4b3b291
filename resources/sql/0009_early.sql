-- A desk that joins a team with a long history has what its person works on before the rest: events between
-- placed_up_to and 2^30 came early.
ALTER TABLE team ADD COLUMN early_changes BLOB NOT NULL DEFAULT x''; -- what they did to the tables of the projections
