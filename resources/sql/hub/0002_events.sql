-- The log of the whole team, what append() has to know of it, and who reads what.

-- How far the log is. Each append takes this row first and holds it until its commit, so that positions become
-- visible in their own order: whoever sees a position sees every one before it, and "what came after the last I
-- have" is never too little. A sequence cannot promise that. It hands out numbers before the commit, in whatever
-- order transactions then end, and a desk that has read 8 never looks for a 7 that was committed later.
CREATE TABLE threadline.head(
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    position    bigint NOT NULL DEFAULT 0,
    last_number bigint NOT NULL DEFAULT 10000 -- of a case, used or set aside
) WITH (fillfactor = 10);                 -- one row, changed by each append: room for its next versions
INSERT INTO threadline.head DEFAULT VALUES;

CREATE TABLE threadline.event(
    position bigint PRIMARY KEY,
    id       uuid NOT NULL UNIQUE,
    author   text NOT NULL, -- the agent whose desk or server appended it: from the session, never from the desk's words
    subject  uuid NOT NULL,
    case_id  uuid,          -- whose team may read it; NULL: about customers and settings, for the whole organisation
    kind     text NOT NULL,
    actor    text NOT NULL, -- the author, or for what machines write "rules", "outbox" or a channel account
    at       bigint NOT NULL,
    body     text NOT NULL, -- JSON, byte for byte as the desk wrote it
    words    bytea          -- its long text, packed by the desk
);
CREATE INDEX event_of_case ON threadline.event(case_id, position);
CREATE INDEX event_about ON threadline.event(subject, position);
ALTER TABLE threadline.event ALTER words SET STORAGE EXTERNAL; -- packed already

-- No column for the team: a case that moves to another team takes its whole history along, and events never change.
CREATE TABLE threadline.case_state(
    case_id  uuid PRIMARY KEY,
    number   bigint NOT NULL UNIQUE,
    team     text NOT NULL,
    customer uuid,
    assignee text NOT NULL DEFAULT '',
    status   text NOT NULL,
    position bigint NOT NULL -- of the last event about it
);
CREATE INDEX case_state_of_customer ON threadline.case_state(customer);
CREATE INDEX case_state_of_assignee ON threadline.case_state(assignee) WHERE assignee <> '';

-- Numbers set aside for one desk, so that it can open cases while it is offline.
CREATE TABLE threadline.number_block(
    first bigint PRIMARY KEY,
    last  bigint NOT NULL,
    login text NOT NULL
);

-- The same message fetched by two desks is one message.
CREATE TABLE threadline.arrival(
    account      text,
    external_key text,
    id           uuid NOT NULL,
    PRIMARY KEY (account, external_key)
);

-- Where each reply stands on its way out: what is being sent cannot be taken back, and the other way round.
CREATE TABLE threadline.reply(
    message uuid PRIMARY KEY,
    account text NOT NULL,
    state   text NOT NULL CHECK (state IN ('queued', 'held', 'sending', 'handed_over', 'sent', 'failed', 'in_doubt',
                                           'cancelled'))
);

CREATE TABLE threadline.event_attachment(
    sha256   bytea,
    position bigint REFERENCES threadline.event,
    PRIMARY KEY (sha256, position)
);

CREATE TABLE threadline.swarm(
    swarm   uuid PRIMARY KEY,
    case_id uuid NOT NULL
);
CREATE TABLE threadline.swarm_member(
    swarm uuid REFERENCES threadline.swarm,
    agent text,
    PRIMARY KEY (swarm, agent)
);
CREATE INDEX swarm_member_agent ON threadline.swarm_member(agent);
CREATE TABLE threadline.swarm_share(
    swarm uuid REFERENCES threadline.swarm,
    what  text CHECK (what IN ('event', 'case', 'customer')),
    id    uuid,
    PRIMARY KEY (swarm, what, id)
);

-- What I was called to, and what was shared with me there. A customer that was shared is shared as the team that
-- asked sees it: without what is in the cases of other teams.
CREATE FUNCTION threadline.my_swarms() RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT coalesce(array_agg(m.swarm), '{}') FROM threadline.swarm_member m
          WHERE m.agent = threadline.my_name() $$;
CREATE FUNCTION threadline.my_shares(kind text) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT coalesce(array_agg(DISTINCT s.id), '{}')
          FROM threadline.swarm_member m JOIN threadline.swarm_share s USING (swarm)
          WHERE m.agent = threadline.my_name() AND s.what = kind $$;
CREATE FUNCTION threadline.my_shared_cases() RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT threadline.my_shares('case') || coalesce(array_agg(theirs.case_id), '{}')
          FROM threadline.swarm_member m
          JOIN threadline.swarm_share s USING (swarm) JOIN threadline.swarm w USING (swarm)
          JOIN threadline.case_state asked ON asked.case_id = w.case_id
          JOIN threadline.case_state theirs ON theirs.customer = s.id AND theirs.team IN ('', asked.team)
          WHERE m.agent = threadline.my_name() AND s.what = 'customer' $$;

-- Reading. The functions stand in sub-selects so that they are asked once for a question, not for each row. The
-- owner is under row-level security too (FORCE), and has a policy of its own, because append() runs as the owner.
ALTER TABLE threadline.case_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE threadline.case_state FORCE ROW LEVEL SECURITY;
CREATE POLICY hub ON threadline.case_state TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY readers ON threadline.case_state FOR SELECT USING (
    team = ANY((SELECT threadline.my_teams())::text[])
    OR case_id = ANY((SELECT threadline.my_shared_cases())::uuid[]));

ALTER TABLE threadline.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE threadline.event FORCE ROW LEVEL SECURITY;
CREATE POLICY hub ON threadline.event TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY readers ON threadline.event FOR SELECT USING (
    (case_id IS NULL AND ((SELECT threadline.my_teams()) IS NOT NULL
                          OR subject = ANY((SELECT threadline.my_shares('customer'))::uuid[])))
    OR EXISTS (SELECT FROM threadline.case_state c WHERE c.case_id = event.case_id) -- those that case_state shows me
    OR subject = ANY((SELECT threadline.my_swarms())::uuid[])
    OR id = ANY((SELECT threadline.my_shares('event'))::uuid[]));

ALTER TABLE threadline.event_attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE threadline.event_attachment FORCE ROW LEVEL SECURITY;
CREATE POLICY hub ON threadline.event_attachment TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY readers ON threadline.event_attachment FOR SELECT USING (
    EXISTS (SELECT FROM threadline.event e WHERE e.position = event_attachment.position));

-- What is written stays, for the owner too: mistakes are corrected by a further event.
CREATE FUNCTION threadline.written_stays() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN RAISE EXCEPTION 'an event is never changed or removed'; END $$;
CREATE TRIGGER written_stays BEFORE UPDATE OR DELETE ON threadline.event
    FOR EACH ROW EXECUTE FUNCTION threadline.written_stays();
CREATE TRIGGER all_that_is_written_stays BEFORE TRUNCATE ON threadline.event
    FOR EACH STATEMENT EXECUTE FUNCTION threadline.written_stays();

-- How far the log is, and whether my view of its past is still the one I know.
CREATE FUNCTION threadline.progress(OUT head bigint, OUT epoch bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT h.position, (threadline.me()).epoch FROM threadline.head h $$;

SELECT threadline.grant_to_members('SELECT ON threadline.event, threadline.case_state, threadline.event_attachment');
SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.my_swarms(), threadline.my_shares(text),
                                    threadline.my_shared_cases(), threadline.progress()');
