-- Ledgers (台账) that somebody sent to be brought in. The file is there from its check until it is brought in, or its time is up.
CREATE TABLE yz.imports (
  id         serial PRIMARY KEY,
  type       text NOT NULL,
  actor      integer NOT NULL,
  filename   text NOT NULL,
  -- SHA-256 of the file
  digest     text NOT NULL,
  file       bytea,
  -- what the last check found
  preview    jsonb NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  -- when it was brought in, and how many documents came of it
  done_at    timestamptz,
  docs       integer,
  -- why the last attempt to bring it in failed: the key of a message
  failure    text
);
CREATE INDEX imports_actor ON yz.imports (actor, type, id);
-- One file is brought in once.
CREATE UNIQUE INDEX imports_done ON yz.imports (type, digest) WHERE done_at IS NOT NULL;

-- The file that a step was brought in from.
ALTER TABLE yz.history ADD COLUMN import integer REFERENCES yz.imports (id);
