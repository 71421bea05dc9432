-- The row of the history an event and a notice tell of: its text, its actor, who got a copy.
ALTER TABLE yz.events  ADD COLUMN step bigint;
ALTER TABLE yz.notices ADD COLUMN step bigint;

-- 抄送: whom this step told for information.
ALTER TABLE yz.history ADD COLUMN copied integer[];

-- 已办: what a person did.
CREATE INDEX history_actor ON yz.history (actor, type, doc);
