-- Rounds: one row for each person or unit that a step waits for, or that has answered it. A live turn (ended IS NULL)
-- belongs to a round that is open now; at most one for each who takes part.
CREATE TABLE yz.turns (
  id          bigserial PRIMARY KEY,
  type        text NOT NULL,
  doc         integer NOT NULL,
  round       text NOT NULL,
  -- the collection of the one who takes part, and the id in it
  of_type     text NOT NULL CHECK (of_type IN ('users', 'organisations')),
  of_id       integer NOT NULL,
  opened_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  lapses_at   timestamptz,
  answer      text,
  answered_at timestamptz,
  actor       integer,
  reason      text,
  data        jsonb NOT NULL DEFAULT '{}',
  ended_at    timestamptz,
  -- closed: the round was over · spared: enough others had answered · dropped, lapsed: took part no longer ·
  -- void: what had been vouched for was changed · recalled: taken back
  ended       text CHECK (ended IN ('closed', 'spared', 'dropped', 'lapsed', 'void', 'recalled')),
  CHECK ((ended IS NULL) = (ended_at IS NULL)),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX turns_live ON yz.turns (type, doc, round, of_type, of_id) WHERE ended IS NULL;
CREATE INDEX turns_doc ON yz.turns (type, doc, id);
CREATE INDEX turns_waiting ON yz.turns (of_type, of_id, type) WHERE ended IS NULL AND answer IS NULL;
CREATE INDEX turns_lapse ON yz.turns (lapses_at) WHERE ended IS NULL AND answer IS NULL AND lapses_at IS NOT NULL;

-- An answer in a round stands in the history without leading to another state.
ALTER TABLE yz.history ADD COLUMN turn bigint REFERENCES yz.turns (id);
CREATE OR REPLACE VIEW yz.steps AS
  SELECT h.id, h.at, h.type, h.doc, h.transition, h.from_state, h.to_state, h.actor, h.reason, h.since, h.due_at, h.undoes
  FROM yz.history h
  WHERE h.undoes IS NULL AND h.turn IS NULL AND NOT EXISTS (SELECT 1 FROM yz.history u WHERE u.undoes = h.id);
