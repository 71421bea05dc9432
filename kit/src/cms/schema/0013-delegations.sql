-- 委托: `principal` is stood for by `deputy`, in these apps (all with a workflow, where NULL), from and until these moments.
CREATE TABLE yz.delegations (
  id         serial PRIMARY KEY,
  principal  integer NOT NULL,
  deputy     integer NOT NULL CHECK (deputy <> principal),
  apps       text[],
  remark     text,
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- before its time, and by whom
  ended_at   timestamptz,
  ended_by   integer,
  CHECK (starts_at < ends_at)
);
CREATE INDEX delegations_deputy ON yz.delegations (deputy, ends_at) WHERE ended_at IS NULL;
CREATE INDEX delegations_principal ON yz.delegations (principal, id);

-- In whose name a step was taken, where it was not the actor's own.
ALTER TABLE yz.history ADD COLUMN principal integer;
ALTER TABLE yz.audit   ADD COLUMN principal integer;
ALTER TABLE yz.turns   ADD COLUMN principal integer;
CREATE INDEX history_principal ON yz.history (principal, type, doc) WHERE principal IS NOT NULL;

CREATE OR REPLACE VIEW yz.steps AS
  SELECT h.id, h.at, h.type, h.doc, h.transition, h.from_state, h.to_state, h.actor, h.reason, h.since, h.due_at, h.undoes, h.principal
  FROM yz.history h
  WHERE h.undoes IS NULL AND h.turn IS NULL AND NOT EXISTS (SELECT 1 FROM yz.history u WHERE u.undoes = h.id);
