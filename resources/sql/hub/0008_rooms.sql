-- Swarms have rooms for people of no team of ours: what a machine says there, and who can make one.
INSERT INTO threadline.kind_rule(kind, agent, lead, expert, connector, lease) VALUES
    ('swarm.heard',       '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('swarm.room_opened', '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('swarm.room_closed', '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('rooms.*',           '{self}',         '{self}',         NULL, '{self}',    false);
