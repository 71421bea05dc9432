-- Whom a deputy is told of something for; null: for themselves.
ALTER TABLE yz.notices ADD COLUMN stands_for integer;
