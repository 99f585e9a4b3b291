-- Cases of somebody who is away, or whose line is lost, go back to everybody after a while that a lead sets.

-- As the log says it: team.hand_back_set {"minutes"}; 0: never.
CREATE TABLE threadline.hand_back(
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    minutes integer NOT NULL
);
INSERT INTO threadline.hand_back(minutes) VALUES (0);
INSERT INTO threadline.kind_rule(kind, agent, lead, expert, connector, lease) VALUES
    ('team.*', NULL, '{self}', NULL, NULL, false);
UPDATE threadline.kind_rule SET agent = '{self,machine}', lead = '{self,machine}' WHERE kind = 'case.assigned';

CREATE FUNCTION threadline.follow_hand_back() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    UPDATE threadline.hand_back SET minutes = greatest(coalesce((NEW.body::json ->> 'minutes')::integer, 0), 0);
    RETURN NULL;
END $$;
CREATE TRIGGER follow_hand_back AFTER INSERT ON threadline.event
    FOR EACH ROW WHEN (NEW.kind = 'team.hand_back_set') EXECUTE FUNCTION threadline.follow_hand_back();

-- Since when somebody is as the row says; who left is "gone" and stays known.
ALTER TABLE threadline.presence ADD COLUMN since timestamptz NOT NULL DEFAULT clock_timestamp();

CREATE OR REPLACE FUNCTION threadline.be_present(my_host text, my_state text, my_case uuid, am_typing boolean)
    RETURNS boolean
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
    INSERT INTO threadline.presence AS known(login, host, state, looking_at, typing, seen_at, since)
        VALUES (me.login, my_host, my_state, my_case, am_typing, moment, moment)
        ON CONFLICT (login, host)
        DO UPDATE SET state = my_state, looking_at = my_case, typing = am_typing, seen_at = moment,
                      since = CASE WHEN known.state = my_state THEN known.since ELSE moment END;
    PERFORM pg_notify('threadline', 'presence');
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION threadline.leave(my_host text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
BEGIN
    UPDATE threadline.presence
        SET state = 'gone', looking_at = NULL, typing = false,
            since = CASE WHEN state = 'away' THEN since ELSE clock_timestamp() END
        WHERE login = session_user AND host = my_host AND state <> 'gone';
    IF FOUND THEN
        PERFORM pg_notify('threadline', 'presence');
    END IF;
END $$;

CREATE OR REPLACE FUNCTION threadline.who_is_here()
    RETURNS TABLE (name text, role text, state text, looking_at uuid, typing boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT a.name, a.role, p.state, c.case_id, p.typing AND c.case_id IS NOT NULL
    FROM threadline.presence p JOIN threadline.agent a USING (login)
    LEFT JOIN threadline.case_state c ON c.case_id = p.looking_at
        AND (c.team = ANY(threadline.my_teams()) OR c.case_id = ANY(threadline.my_shared_cases()))
    WHERE threadline.my_name() IS NOT NULL AND a.removed_at IS NULL AND p.state <> 'gone'
          AND p.seen_at > clock_timestamp() - interval '30 seconds'
    ORDER BY a.name, p.host $$;

-- NULL: is here. Somebody of whom nothing is known has been away as long as the server runs.
CREATE FUNCTION threadline.absent_since(agent_name text) RETURNS timestamptz
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT CASE WHEN bool_or(p.state = 'here' AND p.seen_at > clock_timestamp() - interval '30 seconds') THEN NULL
                ELSE coalesce(max(CASE p.state WHEN 'here' THEN p.seen_at ELSE p.since END), pg_postmaster_start_time())
           END
    FROM threadline.presence p JOIN threadline.agent a USING (login) WHERE a.name = agent_name $$;

CREATE FUNCTION threadline.is_long_absent(agent_name text) RETURNS boolean
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT coalesce(h.minutes > 0 AND agent_name <> ''
                    AND threadline.absent_since(agent_name) < clock_timestamp() - make_interval(mins => h.minutes), false)
    FROM threadline.hand_back h $$;

-- Cases that wait for an answer by somebody who has been away too long, of those that I may read. Any desk may hand
-- them back; append() looks again.
CREATE FUNCTION threadline.to_hand_back() RETURNS SETOF uuid
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT c.case_id FROM threadline.case_state c
    WHERE c.assignee IN (SELECT owner.assignee
                         FROM (SELECT DISTINCT s.assignee FROM threadline.case_state s WHERE s.assignee <> '') owner
                         WHERE threadline.is_long_absent(owner.assignee))
      AND c.status IN ('new', 'open') AND c.team = ANY(threadline.my_teams()) $$;
SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.to_hand_back()');

-- As in 0005, and what machines may do: a connector gives cases to whom they are for; anybody's desk takes a case from
-- somebody who has been away too long.
CREATE OR REPLACE FUNCTION threadline.assign_case(e threadline.written, said json, me threadline.agent,
                                                  state threadline.case_state) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    wanted text := coalesce(said ->> 'assignee', '');
    hands_back CONSTANT boolean := e.actor <> me.name AND wanted = ''
                                   AND (me.role <> 'connector' OR coalesce(said ->> 'reason', '') <> '');
BEGIN
    IF state.assignee <> coalesce(said ->> 'was', '')
       OR (me.role = 'agent' AND state.assignee NOT IN ('', me.name) AND NOT hands_back) THEN
        PERFORM threadline.refuse('taken', e.id, jsonb_build_object('owner', state.assignee, 'number', state.number,
            'by', (SELECT o.author FROM threadline.event o WHERE o.case_id = e.subject AND o.kind = 'case.assigned'
                   ORDER BY o.position DESC LIMIT 1)));
    END IF;
    IF hands_back THEN
        IF NOT threadline.is_long_absent(state.assignee) THEN
            PERFORM threadline.refuse('moved', e.id, jsonb_build_object('number', state.number, 'now', 'here'));
        END IF;
    ELSIF e.actor <> me.name AND me.role <> 'connector' THEN
        PERFORM threadline.refuse('actor', e.id, jsonb_build_object('kind', e.kind));
    END IF;
    IF me.role = 'agent' AND wanted NOT IN ('', me.name) THEN
        PERFORM threadline.refuse('role', e.id, jsonb_build_object('kind', e.kind));
    END IF;
    IF wanted <> '' AND NOT EXISTS (
        SELECT FROM threadline.agent a WHERE a.name = wanted AND a.role IN ('agent', 'lead') AND a.removed_at IS NULL
        AND (state.team = '' OR state.team = ANY(a.teams))) THEN
        PERFORM threadline.refuse('assignee', e.id, jsonb_build_object('owner', wanted, 'team', state.team));
    END IF;
    UPDATE threadline.case_state SET assignee = wanted WHERE case_id = e.subject;
END $$;
