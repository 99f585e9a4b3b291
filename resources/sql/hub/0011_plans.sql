-- Planning a statement of append() takes longer than running it, and the plans are the same whatever is appended: they are
-- made once for each connection, not five times.
ALTER FUNCTION threadline.append(integer[], uuid[], uuid[], text[], text[], bigint[], text[], bytea[], jsonb)
    SET plan_cache_mode = 'force_generic_plan';
