-- The working-day table counts its changes; a clock that was read from an older one is read anew by the worker.
CREATE TABLE yz.calendar (version bigint NOT NULL);
INSERT INTO yz.calendar (version) VALUES (1);

-- What governs the deadline of a state. A change makes a new version; what is under way keeps the one it began with.
CREATE TABLE yz.deadline_rules (
  id       bigserial PRIMARY KEY,
  type     text    NOT NULL,
  state    text    NOT NULL,
  version  integer NOT NULL,
  rule     jsonb   NOT NULL,  -- what holds: a DeadlineRule
  declared jsonb   NOT NULL,  -- what the declaration said at that time
  at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor    integer,           -- who changed it; null: the declaration
  UNIQUE (type, state, version)
);

-- The clocks of a document: of the state it is in, and of those for which that state makes a pause. The deadline itself
-- stands in the document's row.
CREATE TABLE yz.clocks (
  type        text    NOT NULL,
  doc         integer NOT NULL,
  state       text    NOT NULL,
  rule        bigint  NOT NULL REFERENCES yz.deadline_rules (id),
  runs        jsonb   NOT NULL,  -- [[from, to or null], …]: when it ran
  extended    text,              -- span of an extension that was approved
  calendar    bigint  NOT NULL,  -- version of the table it was read from
  warned_at   timestamptz,
  overdue_at  timestamptz,
  escalated   integer NOT NULL DEFAULT 0,  -- levels that were told
  escalate_at timestamptz,                 -- when the next one is; null while it stands still
  PRIMARY KEY (type, doc, state)
);
CREATE INDEX clocks_rule ON yz.clocks (rule);
CREATE INDEX clocks_calendar ON yz.clocks (calendar);
CREATE INDEX clocks_escalate ON yz.clocks (escalate_at) WHERE escalate_at IS NOT NULL;

-- Why a deadline is another one than it was: the table changed (step is null), or an extension was approved.
CREATE TABLE yz.deadline_moves (
  id       bigserial PRIMARY KEY,
  at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  type     text    NOT NULL,
  doc      integer NOT NULL,
  state    text    NOT NULL,
  step     bigint REFERENCES yz.history (id),
  from_due timestamptz NOT NULL,
  to_due   timestamptz NOT NULL
);
CREATE INDEX deadline_moves_doc ON yz.deadline_moves (type, doc);

-- The clocks as they were before a step, for the case that it is taken back.
ALTER TABLE yz.history ADD COLUMN clocks jsonb;

-- 'deadline': the light turned amber (transition 'warned'), or what is overdue goes to a level ('escalated.1', …).
ALTER TABLE yz.events DROP CONSTRAINT events_kind_check,
  ADD CONSTRAINT events_kind_check CHECK (kind IN ('created','updated','deleted','transition','overdue','deadline')),
  ADD COLUMN rule bigint;  -- the version of the rule a deadline followed
