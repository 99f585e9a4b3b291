-- Who has which swarm open, and who writes there. As 0006 has it for cases: kept nowhere, told to those who may read.
ALTER TABLE threadline.presence ADD COLUMN in_swarm uuid, ADD COLUMN typing_there boolean NOT NULL DEFAULT false;

-- Called to it, or it is about a case that I read; the same that the policy of threadline.event says.
CREATE FUNCTION threadline.may_read_swarm(which uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT EXISTS (SELECT FROM threadline.swarm w LEFT JOIN threadline.case_state c USING (case_id)
                   WHERE w.swarm = which AND (w.swarm = ANY(threadline.my_swarms())
                                              OR c.team = ANY(threadline.my_teams())
                                              OR c.case_id = ANY(threadline.my_shared_cases()))) $$;

-- True when others were told. Nobody is seen in a swarm that they may not read themselves.
CREATE FUNCTION threadline.be_present(my_host text, my_state text, my_case uuid, am_typing boolean, my_swarm uuid,
                                      am_typing_there boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
DECLARE
    told boolean := threadline.be_present(my_host, my_state, my_case, am_typing);
    there CONSTANT uuid := CASE WHEN my_swarm IS NOT NULL AND threadline.may_read_swarm(my_swarm) THEN my_swarm END;
    writes CONSTANT boolean := am_typing_there AND there IS NOT NULL;
BEGIN
    UPDATE threadline.presence SET in_swarm = there, typing_there = writes
        WHERE login = session_user AND host = my_host
          AND (in_swarm IS DISTINCT FROM there OR typing_there <> writes);
    IF FOUND AND NOT told THEN
        PERFORM pg_notify('threadline', 'presence');
        told := true;
    END IF;
    RETURN told;
END $$;

-- As who_is_here(), which programs of before ask, and where they are of the swarms that I may read. What I may read is
-- asked once, not for each of them: all desks ask this whenever somebody begins to type.
CREATE FUNCTION threadline.who_is_where()
    RETURNS TABLE (name text, role text, state text, looking_at uuid, typing boolean, in_swarm uuid, typing_there boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    WITH mine AS MATERIALIZED (SELECT threadline.my_name() AS name, threadline.my_teams() AS teams,
                                      threadline.my_shared_cases() AS cases, threadline.my_swarms() AS swarms)
    SELECT a.name, a.role, p.state, c.case_id, p.typing AND c.case_id IS NOT NULL,
           w.swarm, p.typing_there AND w.swarm IS NOT NULL
    FROM mine CROSS JOIN threadline.presence p JOIN threadline.agent a USING (login)
    LEFT JOIN threadline.case_state c ON c.case_id = p.looking_at
        AND (c.team = ANY(mine.teams) OR c.case_id = ANY(mine.cases))
    LEFT JOIN (threadline.swarm w JOIN threadline.case_state about USING (case_id)) ON w.swarm = p.in_swarm
        AND (w.swarm = ANY(mine.swarms) OR about.team = ANY(mine.teams) OR about.case_id = ANY(mine.cases))
    WHERE mine.name IS NOT NULL AND a.removed_at IS NULL AND p.state IN ('here', 'away')
          AND p.seen_at > clock_timestamp() - interval '30 seconds'
    ORDER BY a.name, p.host $$;

SELECT threadline.grant_to_members('EXECUTE ON FUNCTION
    threadline.be_present(text, text, uuid, boolean, uuid, boolean), threadline.who_is_where()');
