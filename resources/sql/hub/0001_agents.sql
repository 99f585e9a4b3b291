-- The hub: one PostgreSQL for a team. Everything lives in the schema "threadline"; people come in as login
-- roles of their own, which can do nothing but read what their role and teams allow and call the functions
-- granted here. These files run once each, in order, in one transaction, as the role that owns the database.
-- It needs CREATEROLE and no more, so a managed PostgreSQL will do.

CREATE SCHEMA threadline;
REVOKE ALL ON SCHEMA threadline FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Which of these files have run. `serves`: the oldest program, by the number of its last file, that still
-- understands what this file made; desks need not be updated all on one day.
CREATE TABLE threadline.schema_file(
    number     integer PRIMARY KEY,
    name       text NOT NULL,
    serves     integer NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);

-- The one role that all login roles of this hub are members of. Roles belong to the whole server, so its
-- name holds the database's: several hubs fit on one server.
-- It is kept, because a database that was restored under another name still belongs to the same people.
CREATE TABLE threadline.members(
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    role text NOT NULL DEFAULT left(current_database(), 50) || '_member'
);
INSERT INTO threadline.members DEFAULT VALUES;
CREATE FUNCTION threadline.member_role() RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
    AS $$ SELECT role FROM threadline.members $$;

CREATE FUNCTION threadline.grant_to_members(what text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN EXECUTE format('GRANT %s TO %I', what, threadline.member_role()); END $$;

-- Also after each upgrade: what belongs to a database and not to what is in it does not survive a restore.
-- Temporary tables could stand in front of ours, and a login role has no other use for them.
CREATE FUNCTION threadline.close_database() RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    PERFORM threadline.grant_to_members(format('CONNECT ON DATABASE %I', current_database()));
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = threadline.member_role()) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', threadline.member_role());
    END IF;
    PERFORM threadline.close_database();
    PERFORM threadline.grant_to_members('USAGE ON SCHEMA threadline');
    PERFORM threadline.grant_to_members('SELECT ON threadline.schema_file');
END $$;

-- People, and machines that fetch and send. A team is a word; the empty word is the whole organisation, which
-- everybody but an expert belongs to.
CREATE TABLE threadline.agent(
    login         text PRIMARY KEY,
    name          text NOT NULL UNIQUE CHECK (btrim(name) = name AND name NOT IN ('', 'rules', 'outbox')),
    role          text NOT NULL CHECK (role IN ('agent', 'lead', 'expert', 'connector')),
    teams         text[] NOT NULL DEFAULT '{}', -- the first is where cases go that this agent opens
    skills        text[] NOT NULL DEFAULT '{}',
    -- Grows when what this agent may read of the past has changed; then a desk looks through the past again.
    epoch         bigint NOT NULL DEFAULT 1,
    invited_until timestamptz,                  -- NULL: no invitation is open
    joined_at     timestamptz,                  -- NULL: invited only, which opens nothing yet
    removed_at    timestamptz
);

-- Who is asking. session_user, never current_user: SET ROLE and functions that run as their owner change the
-- latter. NULL for somebody who has not joined or was removed, and NULL opens no door.
CREATE FUNCTION threadline.me() RETURNS threadline.agent
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT a FROM threadline.agent a
          WHERE a.login = session_user AND a.joined_at IS NOT NULL AND a.removed_at IS NULL $$;
CREATE FUNCTION threadline.my_name() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT (threadline.me()).name $$;
CREATE FUNCTION threadline.my_role() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT (threadline.me()).role $$;
-- The teams whose cases I read. None for an expert, who reads what was shared.
CREATE FUNCTION threadline.my_teams() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT a.teams || '{""}' FROM threadline.me() a WHERE a.role <> 'expert' $$;

-- A new agent, or one who lost the password: in both cases a new invitation, and whatever opened before opens
-- no longer. `verifier` is a SCRAM verifier: no password ever reaches the server or its log. Answers the login.
-- For the owner of the hub alone.
CREATE FUNCTION threadline.invite(agent_name text, agent_role text, agent_teams text[], agent_skills text[],
                                  verifier text, until timestamptz) RETURNS text
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    own_login text;
    stem text;
    number integer := 1;
BEGIN
    IF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
        RAISE EXCEPTION 'the password has to come as a SCRAM verifier';
    END IF;
    SELECT login INTO own_login FROM threadline.agent WHERE name = agent_name FOR UPDATE;
    IF own_login IS NULL THEN
        stem := left(current_database(), 20) || '_' ||
                left(coalesce(nullif(btrim(regexp_replace(lower(agent_name), '[^a-z0-9]+', '_', 'g'), '_'), ''),
                              'agent'), 30);
        own_login := stem;
        WHILE EXISTS (SELECT FROM pg_roles WHERE rolname = own_login) LOOP
            number := number + 1;
            own_login := stem || '_' || number;
        END LOOP;
        EXECUTE format('CREATE ROLE %I', own_login);
        EXECUTE format('GRANT %I TO %I', threadline.member_role(), own_login);
        -- A desk that died in the middle of an append must not keep the others waiting.
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''10s''', own_login);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''60s''', own_login);
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', own_login);
        -- Compiling a question takes longer than any of ours takes to answer.
        EXECUTE format('ALTER ROLE %I SET jit = off', own_login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L VALID UNTIL %L', own_login, verifier, until);
    INSERT INTO threadline.agent(login, name, role, teams, skills, invited_until)
        VALUES (own_login, agent_name, agent_role, agent_teams, agent_skills, until)
        ON CONFLICT (login) DO UPDATE
        SET role = excluded.role, teams = excluded.teams, skills = excluded.skills, epoch = agent.epoch + 1,
            invited_until = excluded.invited_until, joined_at = NULL, removed_at = NULL;
    RETURN own_login;
END $$;

-- The first thing a new agent does: a password of their own, as a verifier. Ends the invitation.
CREATE FUNCTION threadline.join_hub(verifier text) RETURNS threadline.agent
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    joined threadline.agent;
BEGIN
    IF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
        RAISE EXCEPTION 'the password has to come as a SCRAM verifier' USING ERRCODE = 'TL002';
    END IF;
    UPDATE threadline.agent SET joined_at = clock_timestamp(), invited_until = NULL
        WHERE login = session_user AND removed_at IS NULL AND invited_until > clock_timestamp()
        RETURNING * INTO joined;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this invitation was used already, or its time is over' USING ERRCODE = 'TL003';
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
    RETURN joined;
END $$;

-- The name stays with what was said under it; the login is closed, also to connections that are open now. A
-- role that owns nothing could be dropped, but its name would be free for another person then.
CREATE FUNCTION threadline.remove(agent_name text) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    old_login text;
BEGIN
    UPDATE threadline.agent SET removed_at = clock_timestamp(), invited_until = NULL
        WHERE name = agent_name AND removed_at IS NULL RETURNING login INTO old_login;
    IF old_login IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', old_login);
    RETURN true;
END $$;

-- Colleagues know each other, but not each other's logins and invitations.
SELECT threadline.grant_to_members('SELECT (name, role, teams, skills, removed_at) ON threadline.agent');
SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.me(), threadline.my_name(), threadline.my_role(),
                                    threadline.my_teams(), threadline.join_hub(text)');
