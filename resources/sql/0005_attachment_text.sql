-- The words inside attachments, as this machine read them from the blobs (core/search/attachment_words.h).
-- Not in the log, because they can be read again; not folded, because that takes long.

CREATE TABLE attachment_text(
    sha256  BLOB PRIMARY KEY,        -- 32 bytes
    reader  INTEGER NOT NULL,        -- the version of what read it
    outcome TEXT NOT NULL,           -- core/model/attachment_text.h
    packed  BLOB NOT NULL            -- core/log/message_text.h; empty when there are no words
);
CREATE INDEX attachment_text_outcome ON attachment_text(reader, outcome);
