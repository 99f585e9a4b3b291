-- Who may write what. An exact kind goes before its room ("case.*"); what stands in neither cannot be written: a
-- kind that comes into the program comes into this table, in a file of its own.
--
-- "self": in the agent's own name. "machine": as the rules, the outbox or a channel account; never in another
-- person's name. NULL: not at all. `lease`: when a machine says it, it has to hold the account that the message
-- leaves by.
CREATE TABLE threadline.kind_rule(
    kind      text PRIMARY KEY,
    agent     text[],
    lead      text[],
    expert    text[],
    connector text[],
    lease     boolean NOT NULL DEFAULT false
);
INSERT INTO threadline.kind_rule(kind, agent, lead, expert, connector, lease) VALUES
    ('message.received',      '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('message.flags_changed', '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('message.queued',        '{self}',         '{self}',         NULL, NULL,        false),
    ('message.cancelled',     '{self}',         '{self}',         NULL, NULL,        false),
    ('message.released',      '{self}',         '{self}',         NULL, NULL,        false),
    ('message.rescheduled',   '{self}',         '{self}',         NULL, NULL,        false),
    ('message.requeued',      '{self,machine}', '{self,machine}', NULL, '{machine}', true),
    ('message.held',          '{machine}',      '{machine}',      NULL, '{machine}', true),
    ('message.sending',       '{machine}',      '{machine}',      NULL, '{machine}', true),
    ('message.handed_over',   '{machine}',      '{machine}',      NULL, '{machine}', true),
    ('message.sent',          '{machine}',      '{machine}',      NULL, '{machine}', true),
    ('message.failed',        '{machine}',      '{machine}',      NULL, '{machine}', true),
    ('message.in_doubt',      '{machine}',      '{machine}',      NULL, '{machine}', true),
    ('message.filed',         '{machine}',      '{machine}',      NULL, '{machine}', true),

    ('case.opened',           '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('case.status_changed',   '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('case.customer_changed', '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('case.assigned',         '{self}',         '{self}',         NULL, '{machine}', false),
    ('case.*',                '{self}',         '{self}',         NULL, NULL,        false),
    ('interaction.moved',     '{self}',         '{self}',         NULL, NULL,        false),

    ('customer.created',      '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('customer.erased',       NULL,             '{self}',         NULL, NULL,        false),
    ('customer.*',            '{self}',         '{self}',         NULL, NULL,        false),
    ('identity.linked',       '{self,machine}', '{self,machine}', NULL, '{machine}', false),
    ('identity.*',            '{self}',         '{self}',         NULL, NULL,        false),
    ('suggestion.*',          '{self}',         '{self}',         NULL, NULL,        false),

    ('account.*',             '{self}',         '{self}',         NULL, '{self}',  false),
    ('view.*',                '{self}',         '{self}',         NULL, NULL,        false),
    ('snippet.*',             '{self}',         '{self}',         NULL, NULL,        false),
    ('macro.*',               NULL,             '{self}',         NULL, NULL,        false),
    ('field.*',               NULL,             '{self}',         NULL, NULL,        false),
    ('calendar.*',            NULL,             '{self}',         NULL, NULL,        false),
    ('sla.*',                 NULL,             '{self}',         NULL, NULL,        false),

    ('swarm.accepted',        '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.declined',        '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.left',            '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.said',            '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.edited',          '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.reacted',         '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.read',            '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.answer_proposed', '{self}',         '{self}',         '{self}', NULL,    false),
    ('swarm.*',               '{self}',         '{self}',         NULL,     NULL,    false);
SELECT threadline.grant_to_members('SELECT ON threadline.kind_rule');
