-- Branches: one row for each document that was opened for somebody out of another one. A live branch (ended IS NULL)
-- belongs to a state the other one is in now; at most one for each who is named.
CREATE TABLE yz.branches (
  id          bigserial PRIMARY KEY,
  -- the document they come from
  type        text NOT NULL,
  doc         integer NOT NULL,
  branching   text NOT NULL,
  -- for whom it is, in the collection that the relation points to
  of_id       integer NOT NULL,
  -- the branch itself
  branch_type text NOT NULL,
  branch      integer NOT NULL,
  opened_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at    timestamptz,
  -- joined: all were done and the document went on · dropped: takes part no longer · left: the document went another way ·
  -- recalled: the step that opened it was taken back
  ended       text CHECK (ended IN ('joined', 'dropped', 'left', 'recalled')),
  CHECK ((ended IS NULL) = (ended_at IS NULL)),
  UNIQUE (branch_type, branch)
);
CREATE UNIQUE INDEX branches_live ON yz.branches (type, doc, branching, of_id) WHERE ended IS NULL;
CREATE INDEX branches_doc ON yz.branches (type, doc);
