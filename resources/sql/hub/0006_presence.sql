-- Who is here, and what they are looking at. Not part of any history: unlogged, and empty after a crash of the server.
-- A heartbeat writes one small row and wakes nobody; only what others would see change does.

CREATE UNLOGGED TABLE threadline.presence(
    login      text,
    host       text,
    state      text NOT NULL, -- "here", "away"
    looking_at uuid,
    typing     boolean NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (login, host)
) WITH (fillfactor = 50);

-- True when others were told.
CREATE FUNCTION threadline.be_present(my_host text, my_state text, my_case uuid, am_typing boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
DECLARE
    me threadline.agent := threadline.me();
    moment CONSTANT timestamptz := clock_timestamp();
BEGIN
    IF me.login IS NULL OR my_state NOT IN ('here', 'away') THEN
        RAISE EXCEPTION 'presence is "here" or "away", of an agent of this hub' USING ERRCODE = 'TL002';
    END IF;
    UPDATE threadline.presence SET seen_at = moment WHERE login = me.login AND host = my_host AND state = my_state
        AND looking_at IS NOT DISTINCT FROM my_case AND typing = am_typing AND seen_at > moment - interval '30 seconds';
    IF FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO threadline.presence VALUES (me.login, my_host, my_state, my_case, am_typing, moment)
        ON CONFLICT (login, host)
        DO UPDATE SET state = my_state, looking_at = my_case, typing = am_typing, seen_at = moment;
    PERFORM pg_notify('threadline', 'presence');
    RETURN true;
END $$;

CREATE FUNCTION threadline.leave(my_host text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
BEGIN
    DELETE FROM threadline.presence WHERE login = session_user AND host = my_host;
    IF FOUND THEN
        PERFORM pg_notify('threadline', 'presence');
    END IF;
END $$;

-- Everybody who gave a sign within 30 seconds; what they look at only where I may read it.
CREATE FUNCTION threadline.who_is_here()
    RETURNS TABLE (name text, role text, state text, looking_at uuid, typing boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT a.name, a.role, p.state, c.case_id, p.typing AND c.case_id IS NOT NULL
    FROM threadline.presence p JOIN threadline.agent a USING (login)
    LEFT JOIN threadline.case_state c ON c.case_id = p.looking_at
        AND (c.team = ANY(threadline.my_teams()) OR c.case_id = ANY(threadline.my_shared_cases()))
    WHERE threadline.my_name() IS NOT NULL AND a.removed_at IS NULL
          AND p.seen_at > clock_timestamp() - interval '30 seconds'
    ORDER BY a.name, p.host $$;

SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.be_present(text, text, uuid, boolean),
                                    threadline.leave(text), threadline.who_is_here()');
