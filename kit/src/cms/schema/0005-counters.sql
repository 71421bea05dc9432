-- Numbers given out one after the other, a sequence each; the row is locked until the giving is committed, so none is lost.
CREATE TABLE yz.counters (
  sequence text PRIMARY KEY,
  last     bigint NOT NULL
);
