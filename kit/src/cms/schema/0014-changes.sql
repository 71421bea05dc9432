-- What a step changed of the declared fields, as `Changes` in kit/src/cms/changes/changes.ts, and the door it came through
-- (see kit/src/cms/door.ts); NULL in rows from before there was a use for them.
ALTER TABLE yz.history ADD COLUMN changes jsonb, ADD COLUMN door text;
ALTER TABLE yz.audit   ADD COLUMN door text;

-- What somebody saved without taking a step, once a document has taken one: what one person saved between two entries of the
-- history is one row.
CREATE TABLE yz.edits (
  id      bigserial PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT clock_timestamp(),  -- of the last time
  type    text    NOT NULL,
  doc     integer NOT NULL,
  state   text    NOT NULL,
  after   bigint  NOT NULL,     -- the newest row of the history then
  actor   integer,              -- null: by itself
  door    text    NOT NULL,
  changes jsonb   NOT NULL
);
CREATE INDEX edits_doc ON yz.edits (type, doc, id);
