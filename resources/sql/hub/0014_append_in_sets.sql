-- append() as in 0005, where most of what is written goes in as a set. An event that changes nothing but the log (an
-- arrival, a customer, a setting) needs no function of its own: what stands in a row of them is checked and written by one
-- statement for each question. What a case, a reply or a swarm has to say goes one by one, as before.

-- May be written together with its neighbours: nothing that the hub follows changes by it.
CREATE FUNCTION threadline.is_plain(kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT kind IN ('message.received', 'message.flags_changed')
                 OR split_part(kind, '.', 1) NOT IN ('message', 'case', 'swarm', 'interaction') $$;

-- Case by case: it is there, it is of my team, and this is the last event about it. `cases`: of the events from
-- at_position + 1 on, NULL where there is none.
CREATE FUNCTION threadline.follow_plain_cases(ids uuid[], cases uuid[], me threadline.agent, at_position bigint)
    RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    its record;
    state threadline.case_state;
BEGIN
    FOR its IN SELECT c.id, min(c.n) AS first, max(c.n) AS last FROM unnest(cases) WITH ORDINALITY c(id, n)
               WHERE c.id IS NOT NULL GROUP BY c.id ORDER BY min(c.n) LOOP
        UPDATE threadline.case_state c SET position = at_position + its.last WHERE c.case_id = its.id
            RETURNING c.* INTO state;
        IF NOT FOUND THEN
            PERFORM threadline.refuse('unknown', ids[its.first]);
        ELSIF state.team <> ALL(me.teams || '{""}') THEN
            PERFORM threadline.refuse('team', ids[its.first],
                                      jsonb_build_object('team', state.team, 'number', state.number));
        END IF;
    END LOOP;
END $$;

-- The same message fetched by two desks is one message. `keys`: NULL or empty where the channel gives none.
CREATE FUNCTION threadline.note_arrivals(ids uuid[], accounts text[], keys text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    wanted integer;
    noted integer;
    second record;
BEGIN
    SELECT count(*) INTO wanted FROM unnest(keys) k WHERE k <> '';
    IF wanted = 0 THEN
        RETURN;
    END IF;
    INSERT INTO threadline.arrival(account, external_key, id)
        SELECT coalesce(a.account, ''), a.key, a.id FROM unnest(accounts, keys, ids) a(account, key, id)
        WHERE a.key <> '' ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS noted = ROW_COUNT;
    IF noted < wanted THEN
        SELECT a.id, (SELECT b.id FROM threadline.arrival b
                      WHERE b.account = coalesce(a.account, '') AND b.external_key = a.key) AS first
            INTO second FROM unnest(accounts, keys, ids) WITH ORDINALITY a(account, key, id, n)
            WHERE a.key <> '' AND NOT EXISTS (SELECT FROM threadline.arrival b WHERE b.account = coalesce(a.account, '')
                                              AND b.external_key = a.key AND b.id = a.id)
            ORDER BY a.n LIMIT 1;
        IF NOT FOUND THEN -- one event twice
            PERFORM threadline.refuse('id', ids[1]);
        END IF;
        PERFORM threadline.refuse('duplicate', second.id, jsonb_build_object('first', second.first));
    END IF;
END $$;

-- A row of plain events; the first gets the position after at_position.
CREATE FUNCTION threadline.append_plain(ids uuid[], subjects uuid[], kinds text[], actors text[], times bigint[],
                                        bodies text[], texts bytea[], me threadline.agent, at_position bigint)
    RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    e threadline.written;
    cases uuid[];
    accounts text[];
    keys text[];
    files json[];
BEGIN
    -- Whoever may write one of a kind in a name may write them all.
    FOR e IN SELECT DISTINCT ON (w.kind, w.actor) w.id, w.subject, w.kind, w.actor, NULL::bigint, NULL::text, NULL::bytea
             FROM unnest(ids, subjects, kinds, actors) WITH ORDINALITY w(id, subject, kind, actor, n)
             ORDER BY w.kind, w.actor, w.n LOOP
        PERFORM threadline.check_kind(e, me);
    END LOOP;
    -- A body that is no object has no record, which is an error of the data like any other in it.
    SELECT array_agg(nullif(said."case", '')::uuid ORDER BY w.n), array_agg(said.account ORDER BY w.n),
           array_agg(CASE w.kind WHEN 'message.received' THEN said.external_key END ORDER BY w.n),
           array_agg(CASE json_typeof(said.attachments) WHEN 'array' THEN said.attachments END ORDER BY w.n)
        INTO cases, accounts, keys, files
        FROM unnest(kinds, bodies) WITH ORDINALITY w(kind, body, n),
             json_to_record(CASE strpos(w.body, '\u') WHEN 0 THEN w.body::json ELSE threadline.readable(w.body) END)
                 said("case" text, account text, external_key text, attachments json);
    PERFORM threadline.follow_plain_cases(ids, cases, me, at_position);
    PERFORM threadline.note_arrivals(ids, accounts, keys);
    INSERT INTO threadline.event(position, id, author, subject, case_id, kind, actor, at, body, words)
        SELECT at_position + w.n, w.id, me.name, w.subject, w.case_id, w.kind, w.actor, w.at, w.body, nullif(w.words, '')
        FROM unnest(ids, subjects, cases, kinds, actors, times, bodies, texts) WITH ORDINALITY
             w(id, subject, case_id, kind, actor, at, body, words, n);
    IF num_nonnulls(VARIADIC files) > 0 THEN
        INSERT INTO threadline.event_attachment(sha256, position)
            SELECT DISTINCT decode(file ->> 'sha256', 'hex'), at_position + f.n
            FROM unnest(files) WITH ORDINALITY f(list, n), json_array_elements(f.list) file
            WHERE file ->> 'sha256' <> '';
    END IF;
END $$;

-- One batch, whole or not at all: whoever calls it undoes what was written when it says no.
CREATE FUNCTION threadline.append_batch(ids uuid[], subjects uuid[], kinds text[], actors text[], times bigint[],
                                        bodies text[], texts bytea[], me threadline.agent, leases jsonb,
                                        at_position bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    count CONSTANT integer := cardinality(ids);
    i integer := 1;
    last integer;
BEGIN
    WHILE i <= count LOOP
        last := i;
        IF threadline.is_plain(kinds[i]) THEN
            WHILE last < count AND threadline.is_plain(kinds[last + 1]) LOOP
                last := last + 1;
            END LOOP;
            PERFORM threadline.append_plain(ids[i:last], subjects[i:last], kinds[i:last], actors[i:last], times[i:last],
                                            bodies[i:last], texts[i:last], me, at_position + i - 1);
        ELSE
            PERFORM threadline.append_event(
                ROW(ids[i], subjects[i], kinds[i], actors[i], times[i], bodies[i], texts[i])::threadline.written,
                me, leases, at_position + i);
        END IF;
        i := last + 1;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION threadline.append(batches integer[], ids uuid[], subjects uuid[], kinds text[], actors text[],
                                             times bigint[], bodies text[], texts bytea[], leases jsonb)
    RETURNS TABLE (batch integer, place integer, "position" bigint, refusal jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    SET plan_cache_mode = 'force_generic_plan' -- 0011_plans.sql says why
    AS $$
#variable_conflict use_column
DECLARE
    me threadline.agent := threadline.me();
    reached bigint;
    begun bigint;
    known integer;
    same integer;
    first integer := 1;
    last integer;
    detail text;
BEGIN
    IF me.login IS NULL THEN
        RAISE EXCEPTION 'nobody of this name works with this hub' USING ERRCODE = 'TL002';
    END IF;
    -- From here to the commit nobody else appends (0002_events.sql says why).
    SELECT h.position INTO reached FROM threadline.head h FOR UPDATE;
    begun := reached;
    WHILE first <= coalesce(cardinality(batches), 0) LOOP
        last := first;
        WHILE last < cardinality(batches) AND batches[last + 1] = batches[first] LOOP
            last := last + 1;
        END LOOP;
        BEGIN
            SELECT count(*) INTO known FROM threadline.event e WHERE e.id = ANY(ids[first:last]);
            IF known = 0 THEN
                PERFORM threadline.append_batch(ids[first:last], subjects[first:last], kinds[first:last],
                                                actors[first:last], times[first:last], bodies[first:last],
                                                texts[first:last], me, leases, reached);
                RETURN QUERY SELECT batches[first], n, reached + n - first + 1, NULL::jsonb
                    FROM generate_series(first, last) n;
                reached := reached + last - first + 1;
            ELSE
                SELECT count(*) INTO same
                    FROM generate_series(first, last) n JOIN threadline.event e ON e.id = ids[n]
                    WHERE e.author = me.name AND e.subject = subjects[n] AND e.kind = kinds[n]
                          AND e.actor = actors[n] AND e.at = times[n] AND e.body = bodies[n]
                          AND e.words IS NOT DISTINCT FROM nullif(texts[n], '');
                IF same < last - first + 1 THEN
                    PERFORM threadline.refuse('id', (SELECT e.id FROM threadline.event e
                                                     WHERE e.id = ANY(ids[first:last]) LIMIT 1));
                END IF;
                RETURN QUERY SELECT batches[first], n, e.position, NULL::jsonb
                    FROM generate_series(first, last) n JOIN threadline.event e ON e.id = ids[n] ORDER BY n;
            END IF;
        EXCEPTION
            WHEN SQLSTATE 'TL001' THEN
                GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
                batch := batches[first]; place := first; position := NULL; refusal := detail::jsonb;
                RETURN NEXT;
            WHEN data_exception OR not_null_violation THEN
                batch := batches[first]; place := first; position := NULL;
                refusal := jsonb_build_object('code', 'body', 'event', ids[first]);
                RETURN NEXT;
            WHEN unique_violation THEN -- one id twice in a batch
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
