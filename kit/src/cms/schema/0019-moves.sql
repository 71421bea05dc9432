-- Documents that a migration moved out of a state their workflow no longer has, until the kit has done what follows from it
-- (see kit/src/cms/upgrade/finish-moves.ts).
CREATE TABLE yz.moves (
  type       text    NOT NULL,
  doc        integer NOT NULL,
  from_state text    NOT NULL,
  -- the new state is the old one under another name
  renamed    boolean NOT NULL,
  PRIMARY KEY (type, doc)
);
