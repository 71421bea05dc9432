-- 撤回: a step that takes back another one names it. History keeps both; figures count neither.
ALTER TABLE yz.history ADD COLUMN undoes bigint REFERENCES yz.history (id);
CREATE UNIQUE INDEX history_undoes ON yz.history (undoes) WHERE undoes IS NOT NULL;

-- The steps that stand: neither taken back nor the taking back of one.
CREATE VIEW yz.steps AS
  SELECT * FROM yz.history h
  WHERE h.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM yz.history u WHERE u.undoes = h.id);
