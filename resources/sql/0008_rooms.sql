-- Where this machine makes rooms for swarms, and how far it is in each (core/swarm_rooms). This machine's own.

CREATE TABLE room_server(
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    address      TEXT NOT NULL,      -- ours there; its password is in the keychain
    service      TEXT NOT NULL,      -- where rooms are: rooms.chat.example
    host         TEXT NOT NULL,      -- '': as the address says
    port         INTEGER NOT NULL,
    direct_tls   INTEGER NOT NULL,
    certificates BLOB NOT NULL       -- PEM; empty: the system's
);
CREATE TABLE room_place(             -- up to where what is in the room's archive is in the log
    swarm BLOB PRIMARY KEY,
    place TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE room_done(              -- what of the log was said in the room, and who was asked into it
    swarm BLOB NOT NULL,
    what  TEXT NOT NULL,             -- the id of an event, or an address
    PRIMARY KEY(swarm, what)
) WITHOUT ROWID;
