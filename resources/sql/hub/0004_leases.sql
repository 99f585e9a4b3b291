-- A channel account is fetched and sent from by one host at a time. Its token grows with each hand-over, and append()
-- refuses what comes with an older one: a host that slept through its time cannot send. Time is this server's alone.

CREATE TABLE threadline.lease(
    account text PRIMARY KEY,
    token   bigint NOT NULL,
    login   text NOT NULL,
    host    text NOT NULL,        -- one process; two servers may share a login
    until   timestamptz NOT NULL
);

CREATE TYPE threadline.lease_answer AS (
    token bigint, -- NULL: somebody else holds it
    seconds_left double precision,
    holder text
);

-- Taken when it is free, renewed when it is mine. `known_token`: the one I had; 0 for none.
CREATE FUNCTION threadline.hold_lease(of_account text, my_host text, known_token bigint) RETURNS threadline.lease_answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
DECLARE
    span CONSTANT interval := '30 seconds'; -- after which another takes over
    me threadline.agent := threadline.me();
    held threadline.lease;
    moment timestamptz;
BEGIN
    IF me.login IS NULL OR me.role = 'expert' THEN
        RAISE EXCEPTION 'only agents, leads and connectors hold channel accounts' USING ERRCODE = 'TL002';
    END IF;
    INSERT INTO threadline.lease VALUES (of_account, 0, me.login, my_host, '-infinity') ON CONFLICT DO NOTHING;
    SELECT * INTO held FROM threadline.lease WHERE account = of_account FOR UPDATE;
    moment := clock_timestamp(); -- after the lock: waiting for it may have taken longer than the lease had
    IF held.login = me.login AND held.host = my_host AND held.token = known_token AND known_token > 0
       AND held.until > '-infinity' THEN
        UPDATE threadline.lease SET until = moment + span WHERE account = of_account;
    ELSIF held.until <= moment THEN
        held.token := held.token + 1;
        UPDATE threadline.lease SET token = held.token, login = me.login, host = my_host, until = moment + span
            WHERE account = of_account;
    ELSE
        RETURN (NULL, extract(epoch FROM held.until - moment),
                (SELECT a.name FROM threadline.agent a WHERE a.login = held.login))::threadline.lease_answer;
    END IF;
    RETURN (held.token, extract(epoch FROM span), me.name)::threadline.lease_answer;
END $$;

CREATE FUNCTION threadline.release_lease(of_account text, my_host text, known_token bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s'
    AS $$
BEGIN
    UPDATE threadline.lease SET until = '-infinity'
        WHERE account = of_account AND login = (threadline.me()).login AND host = my_host AND token = known_token
              AND until > '-infinity';
    IF FOUND THEN
        PERFORM pg_notify('threadline', 'lease');
    END IF;
    RETURN FOUND;
END $$;

SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.hold_lease(text, text, bigint),
                                    threadline.release_lease(text, text, bigint)');
