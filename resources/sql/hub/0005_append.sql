-- The only way into the log. A batch is what one command of an agent, or one arrival, wrote: it is taken whole or
-- refused whole, and a refusal says why in a code and who was first, so that the desk can say it in a sentence:
--
--   kind       this hub does not know the kind        role       my role may not write it
--   actor      it is said in another's name           body       it is not the JSON that it should be
--   id         the id is taken by something else      duplicate  the message is here already ("first": its id)
--   unknown    it is about something the hub has not  team       the case is another team's
--   taken      somebody else has the case ("owner", "by")        assignee   nobody of that name works for its team
--   number     the case number is taken ("by")        case       the case is there already
--   moved      it changed meanwhile ("now")           lease      another host holds the account now
--   agent      nobody of that name can be invited
--
-- The functions up to append() are its parts and run under its search_path; nobody else may call them. They are in
-- PL/pgSQL where SQL would do, because that keeps its plans: a function in SQL is planned anew for each event.

CREATE TYPE threadline.written AS (
    id uuid, subject uuid, kind text, actor text, at bigint, body text, words bytea
);

CREATE FUNCTION threadline.refuse(code text, event uuid, facts jsonb DEFAULT '{}') RETURNS void
    LANGUAGE plpgsql
    AS $$ BEGIN
        RAISE EXCEPTION USING ERRCODE = 'TL001', MESSAGE = 'refused: ' || code,
            DETAIL = jsonb_build_object('code', code, 'event', event) || facts;
    END $$;

CREATE FUNCTION threadline.grow_epoch(names text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$ BEGIN UPDATE threadline.agent SET epoch = epoch + 1 WHERE name = ANY(names); END $$;

-- May I write this kind, in this name?
CREATE FUNCTION threadline.check_kind(e threadline.written, me threadline.agent) RETURNS threadline.kind_rule
    LANGUAGE plpgsql
    AS $$
DECLARE
    rule threadline.kind_rule;
    allowed text[];
BEGIN
    SELECT * INTO rule FROM threadline.kind_rule r
        WHERE r.kind IN (e.kind, split_part(e.kind, '.', 1) || '.*') ORDER BY r.kind = e.kind DESC LIMIT 1;
    IF NOT FOUND THEN
        PERFORM threadline.refuse('kind', e.id, jsonb_build_object('kind', e.kind));
    END IF;
    allowed := CASE me.role WHEN 'agent' THEN rule.agent WHEN 'lead' THEN rule.lead
                            WHEN 'expert' THEN rule.expert ELSE rule.connector END;
    IF allowed IS NULL THEN
        PERFORM threadline.refuse('role', e.id, jsonb_build_object('kind', e.kind));
    END IF;
    IF e.actor = me.name THEN
        IF NOT 'self' = ANY(allowed) THEN
            PERFORM threadline.refuse('actor', e.id, jsonb_build_object('kind', e.kind));
        END IF;
    ELSIF e.actor = '' OR NOT 'machine' = ANY(allowed)
          OR EXISTS (SELECT FROM threadline.agent a WHERE a.name = e.actor) THEN
        PERFORM threadline.refuse('actor', e.id, jsonb_build_object('kind', e.kind));
    END IF;
    RETURN rule;
END $$;

-- The case whose team may read the event; NULL: everybody.
CREATE FUNCTION threadline.case_of(e threadline.written, said json) RETURNS uuid
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF e.kind LIKE 'case.%' THEN
        RETURN e.subject;
    ELSIF e.kind LIKE 'swarm.%' AND e.kind <> 'swarm.started' THEN
        RETURN (SELECT s.case_id FROM threadline.swarm s WHERE s.swarm = e.subject);
    ELSIF e.kind = 'interaction.moved' AND said ->> 'case' = '' THEN
        RETURN nullif(said ->> 'from', '')::uuid;
    END IF;
    RETURN nullif(said ->> 'case', '')::uuid;
END $$;

CREATE FUNCTION threadline.open_case(e threadline.written, said json, me threadline.agent) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    wanted bigint := (said ->> 'number')::bigint;
    its_team text := coalesce(said ->> 'team', me.teams[1], '');
    furthest bigint;
    first_by text;
BEGIN
    IF EXISTS (SELECT FROM threadline.case_state c WHERE c.case_id = e.subject) THEN
        PERFORM threadline.refuse('case', e.id);
    END IF;
    IF its_team <> ALL(me.teams || '{""}') THEN
        PERFORM threadline.refuse('team', e.id, jsonb_build_object('team', its_team));
    END IF;
    SELECT h.last_number INTO furthest FROM threadline.head h;
    SELECT o.author INTO first_by FROM threadline.case_state c JOIN threadline.event o ON o.case_id = c.case_id
        WHERE c.number = wanted AND o.kind = 'case.opened';
    IF NOT FOUND THEN
        SELECT a.name INTO first_by FROM threadline.number_block b JOIN threadline.agent a USING (login)
            WHERE wanted BETWEEN b.first AND b.last AND b.login <> me.login;
    END IF;
    -- A number far away would use up all that could ever be handed out.
    IF FOUND OR wanted IS NULL OR wanted < 1 OR wanted > furthest + 1000000 THEN
        PERFORM threadline.refuse('number', e.id, jsonb_build_object('number', wanted, 'by', first_by));
    END IF;
    INSERT INTO threadline.case_state(case_id, number, team, customer, status, position)
        VALUES (e.subject, wanted, its_team, nullif(said ->> 'customer', '')::uuid,
                coalesce(said ->> 'status', 'new'), 0);
    UPDATE threadline.head SET last_number = wanted WHERE last_number < wanted;
END $$;

-- Only who is first gets a case: the desk says whose it was when its agent looked.
CREATE FUNCTION threadline.assign_case(e threadline.written, said json, me threadline.agent,
                                       state threadline.case_state) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    wanted text := coalesce(said ->> 'assignee', '');
BEGIN
    IF state.assignee <> coalesce(said ->> 'was', '')
       OR (me.role = 'agent' AND state.assignee NOT IN ('', me.name)) THEN
        PERFORM threadline.refuse('taken', e.id, jsonb_build_object('owner', state.assignee, 'number', state.number,
            'by', (SELECT o.author FROM threadline.event o WHERE o.case_id = e.subject AND o.kind = 'case.assigned'
                   ORDER BY o.position DESC LIMIT 1)));
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

CREATE FUNCTION threadline.move_to_team(e threadline.written, said json, state threadline.case_state) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    wanted text := coalesce(said ->> 'team', '');
BEGIN
    IF state.team <> coalesce(said ->> 'was', '') THEN
        PERFORM threadline.refuse('moved', e.id, jsonb_build_object('now', state.team, 'number', state.number));
    END IF;
    IF wanted <> '' AND NOT EXISTS (SELECT FROM threadline.agent a
                                    WHERE wanted = ANY(a.teams) AND a.removed_at IS NULL) THEN
        PERFORM threadline.refuse('team', e.id, jsonb_build_object('team', wanted));
    END IF;
    UPDATE threadline.case_state SET team = wanted WHERE case_id = e.subject;
    UPDATE threadline.agent a SET epoch = epoch + 1
        WHERE a.role <> 'expert' AND (a.teams || '{""}') && ARRAY[wanted, state.team];
END $$;

-- What is said in one case is shown in another only within a team: who reads the one has to be able to read the other.
CREATE FUNCTION threadline.check_one_team(e threadline.written, one uuid, other uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    teams text[];
BEGIN
    SELECT array_agg(DISTINCT c.team) INTO teams FROM threadline.case_state c WHERE c.case_id IN (one, other);
    IF teams IS NULL THEN
        PERFORM threadline.refuse('unknown', e.id);
    ELSIF cardinality(teams) > 1 THEN
        PERFORM threadline.refuse('team', e.id, jsonb_build_object('teams', to_jsonb(teams)));
    END IF;
END $$;

CREATE FUNCTION threadline.follow_case(e threadline.written, said json, me threadline.agent,
                                       state threadline.case_state) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    CASE e.kind
    WHEN 'case.assigned' THEN
        PERFORM threadline.assign_case(e, said, me, state);
    WHEN 'case.status_changed' THEN
        UPDATE threadline.case_state SET status = coalesce(said ->> 'status', status) WHERE case_id = e.subject;
    WHEN 'case.team_changed' THEN
        PERFORM threadline.move_to_team(e, said, state);
    WHEN 'case.customer_changed' THEN
        PERFORM threadline.grow_epoch(array_agg(m.agent))
            FROM threadline.swarm_share s JOIN threadline.swarm_member m USING (swarm)
            WHERE s.what = 'customer' AND s.id IN (state.customer, nullif(said ->> 'customer', '')::uuid);
        UPDATE threadline.case_state SET customer = nullif(said ->> 'customer', '')::uuid WHERE case_id = e.subject;
    WHEN 'case.merged' THEN
        PERFORM threadline.check_one_team(e, e.subject, nullif(said ->> 'into', '')::uuid);
    ELSE NULL;
    END CASE;
END $$;

CREATE FUNCTION threadline.check_lease(e threadline.written, of_account text, leases jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    held threadline.lease;
BEGIN
    -- FOR SHARE: nobody takes the account over between this look and the commit.
    SELECT * INTO held FROM threadline.lease l WHERE l.account = of_account FOR SHARE;
    IF NOT FOUND OR held.login <> session_user OR held.token <> coalesce((leases ->> of_account)::bigint, -1)
       OR held.until <= clock_timestamp() THEN
        PERFORM threadline.refuse('lease', e.id, jsonb_build_object('account', of_account,
            'by', (SELECT a.name FROM threadline.agent a WHERE a.login = held.login)));
    END IF;
END $$;

-- A reply is sent by one host and taken back by nobody meanwhile.
CREATE FUNCTION threadline.follow_reply(e threadline.written, said json, me threadline.agent, rule threadline.kind_rule,
                                        leases jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    its threadline.reply;
    next_state text := CASE split_part(e.kind, '.', 2) WHEN 'requeued' THEN 'queued' WHEN 'released' THEN 'queued'
        WHEN 'rescheduled' THEN 'queued' WHEN 'filed' THEN NULL WHEN 'flags_changed' THEN NULL
        ELSE split_part(e.kind, '.', 2) END;
BEGIN
    IF e.kind = 'message.queued' THEN
        INSERT INTO threadline.reply(message, account, state) VALUES (e.id, coalesce(said ->> 'account', ''), 'queued');
        RETURN;
    END IF;
    IF e.kind = 'message.flags_changed' THEN
        RETURN;
    END IF;
    SELECT * INTO its FROM threadline.reply r WHERE r.message = (said ->> 'message')::uuid;
    IF NOT FOUND THEN
        PERFORM threadline.refuse('unknown', e.id);
    END IF;
    IF rule.lease AND e.actor <> me.name THEN
        PERFORM threadline.check_lease(e, its.account, leases);
    END IF;
    IF (e.kind = 'message.sending' AND its.state <> 'queued')
       OR (e.kind = 'message.handed_over' AND its.state <> 'sending')
       OR (e.kind IN ('message.cancelled', 'message.rescheduled', 'message.released', 'message.held')
           AND its.state IN ('sending', 'handed_over', 'sent', 'cancelled'))
       OR (e.kind = 'message.requeued' AND e.actor = me.name
           AND its.state NOT IN ('failed', 'in_doubt', 'queued', 'held')) THEN
        PERFORM threadline.refuse('moved', e.id, jsonb_build_object('now', its.state));
    END IF;
    UPDATE threadline.reply SET state = next_state WHERE message = its.message AND next_state IS NOT NULL;
END $$;

-- swarm.shared {"shared": {"interactions": [id], "cases": [id], "customers": [id]}}: only what the one who shares can
-- read. Those in the swarm see it from now on, also what is older: their view of the past grows.
CREATE FUNCTION threadline.share(e threadline.written, said json, me threadline.agent) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    my_teams CONSTANT text[] := me.teams || '{""}';
BEGIN
    INSERT INTO threadline.swarm_share(swarm, what, id)
        SELECT e.subject, kind.what, id::uuid
        FROM (VALUES ('event', 'interactions'), ('case', 'cases'), ('customer', 'customers')) kind(what, key),
             json_array_elements_text(coalesce(said -> 'shared' -> kind.key, '[]')) id
        ON CONFLICT DO NOTHING;
    IF EXISTS (SELECT FROM threadline.swarm_share s
               LEFT JOIN threadline.event o ON s.what = 'event' AND o.id = s.id
               LEFT JOIN threadline.case_state c ON c.case_id = CASE s.what WHEN 'event' THEN o.case_id ELSE s.id END
               WHERE s.swarm = e.subject AND s.id IN (
                   SELECT json_array_elements_text(coalesce(said -> 'shared' -> key, '[]'))::uuid
                   FROM unnest('{interactions,cases}'::text[]) key)
                 AND s.what <> 'customer' AND (c.team <> ALL(my_teams) OR (s.what = 'case' AND c.case_id IS NULL)
                                               OR (s.what = 'event' AND o.id IS NULL))) THEN
        PERFORM threadline.refuse('team', e.id);
    END IF;
    PERFORM threadline.grow_epoch(array_agg(m.agent)) FROM threadline.swarm_member m WHERE m.swarm = e.subject;
END $$;

CREATE FUNCTION threadline.follow_swarm(e threadline.written, said json, me threadline.agent) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    CASE e.kind
    WHEN 'swarm.started' THEN
        INSERT INTO threadline.swarm(swarm, case_id) VALUES (e.subject, (said ->> 'case')::uuid)
            ON CONFLICT (swarm) DO NOTHING;
        IF NOT FOUND THEN
            PERFORM threadline.refuse('id', e.id);
        END IF;
    WHEN 'swarm.invited' THEN
        IF NOT EXISTS (SELECT FROM threadline.agent a WHERE a.name = said ->> 'agent' AND a.role <> 'connector'
                       AND a.removed_at IS NULL) THEN
            PERFORM threadline.refuse('agent', e.id, jsonb_build_object('owner', said ->> 'agent'));
        END IF;
        INSERT INTO threadline.swarm_member(swarm, agent) VALUES (e.subject, said ->> 'agent') ON CONFLICT DO NOTHING;
        PERFORM threadline.grow_epoch(ARRAY[said ->> 'agent']);
    WHEN 'swarm.declined', 'swarm.left' THEN
        DELETE FROM threadline.swarm_member WHERE swarm = e.subject AND agent = me.name;
        PERFORM threadline.grow_epoch(ARRAY[me.name]);
    WHEN 'swarm.shared' THEN
        PERFORM threadline.share(e, said, me);
    ELSE NULL;
    END CASE;
END $$;

-- A body to look into. What PostgreSQL cannot hold in a text (U+0000, half a surrogate pair) can stand in JSON, and in
-- the subject of a mail; the ids and names that matter here have neither.
CREATE FUNCTION threadline.readable(body text) RETURNS json
    LANGUAGE plpgsql IMMUTABLE
    AS $$
BEGIN
    IF strpos(body, '\u') = 0 THEN
        RETURN body::json;
    END IF;
    RETURN regexp_replace(body, '\\u(0000|[dD][89a-fA-F][0-9a-fA-F]{2})', '\\ufffd', 'g')::json;
END $$;

-- One event: may I, does it still hold, and what does it change of what the hub has to know.
CREATE FUNCTION threadline.append_event(e threadline.written, me threadline.agent, leases jsonb, at_position bigint)
    RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    said json := threadline.readable(e.body);
    rule threadline.kind_rule := threadline.check_kind(e, me);
    room text := split_part(e.kind, '.', 1);
    its_case uuid;
    state threadline.case_state;
    is_member boolean := false;
    first uuid;
BEGIN
    IF e.id IS NULL OR e.subject IS NULL OR e.at IS NULL OR json_typeof(said) IS DISTINCT FROM 'object' THEN
        PERFORM threadline.refuse('body', e.id);
    END IF;
    IF e.kind = 'case.opened' THEN
        PERFORM threadline.open_case(e, said, me);
    END IF;
    its_case := threadline.case_of(e, said);
    IF room = 'swarm' THEN
        is_member := EXISTS (SELECT FROM threadline.swarm_member m WHERE m.swarm = e.subject AND m.agent = me.name);
        IF its_case IS NULL OR (me.role = 'expert' AND NOT is_member) THEN
            PERFORM threadline.refuse('unknown', e.id);
        END IF;
    END IF;
    IF its_case IS NOT NULL THEN
        SELECT * INTO state FROM threadline.case_state c WHERE c.case_id = its_case;
        IF NOT FOUND THEN
            PERFORM threadline.refuse('unknown', e.id);
        ELSIF state.team <> ALL(me.teams || '{""}') AND NOT is_member THEN
            PERFORM threadline.refuse('team', e.id, jsonb_build_object('team', state.team, 'number', state.number));
        END IF;
    END IF;

    IF room = 'case' THEN
        PERFORM threadline.follow_case(e, said, me, state);
    ELSIF e.kind = 'interaction.moved' THEN
        PERFORM threadline.check_one_team(e, nullif(said ->> 'from', '')::uuid, its_case);
    ELSIF e.kind = 'message.received' THEN
        IF said ->> 'external_key' <> '' THEN
            INSERT INTO threadline.arrival(account, external_key, id)
                VALUES (coalesce(said ->> 'account', ''), said ->> 'external_key', e.id) ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN
                SELECT a.id INTO first FROM threadline.arrival a
                    WHERE a.account = coalesce(said ->> 'account', '') AND a.external_key = said ->> 'external_key';
                PERFORM threadline.refuse('duplicate', e.id, jsonb_build_object('first', first));
            END IF;
        END IF;
    ELSIF room = 'message' THEN
        PERFORM threadline.follow_reply(e, said, me, rule, leases);
    ELSIF room = 'swarm' THEN
        PERFORM threadline.follow_swarm(e, said, me);
    END IF;

    INSERT INTO threadline.event(position, id, author, subject, case_id, kind, actor, at, body, words)
        VALUES (at_position, e.id, me.name, e.subject, its_case, e.kind, e.actor, e.at, e.body, nullif(e.words, ''));
    UPDATE threadline.case_state SET position = at_position WHERE case_id = its_case;
    IF json_typeof(said -> 'attachments') = 'array' THEN
        INSERT INTO threadline.event_attachment(sha256, position)
            SELECT DISTINCT decode(file ->> 'sha256', 'hex'), at_position
            FROM json_array_elements(said -> 'attachments') file
            WHERE file ->> 'sha256' <> '';
    END IF;
END $$;

-- Arrays of equal length, one element to the event; `batches` numbers the batches and does not fall. `leases`: the
-- tokens of the channel accounts that this host holds, {"support@shop.example": 7}.
--
-- Answers a row for each event of a batch that was accepted (its place among the arguments, and its position), one row
-- with a refusal for each that was not. A batch that is in the log already is accepted again, with the same positions.
CREATE FUNCTION threadline.append(batches integer[], ids uuid[], subjects uuid[], kinds text[], actors text[],
                                  times bigint[], bodies text[], texts bytea[], leases jsonb)
    RETURNS TABLE (batch integer, place integer, "position" bigint, refusal jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
#variable_conflict use_column
DECLARE
    me threadline.agent := threadline.me();
    reached bigint;
    before bigint;
    begun bigint;
    known integer;
    same integer;
    first integer := 1;
    last integer;
    i integer;
    detail text;
BEGIN
    IF me.login IS NULL THEN
        RAISE EXCEPTION 'nobody of this name works with this hub' USING ERRCODE = 'TL002';
    END IF;
    -- From here to the commit nobody else appends (0002_events.sql says why).
    UPDATE threadline.head h SET position = h.position RETURNING h.position INTO reached;
    begun := reached;
    WHILE first <= coalesce(cardinality(batches), 0) LOOP
        last := first;
        WHILE last < cardinality(batches) AND batches[last + 1] = batches[first] LOOP
            last := last + 1;
        END LOOP;
        before := reached;
        BEGIN
            SELECT count(*), count(*) FILTER (WHERE e.author = me.name AND e.subject = subjects[n] AND e.kind = kinds[n]
                       AND e.actor = actors[n] AND e.at = times[n] AND e.body = bodies[n]
                       AND e.words IS NOT DISTINCT FROM nullif(texts[n], ''))
                INTO known, same
                FROM generate_series(first, last) n JOIN threadline.event e ON e.id = ids[n];
            IF known > 0 AND (same < known OR known < last - first + 1) THEN
                PERFORM threadline.refuse('id', (SELECT e.id FROM threadline.event e
                                                 WHERE e.id = ANY(ids[first:last]) LIMIT 1));
            ELSIF known = 0 THEN
                FOR i IN first .. last LOOP
                    reached := reached + 1;
                    PERFORM threadline.append_event(
                        ROW(ids[i], subjects[i], kinds[i], actors[i], times[i], bodies[i], texts[i])::threadline.written,
                        me, leases, reached);
                END LOOP;
            END IF;
            RETURN QUERY SELECT batches[first], n, e.position, NULL::jsonb
                FROM generate_series(first, last) n JOIN threadline.event e ON e.id = ids[n] ORDER BY n;
        EXCEPTION
            WHEN SQLSTATE 'TL001' THEN
                GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
                reached := before;
                batch := batches[first]; place := first; position := NULL; refusal := detail::jsonb;
                RETURN NEXT;
            WHEN data_exception OR not_null_violation THEN
                reached := before;
                batch := batches[first]; place := first; position := NULL;
                refusal := jsonb_build_object('code', 'body', 'event', ids[first]);
                RETURN NEXT;
            WHEN unique_violation THEN -- one id twice in a batch
                reached := before;
                batch := batches[first]; place := first; position := NULL;
                refusal := jsonb_build_object('code', 'id', 'event', ids[first]);
                RETURN NEXT;
        END;
        first := last + 1;
    END LOOP;
    IF reached > begun THEN
        UPDATE threadline.head h SET position = reached;
        -- Only "there is more": what it is each desk may read for itself.
        PERFORM pg_notify('threadline', 'event ' || reached);
    END IF;
END $$;

-- Numbers for cases that a desk will open, also offline.
CREATE FUNCTION threadline.reserve_numbers(count integer, OUT first bigint, OUT last bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
DECLARE
    me threadline.agent := threadline.me();
BEGIN
    IF me.login IS NULL OR me.role = 'expert' OR count NOT BETWEEN 1 AND 1000 THEN
        RAISE EXCEPTION 'an expert opens no cases, and a desk takes a thousand numbers at most' USING ERRCODE = 'TL002';
    END IF;
    UPDATE threadline.head h SET last_number = h.last_number + count RETURNING h.last_number INTO last;
    first := last - count + 1;
    INSERT INTO threadline.number_block VALUES (first, last, me.login);
END $$;

SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.append(integer[], uuid[], uuid[], text[], text[],
    bigint[], text[], bytea[], jsonb), threadline.reserve_numbers(integer)');
