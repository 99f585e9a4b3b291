-- What each desk asks whenever somebody wrote something: fifty of them ask at once. Who is asking is asked by each rule of
-- reading; in PL/pgSQL it keeps its plans, and a function in SQL is planned anew for each question.

CREATE OR REPLACE FUNCTION threadline.me() RETURNS threadline.agent
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    whoever threadline.agent;
BEGIN
    SELECT a.* INTO whoever FROM threadline.agent a
        WHERE a.login = session_user AND a.joined_at IS NOT NULL AND a.removed_at IS NULL;
    RETURN whoever;
END $$;
CREATE OR REPLACE FUNCTION threadline.my_teams() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    mine text[];
BEGIN
    SELECT a.teams || '{""}' INTO mine FROM threadline.agent a
        WHERE a.login = session_user AND a.joined_at IS NOT NULL AND a.removed_at IS NULL AND a.role <> 'expert';
    RETURN mine;
END $$;
CREATE OR REPLACE FUNCTION threadline.progress(OUT head bigint, OUT epoch bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    SELECT h.position, a.epoch INTO head, epoch
        FROM threadline.head h LEFT JOIN threadline.agent a
             ON a.login = session_user AND a.joined_at IS NOT NULL AND a.removed_at IS NULL;
END $$;
