-- A desk that joins fetches the settings, and what its person works on, before everything else.
CREATE INDEX event_of_settings ON threadline.event(position)
    WHERE case_id IS NULL AND kind !~ '^(customer|identity|suggestion|message)\.';
