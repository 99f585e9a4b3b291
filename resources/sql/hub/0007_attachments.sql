-- The files that events name by their SHA-256, in parts of a megabyte, so that both ways can be gone on with where they
-- were cut. A file counts only when it is whole and hashes to its name.
--
-- Readable to whoever reads an event that names it, if the author of that event has shown to have the file: by bringing
-- it, or by being able to read it. Naming a hash one has only heard of opens nothing.

CREATE TABLE threadline.file(
    sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
    size   bigint NOT NULL
);
CREATE TABLE threadline.file_part(
    sha256 bytea REFERENCES threadline.file,
    part   integer,
    bytes  bytea NOT NULL,
    PRIMARY KEY (sha256, part)
);
ALTER TABLE threadline.file_part ALTER bytes SET STORAGE EXTERNAL; -- most files are packed already
CREATE TABLE threadline.file_owner(
    sha256 bytea REFERENCES threadline.file,
    author text,
    PRIMARY KEY (sha256, author)
);
-- On its way up, each author's own: nobody spoils another's.
CREATE TABLE threadline.file_arriving(
    sha256 bytea CHECK (length(sha256) = 32),
    author text,
    part   integer CHECK (part BETWEEN 0 AND 255),
    bytes  bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (sha256, author, part)
);
ALTER TABLE threadline.file_arriving ALTER bytes SET STORAGE EXTERNAL;

ALTER TABLE threadline.file_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE threadline.file_part FORCE ROW LEVEL SECURITY;
CREATE POLICY hub ON threadline.file_part TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY readers ON threadline.file_part FOR SELECT USING (
    EXISTS (SELECT FROM threadline.file_owner o
            WHERE o.sha256 = file_part.sha256 AND o.author = (SELECT threadline.my_name()))
    OR EXISTS (SELECT FROM threadline.event_attachment a JOIN threadline.event e ON e.position = a.position
               JOIN threadline.file_owner o ON o.sha256 = a.sha256 AND o.author = e.author
               WHERE a.sha256 = file_part.sha256));

ALTER TABLE threadline.file_owner ENABLE ROW LEVEL SECURITY;
ALTER TABLE threadline.file_owner FORCE ROW LEVEL SECURITY;
CREATE POLICY hub ON threadline.file_owner TO CURRENT_USER USING (true) WITH CHECK (true);
-- Which of the colleagues has it, for those who read an event of theirs that names it.
CREATE POLICY readers ON threadline.file_owner FOR SELECT USING (
    author = (SELECT threadline.my_name())
    OR EXISTS (SELECT FROM threadline.event_attachment a JOIN threadline.event e ON e.position = a.position
               WHERE a.sha256 = file_owner.sha256 AND e.author = file_owner.author));

-- Which parts are still wanted of me: none when I can read the file already.
CREATE FUNCTION threadline.parts_here(of_file bytea) RETURNS integer[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT coalesce(array_agg(part ORDER BY part), '{}') FROM threadline.file_arriving
          WHERE sha256 = of_file AND author = threadline.my_name() $$;

CREATE FUNCTION threadline.put_part(of_file bytea, number integer, content bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    IF threadline.my_name() IS NULL OR threadline.my_role() = 'expert' THEN
        RAISE EXCEPTION 'only agents, leads and connectors bring files' USING ERRCODE = 'TL002';
    END IF;
    INSERT INTO threadline.file_arriving VALUES (of_file, threadline.my_name(), number, content) ON CONFLICT DO NOTHING;
END $$;

-- False: the parts are not the file of this name; all of them are wanted again.
CREATE FUNCTION threadline.finish_file(of_file bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
DECLARE
    me CONSTANT text := threadline.my_name();
    whole bytea;
    good boolean;
BEGIN
    SELECT coalesce(string_agg(bytes, '' ORDER BY part), '') INTO whole FROM threadline.file_arriving
        WHERE sha256 = of_file AND author = me;
    good := sha256(whole) = of_file AND me IS NOT NULL AND threadline.my_role() <> 'expert';
    IF good THEN
        INSERT INTO threadline.file VALUES (of_file, length(whole)) ON CONFLICT DO NOTHING;
        IF FOUND THEN
            INSERT INTO threadline.file_part SELECT sha256, part, bytes FROM threadline.file_arriving
                WHERE sha256 = of_file AND author = me;
        END IF;
        INSERT INTO threadline.file_owner VALUES (of_file, me) ON CONFLICT DO NOTHING;
    END IF;
    DELETE FROM threadline.file_arriving WHERE sha256 = of_file AND author = me;
    RETURN good;
END $$;

-- Whoever can read a file may pass it on: row-level security decides whether, as the one who asks.
CREATE FUNCTION threadline.can_read_file(of_file bytea) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN RETURN EXISTS (SELECT FROM threadline.file_part p WHERE p.sha256 = of_file); END $$;
CREATE POLICY passing_on ON threadline.file_owner FOR INSERT WITH CHECK (
    author = (SELECT threadline.my_name()) AND threadline.can_read_file(sha256));
CREATE FUNCTION threadline.have_file(of_file bytea) RETURNS boolean
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    IF NOT threadline.can_read_file(of_file) THEN
        RETURN false;
    END IF;
    INSERT INTO threadline.file_owner(sha256, author) VALUES (of_file, threadline.my_name()) ON CONFLICT DO NOTHING;
    RETURN true;
END $$;

SELECT threadline.grant_to_members('SELECT ON threadline.file_part');
SELECT threadline.grant_to_members('SELECT, INSERT ON threadline.file_owner');
SELECT threadline.grant_to_members('EXECUTE ON FUNCTION threadline.parts_here(bytea),
    threadline.put_part(bytea, integer, bytea), threadline.finish_file(bytea), threadline.can_read_file(bytea),
    threadline.have_file(bytea)');
